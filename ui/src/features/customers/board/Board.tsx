import { useQuery } from "@tanstack/react-query";
import {
  type KeyboardEvent,
  type PointerEvent as ReactPointerEvent,
  useCallback,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import type { MarkShape, Tier } from "@/components/model";
import { useOutcomeName } from "@/components/outcomes";
import { textOrder, useFormat } from "@/i18n/format";
import type { AccountRow, Outcome, SignalsSeen } from "@/ipc";
import { signalsQuery } from "@/queries/accounts";
import { outcomeOfKey } from "../OutcomePicker";
import classes from "./Board.module.css";
import { BoardColumn, type ColumnSpot } from "./BoardColumn";
import { usePointerDrag } from "./usePointerDrag";

export interface BoardProps {
  rows: readonly AccountRow[];
  outcomes: readonly Outcome[];
  shapes: ReadonlyMap<string, MarkShape>;
  tiers: readonly Tier[];
  /** Gives all of them an outcome, or none, as one step. */
  onOutcome: (ids: number[], outcome: string | null) => void;
  onOpen: (row: AccountRow) => void;
  selected: ReadonlySet<string>;
  onSelected: (selected: ReadonlySet<string>) => void;
}

const NO_SIGNALS: ReadonlyMap<number, SignalsSeen> = new Map();
const rowId = (row: AccountRow) => String(row.account.id);

/**
 * Customers as cards in a column for each outcome. They are dragged with mouse or finger, or picked
 * up with the space bar and carried by the arrows; a digit sends the current card at once.
 */
export function Board(props: BoardProps) {
  const { rows, outcomes, shapes, tiers, onOutcome, onOpen, selected, onSelected } = props;
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const outcomeName = useOutcomeName();
  const { data: signals = NO_SIGNALS } = useQuery(signalsQuery);
  const base = useId();
  const board = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  /** The column over which carried cards hang; the cards are those picked up. */
  const [carried, setCarried] = useState<{ ids: number[]; over: number } | null>(null);
  const [says, setSays] = useState("");
  const anchor = useRef<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each language sorts in its own way
  const columns = useMemo<ColumnSpot[]>(() => {
    const compare = textOrder();
    const known = new Set(outcomes.map(({ id }) => id));
    const byOutcome = new Map<string | null, AccountRow[]>();
    for (const row of rows) {
      const outcome = row.account.outcome;
      const key = outcome !== null && known.has(outcome) ? outcome : null;
      const list = byOutcome.get(key);
      if (list) {
        list.push(row);
      } else {
        byOutcome.set(key, [row]);
      }
    }
    const cards = (id: string | null) =>
      (byOutcome.get(id) ?? []).sort((a, b) => compare(a.account.name, b.account.name));
    return [
      { id: null, name: t("customers.board.unsorted"), shape: null, rows: cards(null) },
      ...outcomes.map((one) => ({
        id: one.id,
        name: outcomeName(one),
        shape: shapes.get(one.id) ?? ("circle" as const),
        rows: cards(one.id),
      })),
    ];
  }, [rows, outcomes, shapes, outcomeName, t, i18n.language]);

  const named = (ids: readonly number[]) => {
    const first = rows.find((row) => row.account.id === ids[0])?.account.name ?? "";
    return t("customers.board.cards", {
      count: ids.length,
      n: format.count(ids.length),
      name: first,
    });
  };
  /** A card together with the others, where it is one of those chosen. */
  const withOthers = (id: string): number[] =>
    selected.has(id)
      ? rows.filter((row) => selected.has(rowId(row))).map((row) => row.account.id)
      : [Number(id)];

  const list = columns[at]?.rows ?? [];
  const place = list.findIndex((row) => rowId(row) === current);
  const here = place >= 0 ? list[place] : undefined;

  const send = (ids: readonly number[], column: number) => {
    const target = columns[column];
    const moving = new Set(ids);
    const changed = rows
      .filter((row) => moving.has(row.account.id))
      .filter((row) => (row.account.outcome ?? null) !== (target?.id ?? null))
      .map((row) => row.account.id);
    if (target && changed.length > 0) {
      if (current !== null && moving.has(Number(current))) {
        // The next card of this column is the next one to be judged.
        const stays = (row: AccountRow) => !moving.has(row.account.id);
        const next = list.slice(place + 1).find(stays) ?? list.slice(0, place).findLast(stays);
        setCurrent(next ? rowId(next) : null);
      }
      onOutcome(changed, target.id);
      setSays(t("customers.board.dropped", { what: named(changed), column: target.name }));
      if (ids.some((id) => selected.has(String(id)))) {
        onSelected(new Set());
      }
    }
  };

  const { grip, ghost, over } = usePointerDrag({
    board,
    onDrop: (id, column) => send(withOthers(id), column),
  });

  /** Makes a card of a column the current one, or the column itself where it has none. */
  const goTo = (column: number, index: number) => {
    const kept = Math.min(Math.max(column, 0), columns.length - 1);
    const cards = columns[kept]?.rows ?? [];
    const row = cards[Math.min(Math.max(index, 0), cards.length - 1)];
    setAt(kept);
    setCurrent(row ? rowId(row) : null);
    board.current
      ?.querySelector<HTMLElement>(`[data-column="${kept}"] [role="listbox"]`)
      ?.focus({ preventScroll: false });
    return row;
  };
  const choose = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) {
      next.add(id);
    }
    onSelected(next);
  };
  const stretch = (from: string | null, to: number) => {
    const start = Math.max(
      list.findIndex((row) => rowId(row) === from),
      0,
    );
    const [first, last] = [Math.min(start, to), Math.max(start, to)];
    onSelected(new Set([...selected, ...list.slice(first, last + 1).map(rowId)]));
  };

  const onCarryKey = (event: KeyboardEvent, holding: { ids: number[]; over: number }): boolean => {
    if (event.key === "Escape") {
      setCarried(null);
      setSays(t("customers.board.putBack", { what: named(holding.ids) }));
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      const by = event.key === "ArrowLeft" ? -1 : 1;
      const next = Math.min(Math.max(holding.over + by, 0), columns.length - 1);
      setCarried({ ...holding, over: next });
      setSays(t("customers.board.over", { column: columns[next]?.name ?? "" }));
      board.current
        ?.querySelector(`[data-column="${next}"]`)
        ?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
    } else if (event.key === " " || event.key === "Enter") {
      setCarried(null);
      send(holding.ids, holding.over);
    } else {
      return false;
    }
    return true;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const ctrl = event.ctrlKey || event.metaKey;
    if (event.altKey || !(event.target as HTMLElement).matches('[role="listbox"]')) {
      return;
    }
    const taken = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (carried) {
      if (onCarryKey(event, carried)) {
        taken();
      }
      return;
    }
    const digit = ctrl ? undefined : outcomeOfKey(outcomes, event.key);
    if (digit !== undefined && here) {
      taken();
      const column = columns.findIndex(({ id }) => id === digit);
      const ids = withOthers(rowId(here));
      send(ids, column);
      return;
    }
    const moves: Record<string, [number, number]> = {
      ArrowDown: [at, place + 1],
      ArrowUp: [at, place - 1],
      ArrowRight: [at + 1, place],
      ArrowLeft: [at - 1, place],
      Home: [at, 0],
      End: [at, list.length - 1],
      PageDown: [at, place + 6],
      PageUp: [at, place - 6],
    };
    const move = moves[event.key];
    if (move) {
      taken();
      if (event.shiftKey && here && /^Arrow(Up|Down)$/.test(event.key)) {
        anchor.current ??= current;
        const to = Math.min(
          Math.max(place + (event.key === "ArrowUp" ? -1 : 1), 0),
          list.length - 1,
        );
        stretch(anchor.current, to);
      } else {
        anchor.current = null;
      }
      goTo(...move);
    } else if (event.key === " " && here) {
      taken();
      if (ctrl) {
        choose(rowId(here));
      } else {
        const ids = withOthers(rowId(here));
        setCarried({ ids, over: at });
        setSays(t("customers.board.picked", { what: named(ids) }));
      }
    } else if (event.key === "Enter" && here) {
      taken();
      onOpen(here);
    } else if (event.key.toLowerCase() === "a" && ctrl) {
      taken();
      onSelected(new Set([...selected, ...list.map(rowId)]));
    } else if (event.key === "Escape" && selected.size > 0) {
      taken();
      onSelected(new Set());
    }
  };

  // What a press does changes all the time; the cards are given the same functions for ever.
  const latest = useRef({ choose, onOpen });
  latest.current = { choose, onOpen };
  const onCurrent = useCallback((column: number, row: AccountRow) => {
    setAt(column);
    setCurrent(rowId(row));
  }, []);
  const onChoose = useCallback((row: AccountRow) => latest.current.choose(rowId(row)), []);
  const onCardOpen = useCallback((row: AccountRow) => latest.current.onOpen(row), []);
  const dragging = ghost?.id ?? null;
  const lifted = useMemo(() => {
    if (carried) {
      return new Set(carried.ids.map(String));
    }
    if (dragging === null) {
      return NOTHING;
    }
    return selected.has(dragging) ? selected : new Set([dragging]);
  }, [carried, dragging, selected]);
  const target = carried ? carried.over : over;

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the columns inside are lists with keys */}
      <div
        ref={board}
        className={classes.board}
        data-sorted={columns[0]?.rows.length === 0 || undefined}
        data-dragging={ghost !== null || undefined}
        onKeyDown={onKeyDown}
        onPointerDown={(event: ReactPointerEvent) => grip(event)}
        data-testid="outcome-board"
      >
        {columns.map((column, index) => (
          <BoardColumn
            key={column.id ?? ""}
            index={index}
            column={column}
            base={base}
            tiers={tiers}
            signals={signals}
            current={at === index ? current : null}
            selected={selected}
            lifted={lifted}
            target={target === index}
            hint={index}
            onFocus={() => {
              if (at !== index || current === null) {
                setAt(index);
                const first = column.rows[0];
                setCurrent((was) =>
                  was !== null && column.rows.some((row) => rowId(row) === was)
                    ? was
                    : first
                      ? rowId(first)
                      : null,
                );
              }
            }}
            onCurrent={onCurrent}
            onChoose={onChoose}
            onOpen={onCardOpen}
          />
        ))}
      </div>
      <p className={classes.keys}>{t("customers.board.keys")}</p>
      <div className="visually-hidden" aria-live="assertive" data-testid="board-says">
        {says}
      </div>
      {ghost &&
        createPortal(
          <div className={classes.ghost} ref={ghost.place} aria-hidden="true">
            <strong>{rows.find((row) => rowId(row) === ghost.id)?.account.name}</strong>
            {lifted.size > 1 && <span className={classes.many}>{format.count(lifted.size)}</span>}
          </div>,
          document.body,
        )}
    </>
  );
}

const NOTHING: ReadonlySet<string> = new Set();
