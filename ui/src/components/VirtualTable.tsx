import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { type Held, type RowSelection, TickBox, useRowSelection } from "./useRowSelection";
import classes from "./VirtualTable.module.css";

export interface Column<Row> {
  id: string;
  title: string;
  /** A track of CSS grid: `8rem`, `minmax(12rem, 2fr)`. */
  width: string;
  /** Figures stand at the end. */
  align?: "start" | "end";
  /** The cell's content fills it from rule to rule: a `RangeBar` with bands, a waterfall. */
  fill?: boolean;
  cell: (row: Row) => ReactNode;
  /** How to sort by this column, ascending; without it the header is only a title. */
  order?: (a: Row, b: Row) => number;
  /** The first click sorts descending: scores, counts, dates. */
  descendingFirst?: boolean;
}

export interface Sorting {
  column: string;
  descending: boolean;
}

export interface VirtualTableProps<Row> {
  /** What the table lists, for screen readers. */
  label: string;
  /** Keep it the same array between renders (`useMemo`): another one draws every row again. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** A function from outside the component, for the same reason. */
  rowId: (row: Row) => string;
  /** Enter, double click, or a click on a row. */
  onOpen?: (row: Row) => void;
  /** The sorting at first; the table keeps it after that. */
  initialSorting?: Sorting;
  /** Told when the person sorts otherwise. */
  onSorting?: (sorting: Sorting) => void;
  /** Pixels at 100 % zoom. */
  rowHeight?: number;
  /** Shown in place of rows where there are none. */
  empty?: ReactNode;
  /** Lets rows be ticked: with the pointer, the space bar, Shift and Ctrl+A. */
  selection?: RowSelection;
  /** The row to go to: where the person was before, or one that has just come. */
  initialCurrent?: string | null;
  /** Told which row is the current one. */
  onCurrent?: (id: string) => void;
  /** Keys with a meaning of their own on the current row; return true when it was one. */
  onRowKey?: (row: Row, event: KeyboardEvent) => boolean;
}

/** Rows in the order a person chose. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Pick<Column<Row>, "id" | "order">[],
  sorting: Sorting | null,
): readonly Row[] {
  const order = columns.find((column) => column.id === sorting?.column)?.order;
  if (!order) {
    return rows;
  }
  const list = [...rows].sort(order);
  return sorting?.descending ? list.reverse() : list;
}

interface TableRowProps<Row> {
  id: string;
  row: Row;
  index: number;
  start: number;
  size: number;
  current: boolean;
  opens: boolean;
  columns: readonly Column<Row>[];
  /** Whether it is ticked; without ticking there is no box. */
  ticked: boolean | null;
  tickLabel: string;
  onPress: (row: Row, index: number, held: Held) => void;
  onTick: (index: number, held: Held) => void;
}

