import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useId,
  useMemo,
  useRef,
} from "react";
import classes from "./List.module.css";
import { ListHead } from "./ListHead";
import { type Lines, ListLines } from "./ListLines";
import type { Leaving } from "./ListRow";
import { sortRows, tracksOf } from "./order";
import type { ListColumn, ListGroup, SheetWork, Sorting } from "./types";
import { type Item, useCells } from "./useCells";
import { useCurrent } from "./useCurrent";
import { useListClipboard } from "./useListClipboard";
import { useListPointer } from "./useListPointer";
import { useRootScale } from "./useRootScale";
import { type Held, type RowSelection, useRowSelection } from "./useRowSelection";
import { useSides } from "./useSides";

export interface ListTableProps<Row> {
  /** What the table lists, for screen readers. */
  label: string;
  /** The columns shown, in order. Memoised: another list draws every row again. */
  columns: readonly ListColumn<Row>[];
  /** What can be sorted by, also where it is not shown; without it the columns shown. */
  orders?: readonly Pick<ListColumn<Row>, "id" | "order">[];
  /** The rows, unsorted, under headings; one group without a head is a plain list. Memoised too. */
  groups: readonly ListGroup<Row>[];
  /** A function from outside the component, for the same reason. */
  rowId: (row: Row) => string;
  sorting: Sorting | null;
  onSorting: (sorting: Sorting | null) => void;
  /** Enter, double click or a click on a row; in a sheet Ctrl+Enter. */
  onOpen?: (row: Row) => void;
  /** Pixels at 100 % zoom. */
  rowHeight?: number;
  /** Shown in place of rows where there are none. */
  empty?: ReactNode;
  /** Lets rows be ticked: with the pointer, the space bar, Ctrl+A; in a plain list with Shift too. */
  selection?: RowSelection;
  /** The row to go to: where the person was before, or one that has just come. */
  initialCurrent?: string | null;
  /** Told which row is the current one. */
  onCurrent?: (id: string) => void;
  /** Keys with a meaning of their own on the current row; return true when it was one. */
  onRowKey?: (row: Row, event: KeyboardEvent) => boolean;
  /** Widths in rem of columns that were drawn to another one. */
  widths?: Readonly<Record<string, number>>;
  onWidth?: (id: string, width: number) => void;
  /** Puts a column at another place. */
  onMove?: (id: string, to: number) => void;
  /** The groups that are folded up. */
  folded?: ReadonlySet<string>;
  onFold?: (group: string, folded: boolean) => void;
  /** Makes it a sheet: single cells are walked through and edited. */
  sheet?: SheetWork<Row>;
  testId?: string;
}

const HEADER = 36;
const TICK = 2.25;

/**
 * A table of any length: only the rows in sight exist. The focus stays on the table; the keys move
 * the current row, or in a sheet the current cell. Rows may stand under headings that fold.
 */
