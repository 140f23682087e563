import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { type Held, useRowSelection } from "../useRowSelection";
import { type Sorting, sortRows } from "../VirtualTable";
import classes from "./Sheet.module.css";
import { SheetRow } from "./SheetRow";
import type { SheetColumn, SheetProps } from "./types";

type Item<Row> =
  | { kind: "head"; id: string; head: ReactNode }
  | { kind: "row"; id: string; row: Row; place: number };

interface Cell {
  row: string;
  column: number;
}

const ROW = 40;
const HEAD = 46;

function rootScale(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Number.isFinite(size) ? size / 16 : 1;
}

/**
 * A table of any length that works like a good spreadsheet: a current cell moved by the arrows,
 * edited by Enter, F2 or typing, rows in groups, rows ticked by the space bar.
 */
export function Sheet<Row>(props: SheetProps<Row>) {
  const { label, columns, groups, rowId, editLabel, onOpen, selection, onCellKey, empty } = props;
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [cell, setCell] = useState<Cell | null>(
    props.initialRow == null ? null : { row: props.initialRow, column: 0 },
  );
  const [editing, setEditing] = useState<{ start: string | null } | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const base = useId();
  const scale = rootScale();

  const { items, rows } = useMemo(() => {
    const items: Item<Row>[] = [];
    const rows: Row[] = [];
    for (const group of groups) {
      items.push({ kind: "head", id: `group ${group.id}`, head: group.head });
      for (const row of sortRows(group.rows, columns, sorting)) {
        items.push({ kind: "row", id: rowId(row), row, place: rows.length });
        rows.push(row);
      }
    }
    return { items, rows };
  }, [groups, columns, sorting, rowId]);
  const itemOf = useMemo(() => new Map(items.map((item, index) => [item.id, index])), [items]);
  const places = useMemo(
    () => new Map(rows.map((row, place) => [rowId(row), place])),
    [rows, rowId],
  );
  const ticks = useRowSelection(selection, rows, rowId);

  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => grid.current,
    estimateSize: (index) => (items[index]?.kind === "head" ? HEAD : ROW) * scale,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 10,
    // React draws the rows in the same frame anyway; forcing it inside a commit is an error.
    useFlushSync: false,
    scrollPaddingStart: 40 * scale,
    initialRect: { width: 1200, height: 700 },
  });

  const at = cell ? places.get(cell.row) : undefined;
  const current = at === undefined ? undefined : rows[at];
  const column = cell ? columns[cell.column] : undefined;

  const goTo = (place: number, columnIndex: number) => {
    const kept = Math.min(Math.max(place, 0), rows.length - 1);
    const row = rows[kept];
    if (row) {
      const id = rowId(row);
      setCell({ row: id, column: Math.min(Math.max(columnIndex, 0), columns.length - 1) });
      props.onCurrent?.(id);
      virtual.scrollToIndex(itemOf.get(id) ?? 0, { align: "auto" });
    }
    return kept;
  };

  // A row that has just come, once it is there.
  const { initialRow } = props;
  const reached = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: goes there once
  useEffect(() => {
    if (initialRow != null && reached.current !== initialRow && places.has(initialRow)) {
      reached.current = initialRow;
      if (cell?.row !== initialRow || !virtual.isScrolling) {
        goTo(places.get(initialRow) ?? 0, cell?.column ?? 0);
      }
    }
  }, [initialRow, places]);

  const begin = (start: string | null = null) => {
    if (column?.edit || (column?.picker && start === null)) {
      setEditing({ start });
    }
  };

  const leave = (to: "stay" | "down" | "next" | "previous") => {
    setEditing(null);
    grid.current?.focus({ preventScroll: true });
    if (at === undefined || !cell) {
      return;
    }
    if (to === "down") {
      goTo(at + 1, cell.column);
    } else if (to !== "stay") {
      const by = to === "next" ? 1 : -1;
      let next = cell.column + by;
      while (columns[next] && !columns[next]?.edit) {
        next += by;
      }
      if (columns[next]) {
        goTo(at, next);
        setEditing({ start: null });
      }
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.altKey) {
      return;
    }
    const here = at ?? 0;
    const columnIndex = cell?.column ?? 0;
    const ctrl = event.ctrlKey || event.metaKey;
    if (event.key === "Enter" && ctrl && current) {
      event.preventDefault();
      onOpen(current);
      return;
    }
    if (
      ticks?.onKeyDown(event, here) ||
      (!ctrl && current && column && onCellKey?.(current, column.id, event))
    ) {
      event.preventDefault();
      return;
    }
    const page = Math.max(Math.floor((grid.current?.clientHeight ?? 400) / (ROW * scale)) - 2, 1);
    const moves: Record<string, [number, number]> = {
      ArrowDown: [ctrl ? rows.length - 1 : at === undefined ? 0 : here + 1, columnIndex],
      ArrowUp: [ctrl ? 0 : here - 1, columnIndex],
      ArrowLeft: [here, ctrl ? 0 : columnIndex - 1],
      ArrowRight: [here, ctrl ? columns.length - 1 : columnIndex + 1],
      PageDown: [here + page, columnIndex],
      PageUp: [here - page, columnIndex],
      Home: ctrl ? [0, 0] : [here, 0],
      End: ctrl ? [rows.length - 1, columns.length - 1] : [here, columns.length - 1],
    };
    const to = moves[event.key];
    if (to) {
      event.preventDefault();
      const reached = goTo(...to);
      if (event.shiftKey && reached !== here) {
        ticks?.extend(here, reached);
      } else {
        ticks?.startAnew();
      }
      return;
    }
    if (ctrl || !current) {
      return;
    }
    if (event.key === "Enter" || event.key === "F2") {
      event.preventDefault();
      if (column?.edit || column?.picker) {
        begin();
      } else {
        onOpen(current);
      }
    } else if ((event.key === "Delete" || event.key === "Backspace") && column?.edit) {
      event.preventDefault();
      if ((column.edit.wrong?.("") ?? null) === null && column.edit.text(current) !== "") {
        column.edit.onCommit(current, "");
      }
    } else if (event.key.length === 1 && column?.edit) {
      event.preventDefault();
      begin(event.key);
    }
  };

  const sortBy = (one: SheetColumn<Row>) => {
    if (sorting?.column === one.id && sorting.descending !== (one.descendingFirst ?? false)) {
      // The third click gives the order back in which they came.
      setSorting(null);
      return;
    }
    const descending =
      sorting?.column === one.id ? !sorting.descending : (one.descendingFirst ?? false);
    setSorting({ column: one.id, descending });
  };

  const tracks = ["1.25rem", ...columns.map((one) => one.width)].join(" ");
  const cellId = useCallback((id: string, index: number) => `${base}-${id}-${index}`, [base]);

  const press = (place: number, index: number, held: Held) => {
    if (held.shiftKey || held.ctrlKey || held.metaKey) {
      ticks?.onPress(place, held);
      return;
    }
    const again = at === place && cell?.column === index;
    goTo(place, index);
    grid.current?.focus({ preventScroll: true });
    // A menu opens at once; a text waits for a second click, so that cells can be walked through.
    if (columns[index]?.picker || (again && columns[index]?.edit)) {
      setEditing({ start: null });
    }
  };
  // What these do changes all the time; the rows are given the same functions for ever.
  const latest = useRef({ press, leave, ticks, editLabel });
  latest.current = { press, leave, ticks, editLabel };
  const onCell = useCallback(
    (place: number, index: number, held: Held) => latest.current.press(place, index, held),
    [],
  );
  const onTick = useCallback(
    (place: number, held: Held) => latest.current.ticks?.onPress(place, held),
    [],
  );
  const onLeave = useCallback(
    (to: "stay" | "down" | "next" | "previous") => latest.current.leave(to),
    [],
  );
  const nameEdit = useCallback(
    (row: Row, one: SheetColumn<Row>) => latest.current.editLabel(row, one),
    [],
  );

  return (
    <div className={classes.frame} data-testid={props.testId}>
      {/* biome-ignore lint/a11y/useSemanticElements: rows outside the view do not exist */}
      <div
        ref={grid}
        className={classes.grid}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        aria-activedescendant={cell && at !== undefined ? cellId(cell.row, cell.column) : undefined}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          if (event.target === event.currentTarget && at === undefined && rows[0]) {
            setCell({ row: rowId(rows[0]), column: 0 });
          }
        }}
      >
        {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above */}
        <div
          className={classes.header}
          role="row"
          aria-rowindex={1}
          style={{ gridTemplateColumns: tracks }}
        >
          {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above */}
          <div role="columnheader" className={classes.title}>
            {ticks?.headBox}
          </div>
          {columns.map((one) => {
            const mine = sorting?.column === one.id;
            const direction = !mine ? "none" : sorting.descending ? "descending" : "ascending";
            return (
              // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above
              <div
                key={one.id}
                role="columnheader"
                className={classes.title}
                data-align={one.align}
                aria-sort={one.order ? direction : undefined}
              >
                {one.order ? (
                  <button
                    type="button"
                    className={classes.sort}
                    data-direction={direction}
                    onClick={() => sortBy(one)}
                  >
                    {one.title}
                    <span aria-hidden="true">{direction === "descending" ? "↓" : "↑"}</span>
                  </button>
                ) : (
                  one.title
                )}
              </div>
            );
          })}
        </div>
        {rows.length === 0 && empty}
        <div
          role="presentation"
          className={classes.rows}
          style={{ height: virtual.getTotalSize() }}
        >
          {virtual.getVirtualItems().map(({ index, start, size }) => {
            const item = items[index];
            if (!item) {
              return null;
            }
            if (item.kind === "head") {
              const place = { height: size, transform: `translateY(${start}px)` };
              return (
                // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above
                <div key={item.id} role="row" className={classes.group} style={place}>
                  {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above */}
                  <div role="gridcell" aria-colspan={columns.length + 1}>
                    {item.head}
                  </div>
                </div>
              );
            }
            const { row, id } = item;
            const isCurrent = cell?.row === id;
            return (
              <SheetRow
                key={id}
                row={row}
                id={id}
                place={item.place}
                start={start}
                size={size}
                columns={columns}
                tracks={tracks}
                here={isCurrent ? cell.column : null}
                editing={isCurrent && editing ? editing.start : undefined}
                ticked={selection.selected.has(id)}
                tickLabel={selection.rowLabel(id)}
                cellId={cellId}
                editLabel={nameEdit}
                onCell={onCell}
                onTick={onTick}
                onLeave={onLeave}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