function TableRowOnce<Row>(props: TableRowProps<Row>) {
  const { id, row, index, start, size, current, opens, columns, onPress } = props;
  const { ticked, tickLabel, onTick } = props;
  const place: CSSProperties = {
    gridTemplateColumns: tracksOf(columns, ticked !== null),
    height: size,
    transform: `translateY(${start}px)`,
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: keys are the grid's
    <div
      id={id}
      className={classes.row}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={ticked ?? current}
      data-current={current || undefined}
      data-ticked={ticked || undefined}
      data-opens={opens || undefined}
      style={place}
      onClick={(event) => onPress(row, index, event)}
    >
      {ticked !== null && (
        // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: rows outside the view do not exist
        <div className={classes.cell} role="gridcell">
          <TickBox label={tickLabel} checked={ticked} onPress={(held) => onTick(index, held)} />
        </div>
      )}
      {columns.map((column) => (
        // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: rows outside the view do not exist
        <div
          key={column.id}
          className={classes.cell}
          role="gridcell"
          data-fill={column.fill || undefined}
          data-align={column.align}
        >
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}

/** While scrolling, only rows that come into sight are drawn. */
const TableRow = memo(TableRowOnce) as typeof TableRowOnce;

function tracksOf<Row>(columns: readonly Column<Row>[], ticking: boolean): string {
  const widths = columns.map((column) => column.width);
  return (ticking ? ["1.25rem", ...widths] : widths).join(" ");
}

function rootScale(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Number.isFinite(size) ? size / 16 : 1;
}

/**
 * A table of any length: only the rows in sight exist. The focus stays on the table; the arrow
 * keys, Home, End and the page keys move the current row, Enter opens it.
 */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { label, columns, rows, rowId, onOpen, onSorting, rowHeight = 44, empty } = props;
  const { selection, onCurrent, onRowKey } = props;
  const [sorting, setSorting] = useState<Sorting | null>(props.initialSorting ?? null);
  const [currentId, setCurrentId] = useState<string | null>(props.initialCurrent ?? null);
  const scroller = useRef<HTMLDivElement>(null);
  const base = useId();
  const height = rowHeight * rootScale();

  const sorted = useMemo(() => sortRows(rows, columns, sorting), [rows, columns, sorting]);

  const places = useMemo(
    () => new Map(sorted.map((row, index) => [rowId(row), index])),
    [sorted, rowId],
  );
  const current = currentId === null ? undefined : places.get(currentId);

  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    // React draws the rows in the same frame anyway; forcing it inside a commit is an error.
    useFlushSync: false,
    // The header lies over the first row's place.
    scrollPaddingStart: height,
    initialRect: { width: 1000, height: 600 },
  });

  const ticks = useRowSelection(selection, sorted, rowId);
  const becomeCurrent = (id: string) => {
    setCurrentId(id);
    onCurrent?.(id);
  };

  // After sorting, and on coming back, the current row is somewhere else: keep it in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new order moves the view
  useEffect(() => {
    if (current !== undefined) {
      virtual.scrollToIndex(current, { align: "auto" });
    }
  }, [sorting]);

  const goTo = (index: number) => {
    const kept = Math.min(Math.max(index, 0), sorted.length - 1);
    const row = sorted[kept];
    if (row) {
      becomeCurrent(rowId(row));
      virtual.scrollToIndex(kept, { align: "auto" });
    }
    return kept;
  };

  const { initialCurrent } = props;
  const reached = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: goes there once
  useEffect(() => {
    const place = initialCurrent == null ? undefined : places.get(initialCurrent);
    if (initialCurrent != null && place !== undefined && reached.current !== initialCurrent) {
      reached.current = initialCurrent;
      if (currentId !== initialCurrent || current !== undefined) {
        setCurrentId(initialCurrent);
        virtual.scrollToIndex(place, { align: "auto" });
      }
    }
  }, [initialCurrent, places]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.altKey) {
      return;
    }
    const row = current === undefined ? undefined : sorted[current];
    if (ticks?.onKeyDown(event, current ?? 0) || (row && onRowKey?.(row, event))) {
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey) {
      return;
    }
    const page = Math.max(Math.floor((scroller.current?.clientHeight ?? 400) / height) - 1, 1);
    const at = current ?? -1;
    const targets: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: Math.max(at - 1, 0),
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: sorted.length - 1,
    };
    const target = targets[event.key];
    if (target !== undefined) {
      event.preventDefault();
      const reached = goTo(target);
      if (event.shiftKey) {
        ticks?.extend(current ?? reached, reached);
      } else {
        ticks?.startAnew();
      }
      return;
    }
    if (event.key === "Enter" && row && onOpen) {
      event.preventDefault();
      onOpen(row);
    }
  };

  const sortBy = (column: Column<Row>) => {
    const descending =
      sorting?.column === column.id ? !sorting.descending : (column.descendingFirst ?? false);
    const next = { column: column.id, descending };
    setSorting(next);
    onSorting?.(next);
  };

  const tracks = { gridTemplateColumns: tracksOf(columns, ticks !== null) };
  // What a press does changes all the time; the rows are given the same functions for ever.
  const latest = useRef({ onOpen, onCurrent, ticks });
  latest.current = { onOpen, onCurrent, ticks };
  const onTick = useCallback((index: number, held: Held) => {
    latest.current.ticks?.onPress(index, held);
  }, []);
  const onPress = useCallback(
    (row: Row, index: number, held: Held) => {
      setCurrentId(rowId(row));
      latest.current.onCurrent?.(rowId(row));
      if (latest.current.ticks && (held.shiftKey || held.ctrlKey || held.metaKey)) {
        latest.current.ticks.onPress(index, held);
      } else {
        latest.current.onOpen?.(row);
      }
    },
    [rowId],
  );
  const idOf = (index: number) => `${base}-row-${index}`;

  return (
    <div className={classes.frame}>
      {/* biome-ignore lint/a11y/useSemanticElements: rows outside the view do not exist */}
      <div
        ref={scroller}
        className={classes.scroller}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={sorted.length + 1}
        aria-colcount={columns.length + (ticks ? 1 : 0)}
        aria-multiselectable={ticks ? true : undefined}
        aria-activedescendant={current === undefined ? undefined : idOf(current)}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          if (event.target === event.currentTarget && current === undefined && sorted[0]) {
            becomeCurrent(rowId(sorted[0]));
          }
        }}
      >
        {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above */}
        <div className={classes.header} role="row" aria-rowindex={1} style={tracks}>
          {ticks && (
            // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above
            <div className={classes.title} role="columnheader">
              {ticks.headBox}
            </div>
          )}
          {columns.map((column) => {
            const mine = sorting?.column === column.id;
            const direction = !mine ? "none" : sorting.descending ? "descending" : "ascending";
            return (
              // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above
              <div
                key={column.id}
                className={classes.title}
                role="columnheader"
                data-align={column.align}
                aria-sort={column.order ? direction : undefined}
              >
                {column.order ? (
                  <button
                    type="button"
                    className={classes.sort}
                    data-direction={direction}
                    onClick={() => sortBy(column)}
                  >
                    {column.title}
                    <span aria-hidden="true" className={classes.arrow}>
                      {direction === "descending" ? "↓" : "↑"}
                    </span>
                  </button>
                ) : (
                  column.title
                )}
              </div>
            );
          })}
        </div>
        {sorted.length === 0 && empty}
        <div
          role="presentation"
          className={classes.rows}
          style={{ height: virtual.getTotalSize() }}
        >
          {virtual.getVirtualItems().map(({ index, start, size }) => {
            const row = sorted[index];
            return (
              row && (
                <TableRow
                  key={rowId(row)}
                  id={idOf(index)}
                  row={row}
                  index={index}
                  start={start}
                  size={size}
                  current={index === current}
                  opens={onOpen !== undefined}
                  columns={columns}
                  ticked={ticks ? ticks.has(rowId(row)) : null}
                  tickLabel={ticks ? ticks.label(rowId(row)) : ""}
                  onPress={onPress}
                  onTick={onTick}
                />
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}