export function ListTable<Row>(props: ListTableProps<Row>) {
  const { label, columns, groups, rowId, sorting, onOpen, rowHeight = 40, sheet, folded } = props;
  const { orders = columns } = props;
  const frame = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const lines = useRef<Lines>(null);
  const base = useId();
  const scale = useRootScale();

  const { items, rows, itemOf } = useMemo(() => {
    const items: Item<Row>[] = [];
    const rows: Row[] = [];
    for (const group of groups) {
      const sorted = sortRows(group.rows, orders, sorting);
      const isFolded = folded?.has(group.id) ?? false;
      if (group.head !== null) {
        items.push({ kind: "head", id: `group ${group.id}`, group });
      }
      for (const row of isFolded ? [] : sorted) {
        items.push({ kind: "row", id: rowId(row), row, place: rows.length });
        rows.push(row);
      }
    }
    return { items, rows, itemOf: new Map(items.map((item, index) => [item.id, index])) };
  }, [groups, orders, sorting, rowId, folded]);
  const ticks = useRowSelection(props.selection, rows, rowId);

  const { current, at, goTo, setCurrent } = useCurrent({
    items,
    itemOf,
    initialCurrent: props.initialCurrent,
    onCurrent: props.onCurrent,
    scrollTo: (index) => lines.current?.scrollTo(index),
    sorting,
  });
  const cells = useCells({ items, itemOf, columns, current, sheet });
  const item = at === undefined ? undefined : items[at];
  const row = item?.kind === "row" ? item.row : undefined;
  const domId = useCallback((id: string) => `${base}-${id}`, [base]);

  const fold = (group: string, to?: boolean) => {
    const now = folded?.has(group) ?? false;
    if (to === undefined || to !== now) {
      props.onFold?.(group, !now);
    }
  };
  const showColumn = (column: number) => {
    const cell = grid.current?.querySelector(
      `[data-column="${CSS.escape(columns[column]?.id ?? "")}"]`,
    );
    cell?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  };
  /** Moves the current cell; with `stretching` the chosen cells grow from where they began. */
  const walk = (index: number, column: number, stretching = false) => {
    if (!stretching) {
      cells.setAnchor(null);
    } else if (cells.anchor === null && current !== null) {
      cells.setAnchor({ item: current, column: cells.column });
    }
    const kept = Math.min(Math.max(column, 0), columns.length - 1);
    if (kept !== cells.column) {
      cells.setColumn(kept);
      showColumn(kept);
    }
    return goTo(index);
  };

  const leave = (to: Leaving) => {
    cells.setEditing(null);
    grid.current?.focus({ preventScroll: true });
    if (at === undefined) {
      return;
    }
    if (to === "down" || to === "up") {
      const next = at + (to === "down" ? 1 : -1);
      if (items[next]?.kind === "row") {
        walk(next, cells.column);
      }
    } else if (to !== "stay") {
      const by = to === "next" ? 1 : -1;
      let next = cells.column + by;
      while (columns[next] && !columns[next]?.edit) {
        next += by;
      }
      if (columns[next]) {
        walk(at, next);
        cells.setEditing({ start: null });
      }
    }
  };

  const { catcher, catchClipboard, onCopy, onPaste } = useListClipboard(
    sheet !== undefined,
    cells,
    grid,
  );

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.altKey) {
      return;
    }
    const ctrl = event.ctrlKey || event.metaKey;
    const place = item?.kind === "row" ? item.place : 0;
    if (item?.kind === "head") {
      const id = item.group.id;
      const to = { Enter: undefined, " ": undefined, ArrowLeft: true, ArrowRight: false }[
        event.key
      ];
      if (event.key === "Enter" || event.key === " " || to !== undefined) {
        event.preventDefault();
        fold(id, to);
        return;
      }
    }
    if (sheet && event.key === "Enter" && ctrl && row !== undefined && onOpen) {
      event.preventDefault();
      onOpen(row);
      return;
    }
    if (sheet && ctrl && !event.shiftKey && /^[cvx]$/i.test(event.key)) {
      catchClipboard(event.key.toLowerCase());
      return;
    }
    if (sheet && event.key === "Escape" && cells.stretch) {
      event.preventDefault();
      cells.setAnchor(null);
      return;
    }
    const own = () =>
      row !== undefined &&
      (props.onRowKey?.(row, event) ||
        (!ctrl && sheet?.onCellKey?.(row, columns[cells.column]?.id ?? "", event)));
    if (ticks?.onKeyDown(event, place) || own() || cells.onEditKey(event, ctrl)) {
      event.preventDefault();
      return;
    }
    if (ctrl && !sheet) {
      return;
    }
    const page = Math.max(
      Math.floor(((grid.current?.clientHeight ?? 400) - HEADER * scale) / (rowHeight * scale)) - 1,
      1,
    );
    const here = at ?? -1;
    const column = cells.column;
    const end = items.length - 1;
    const right = columns.length - 1;
    const moves: Record<string, [number, number]> = {
      ArrowDown: [ctrl ? end : here + 1, column],
      ArrowUp: [ctrl ? 0 : Math.max(here - 1, 0), column],
      // Where cells are not typed into, the letters under the hand move too.
      ...(!sheet && { j: [here + 1, column], k: [Math.max(here - 1, 0), column] }),
      PageDown: [here + page, column],
      PageUp: [here - page, column],
      Home: sheet && !ctrl ? [here, 0] : [0, 0],
      End: sheet && !ctrl ? [here, right] : [end, right],
      ...(sheet && {
        ArrowLeft: [here, ctrl ? 0 : column - 1],
        ArrowRight: [here, ctrl ? right : column + 1],
      }),
    };
    const to = moves[event.key];
    if (to) {
      event.preventDefault();
      const reached = walk(...to, sheet !== undefined && event.shiftKey);
      const there = items[reached];
      if (!sheet && event.shiftKey && there?.kind === "row") {
        ticks?.extend(place, there.place);
      } else {
        ticks?.startAnew();
      }
      return;
    }
    if (!ctrl && event.key === "Enter" && row !== undefined && onOpen) {
      event.preventDefault();
      onOpen(row);
    }
  };

  const { onPointerDown, onPointerMove, onClick } = useListPointer({
    items,
    columns,
    at,
    cells,
    ticks,
    sheet,
    grid,
    walk,
    fold,
    toLine: (id, told) => {
      setCurrent(id);
      if (told) {
        props.onCurrent?.(id);
      }
    },
    onOpen,
  });

  const sortBy = (column: ListColumn<Row>) => {
    const first = column.descendingFirst ?? false;
    if (sorting?.column !== column.id) {
      props.onSorting({ column: column.id, descending: first });
    } else if (sorting.descending === first) {
      props.onSorting({ column: column.id, descending: !first });
    } else {
      // The third press gives the order back in which they came.
      props.onSorting(null);
    }
  };

  // What these do changes all the time; the rows are given the same functions for ever.
  const latest = useRef({ leave, ticks, sheet });
  latest.current = { leave, ticks, sheet };
  const onTick = useCallback(
    (place: number, held: Held) => latest.current.ticks?.onPress(place, held),
    [],
  );
  const onLeave = useCallback((to: Leaving) => latest.current.leave(to), []);
  const editLabel = useCallback(
    (of: Row, column: ListColumn<Row>) => latest.current.sheet?.editLabel(of, column) ?? "",
    [],
  );
  const tickLabel = useCallback((id: string) => latest.current.ticks?.label(id) ?? "", []);

  const { tracks, least } = tracksOf(columns, props.widths ?? {}, ticks ? TICK : 0);
  useSides(frame, grid, tracks);
  const style = { "--tracks": tracks, "--least": `${least}rem` } as CSSProperties;
  const onWidth = (id: string, width: number, rests: boolean) => {
    if (rests) {
      props.onWidth?.(id, Math.round(width * 4) / 4);
    } else {
      // While the hand moves only the tracks follow: no row is drawn again.
      const now = tracksOf(columns, { ...props.widths, [id]: width }, ticks ? TICK : 0);
      grid.current?.style.setProperty("--tracks", now.tracks);
      grid.current?.style.setProperty("--least", `${now.least}rem`);
    }
  };
  const active =
    item === undefined
      ? undefined
      : item.kind === "head"
        ? domId(item.id)
        : sheet
          ? `${domId(item.id)}-${cells.column}`
          : domId(item.id);

  return (
    <div
      ref={frame}
      className={classes.frame}
      data-testid={props.testId}
      onCopy={onCopy}
      onPaste={onPaste}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: rows outside the view do not exist */}
      <div
        ref={grid}
        className={classes.grid}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={items.length + 1}
        aria-colcount={columns.length + (ticks ? 1 : 0)}
        aria-multiselectable={ticks ? true : undefined}
        aria-activedescendant={active}
        data-sheet={sheet ? true : undefined}
        style={style}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          if (event.target === event.currentTarget && at === undefined) {
            const first = items.find((one) => one.kind === "row") ?? items[0];
            if (first) {
              setCurrent(first.id);
            }
          }
        }}
      >
        <ListHead
          columns={columns}
          sorting={sorting}
          onSort={sortBy}
          headBox={ticks ? ticks.headBox : null}
          onWidth={props.onWidth && onWidth}
          onMove={props.onMove}
        />
        {items.length === 0 && props.empty && (
          // A grid holds rows only, also where it says that there are none.
          // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above
          <div role="row">
            {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above */}
            <div role="gridcell" aria-colspan={columns.length + (ticks ? 1 : 0)}>
              {props.empty}
            </div>
          </div>
        )}
        <ListLines
          handle={lines}
          grid={grid}
          items={items}
          columns={columns}
          rowHeight={rowHeight}
          scale={scale}
          header={HEADER * scale}
          domId={domId}
          folded={folded}
          current={current}
          opens={!sheet && onOpen !== undefined}
          sheet={sheet !== undefined}
          column={cells.column}
          stretch={cells.stretch}
          editing={cells.editing}
          ticked={ticks ? ticks.has : null}
          tickLabel={tickLabel}
          editLabel={editLabel}
          onTick={onTick}
          onLeave={onLeave}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onClick={onClick}
          onDoubleClick={() => sheet && !cells.editing && cells.begin()}
        />
      </div>
      {sheet && (
        <textarea ref={catcher} className={classes.catcher} aria-hidden="true" tabIndex={-1} />
      )}
    </div>
  );
}
