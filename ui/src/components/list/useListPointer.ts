import { type MouseEvent, type PointerEvent, type RefObject, useRef } from "react";
import type { ListColumn, SheetWork } from "./types";
import type { Cells, Item } from "./useCells";
import type { Ticks } from "./useRowSelection";

interface Hand<Row> {
  items: readonly Item<Row>[];
  columns: readonly ListColumn<Row>[];
  /** The place of the current line. */
  at: number | undefined;
  cells: Cells;
  ticks: Ticks | null;
  sheet: SheetWork<Row> | undefined;
  grid: RefObject<HTMLDivElement | null>;
  walk: (index: number, column: number, stretching?: boolean) => unknown;
  fold: (group: string) => void;
  /** Makes a line the current one; `told` where a person chose it. */
  toLine: (id: string, told: boolean) => void;
  onOpen: ((row: Row) => void) | undefined;
}

/** What the pointer does in a list: it folds, opens and ticks, and in a sheet chooses cells and draws over several. */
export function useListPointer<Row>(hand: Hand<Row>) {
  const { items, columns, at, cells, ticks, sheet, grid, walk, fold, toLine, onOpen } = hand;
  /** The line and column that an event happened in. */
  const spot = (event: MouseEvent | PointerEvent) => {
    const target = event.target as HTMLElement;
    const line = target.closest<HTMLElement>("[data-index]");
    const cell = target.closest<HTMLElement>("[data-col]");
    const busy = target.closest("input, textarea, a, [role=menu]") !== null;
    if (!line || busy || !event.currentTarget.contains(line)) {
      return null;
    }
    return { index: Number(line.dataset.index), column: cell ? Number(cell.dataset.col) : null };
  };
  const pressed = useRef<{ index: number; column: number; again: boolean; moved: boolean } | null>(
    null,
  );
  const onPointerDown = (event: PointerEvent) => {
    const found = spot(event);
    pressed.current = null;
    if (!sheet || !found || found.column === null || event.button !== 0) {
      return;
    }
    if ((event.target as HTMLElement).closest("button")) {
      return;
    }
    const { index, column } = found;
    if (items[index]?.kind !== "row" || event.ctrlKey || event.metaKey) {
      return;
    }
    const again = at === index && cells.column === column && !event.shiftKey;
    if (cells.editing) {
      cells.setEditing(null);
    }
    walk(index, column, event.shiftKey);
    pressed.current = { index, column, again, moved: event.shiftKey };
  };
  const onPointerMove = (event: PointerEvent) => {
    const from = pressed.current;
    const found = from && event.buttons === 1 ? spot(event) : null;
    if (from && found && found.column !== null && items[found.index]?.kind === "row") {
      if (found.index !== (at ?? -1) || found.column !== cells.column) {
        from.moved = true;
        walk(found.index, found.column, true);
      }
    }
  };
  const onClick = (event: MouseEvent) => {
    const found = spot(event);
    const one = found ? items[found.index] : undefined;
    if (!found || !one) {
      return;
    }
    if (one.kind === "head") {
      toLine(one.id, false);
      fold(one.group.id);
      grid.current?.focus({ preventScroll: true });
      return;
    }
    if (event.defaultPrevented || (event.target as HTMLElement).closest("button")) {
      return;
    }
    const held = event.ctrlKey || event.metaKey || (!sheet && event.shiftKey);
    if (!sheet) {
      toLine(one.id, true);
      if (ticks && held) {
        ticks.onPress(one.place, event);
      } else {
        onOpen?.(one.row);
      }
      return;
    }
    if (held) {
      ticks?.onPress(one.place, event);
      return;
    }
    grid.current?.focus({ preventScroll: true });
    const press = pressed.current;
    pressed.current = null;
    if (press && !press.moved && found.column !== null) {
      // A menu opens at once; a text waits for a second press, so that cells can be walked through.
      const column = columns[found.column];
      if (column?.picker || (press.again && column?.edit)) {
        cells.setEditing({ start: null });
      }
    }
  };

  return { onPointerDown, onPointerMove, onClick };
}
