import { IconFlag } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { MarkShape, Tier } from "@/components/model";
import { OutcomeMark } from "@/components/OutcomeMark";
import { TierBars } from "@/components/TierTag";
import { useFormat } from "@/i18n/format";
import type { AccountRow, SignalsSeen } from "@/ipc";
import classes from "./Board.module.css";

/** A column of the board: an outcome, or none yet. */
export interface ColumnSpot {
  id: string | null;
  name: string;
  shape: MarkShape | null;
  rows: readonly AccountRow[];
}

export interface BoardColumnProps {
  index: number;
  column: ColumnSpot;
  base: string;
  tiers: readonly Tier[];
  signals: ReadonlyMap<number, SignalsSeen>;
  current: string | null;
  selected: ReadonlySet<string>;
  /** The cards under way to another column. */
  lifted: ReadonlySet<string>;
  /** Whether they hang over this one. */
  target: boolean;
  /** The digit that sends a card here. */
  hint: number;
  onFocus: () => void;
  /** A card was pressed: it is the current one; with Ctrl or Shift it is chosen too, or no longer. */
  onCurrent: (column: number, row: AccountRow) => void;
  onChoose: (row: AccountRow) => void;
  onOpen: (row: AccountRow) => void;
}

/** Height of a card with the space under it, pixels at 100 %. */
const CARD = 76;

function rootScale(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Number.isFinite(size) ? size / 16 : 1;
}

/** One column: how many, and the cards in sight. */
export function BoardColumn(props: BoardColumnProps) {
  const { index, column, base, tiers, current, selected, lifted, target } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const box = useRef<HTMLDivElement>(null);
  const { rows } = column;
  const place = rows.findIndex((row) => String(row.account.id) === current);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => CARD * rootScale(),
    getItemKey: (at) => rows[at]?.account.id ?? at,
    overscan: 4,
    useFlushSync: false,
    initialRect: { width: 240, height: 600 },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another card moves the view
  useEffect(() => {
    if (place >= 0) {
      virtual.scrollToIndex(place, { align: "auto" });
    }
  }, [current]);
  const count = format.count(rows.length);
  const cardId = (id: string) => `${base}-card-${id}`;

  return (
    <section
      className={classes.column}
      data-column={index}
      data-target={target || undefined}
      data-testid={`board-${column.id ?? "none"}`}
    >
      <header className={classes.head}>
        {column.shape && <OutcomeMark shape={column.shape} size={15} />}
        <h2>{column.name}</h2>
        <span className={classes.count}>{count}</span>
        <span className={classes.digit} aria-hidden="true">
          <kbd>{format.count(props.hint)}</kbd>
        </span>
      </header>
      <div
        ref={box}
        className={classes.cards}
        role="listbox"
        aria-multiselectable
        aria-label={t("customers.board.column", {
          count: rows.length,
          n: count,
          name: column.name,
        })}
        // Each column is a stop of its own: a long one scrolls, also for the keyboard.
        tabIndex={0}
        aria-activedescendant={place >= 0 && current !== null ? cardId(current) : undefined}
        onFocus={props.onFocus}
      >
        {rows.length === 0 && (
          <p className={classes.empty} aria-hidden="true">
            {t("customers.board.empty")}
          </p>
        )}
        <div
          role="presentation"
          className={classes.tower}
          style={{ height: virtual.getTotalSize() }}
        >
          {virtual.getVirtualItems().map(({ index: at, start }) => {
            const row = rows[at];
            const id = String(row?.account.id);
            return (
              row && (
                <Card
                  key={id}
                  domId={cardId(id)}
                  row={row}
                  column={index}
                  place={at}
                  size={rows.length}
                  start={start}
                  tiers={tiers}
                  seen={props.signals.get(row.account.id)}
                  current={id === current}
                  selected={selected.has(id)}
                  lifted={lifted.has(id)}
                  onCurrent={props.onCurrent}
                  onChoose={props.onChoose}
                  onOpen={props.onOpen}
                />
              )
            );
          })}
        </div>
      </div>
    </section>
  );
}

interface CardProps {
  domId: string;
  row: AccountRow;
  column: number;
  place: number;
  size: number;
  start: number;
  tiers: readonly Tier[];
  /** Its outcome signals, where there are any. */
  seen: SignalsSeen | undefined;
  current: boolean;
  selected: boolean;
  lifted: boolean;
  /** A card was pressed: it is the current one; with Ctrl or Shift it is chosen too, or no longer. */
  onCurrent: (column: number, row: AccountRow) => void;
  onChoose: (row: AccountRow) => void;
  onOpen: (row: AccountRow) => void;
}

/** A customer: the name, a line of facts, and how it scores. */
const Card = memo(function Card(props: CardProps) {
  const { domId, row, column, place, size, start, tiers, current, selected, lifted } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { account, brief } = row;
  const rank = Math.max(
    tiers.findIndex(({ id }) => id === brief?.tier),
    0,
  );
  const facts = [
    account.industry,
    account.country,
    account.employees === null
      ? ""
      : t("customers.facts.people", {
          count: account.employees,
          n: format.number(account.employees),
        }),
  ].filter(Boolean);
  const { seen } = props;
  const signals =
    seen && t("customers.board.signals", { count: seen.count, n: format.count(seen.count) });
  const seenSays = seen?.contradict ? t("customers.board.against", { signals }) : signals;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the list has the focus and the keys
    <div
      id={domId}
      className={classes.card}
      role="option"
      aria-selected={selected}
      aria-setsize={size}
      aria-posinset={place + 1}
      data-card={account.id}
      data-current={current || undefined}
      data-selected={selected || undefined}
      data-lifted={lifted || undefined}
      style={{ transform: `translateY(${start}px)` }}
      onPointerDown={() => props.onCurrent(column, row)}
      onClick={(event) => (event.ctrlKey || event.metaKey || event.shiftKey) && props.onChoose(row)}
      onDoubleClick={() => props.onOpen(row)}
    >
      <strong title={account.name}>{account.name}</strong>
      <span className={classes.facts}>{facts.join(" · ") || account.owner || "\u00a0"}</span>
      <span className={classes.marks}>
        {seen && (
          <span
            className={classes.seen}
            data-against={seen.contradict || undefined}
            title={seenSays}
            data-testid="card-signals"
          >
            <IconFlag size={14} stroke={1.7} aria-hidden />
            <span aria-hidden="true">{format.count(seen.count)}</span>
            <span className="visually-hidden">{seenSays}</span>
          </span>
        )}
        {brief && (
          <span className={classes.score}>
            <TierBars rank={rank} count={tiers.length} />
            <span className="visually-hidden">{tiers[rank]?.name}</span>
          </span>
        )}
      </span>
    </div>
  );
});
