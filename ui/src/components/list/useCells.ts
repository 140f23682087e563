import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import type { Block, ListColumn, ListGroup, SheetWork } from "./types";

/** What stands in a line of the list. */
export type Item<Row> =
  | { kind: "head"; id: string; group: ListGroup<Row> }
  | { kind: "row"; id: string; row: Row; place: number };

/** A stretch of cells: items and columns, ends included. */
export interface Stretch {
  top: number;
  bottom: number;
  first: number;
  last: number;
}

export interface CellsWork<Row> {
  items: readonly Item<Row>[];
  itemOf: ReadonlyMap<string, number>;
  columns: readonly ListColumn<Row>[];
  /** The current item, by id. */
  current: string | null;
  sheet: SheetWork<Row> | undefined;
}

/** The current column, the stretch of cells chosen from there, and what can be put over it. */
export function useCells<Row>(work: CellsWork<Row>) {
  const { items, itemOf, columns, current, sheet } = work;
  const [column, setColumn] = useState(0);
  const [anchor, setAnchor] = useState<{ item: string; column: number } | null>(null);
  const [editing, setEditing] = useState<{ start: string | null } | null>(null);
  const at = current === null ? undefined : itemOf.get(current);
  const here = Math.min(column, columns.length - 1);

  const from = anchor === null ? undefined : itemOf.get(anchor.item);
  const stretch = useMemo<Stretch | null>(() => {
    if (at === undefined || !sheet) {
      return null;
    }
    const start = from ?? at;
    const side = anchor === null || from === undefined ? here : anchor.column;
    return {
      top: Math.min(start, at),
      bottom: Math.max(start, at),
      first: Math.min(side, here),
      last: Math.min(Math.max(side, here), columns.length - 1),
    };
  }, [at, from, anchor, here, columns.length, sheet]);
  const several =
    stretch !== null && (stretch.top !== stretch.bottom || stretch.first !== stretch.last);

  const rowsOf = (chosen: Stretch) =>
    items
      .slice(chosen.top, chosen.bottom + 1)
      .filter((item): item is Extract<Item<Row>, { kind: "row" }> => item.kind === "row");

  /** The texts of the chosen cells. */
  const texts = (): string[][] =>
    stretch === null
      ? []
      : rowsOf(stretch).map(({ row }) =>
          columns.slice(stretch.first, stretch.last + 1).map((one) => one.text?.(row) ?? ""),
        );

  /** The top row of the stretch over those below it; a single row takes the one above. */
  const fillDown = (): boolean => {
    if (stretch === null || !sheet) {
      return false;
    }
    const rows = rowsOf(stretch);
    const above = items[stretch.top - 1];
    const source = rows.length > 1 ? rows[0] : above?.kind === "row" ? above : undefined;
    const targets = rows.length > 1 ? rows.slice(1) : rows;
    const ids = columns.slice(stretch.first, stretch.last + 1).filter((one) => one.edit);
    if (source && targets.length > 0 && ids.length > 0) {
      const given = ids.map((one) => one.edit?.text(source.row) ?? "");
      put(
        ids.map((one) => one.id),
        targets.map(({ id }) => ({ id, texts: given })),
        "fill",
      );
    }
    return true;
  };

  const clear = () => {
    if (stretch === null || !sheet) {
      return;
    }
    const ids = columns.slice(stretch.first, stretch.last + 1).filter((one) => one.edit);
    const rows = rowsOf(stretch).map(({ id }) => ({ id, texts: ids.map(() => "") }));
    put(
      ids.map((one) => one.id),
      rows,
      "clear",
    );
  };

  const put = (ids: string[], rows: Block["rows"], how: "paste" | "fill" | "clear", beyond = 0) => {
    if (ids.length > 0 && rows.length > 0) {
      sheet?.onPut({ columns: ids, rows, beyond }, how);
    }
  };

  /** A copied block from the first chosen cell on; one that fits several times fills the stretch. */
  const paste = (cells: string[][]) => {
    const wide = Math.max(...cells.map((row) => row.length), 0);
    if (!sheet || wide === 0) {
      return;
    }
    const target = stretch ?? { top: 0, bottom: 0, first: 0, last: 0 };
    const chosen = rowsOf(target);
    const across = target.last - target.first + 1;
    const times = (size: number, block: number) =>
      size > block && size % block === 0 ? size / block : 1;
    const down = times(chosen.length, cells.length);
    const right = times(across, wide);
    const width = wide * right;
    const into = columns.slice(target.first, target.first + width);
    const below = items
      .slice(target.top)
      .filter((item): item is Extract<Item<Row>, { kind: "row" }> => item.kind === "row");
    const rows: Block["rows"] = [];
    let beyond = 0;
    for (let row = 0; row < cells.length * down; row += 1) {
      const source = cells[row % cells.length] ?? [];
      const line = Array.from({ length: width }, (_, index) => source[index % wide] ?? null);
      beyond += line.slice(into.length).filter((text) => text !== null && text !== "").length;
      rows.push({ id: below[row]?.id ?? null, texts: line.slice(0, into.length) });
    }
    put(
      into.map((one) => one.id),
      rows,
      "paste",
      beyond,
    );
  };

  const latest = useRef({ texts, paste, several });
  latest.current = { texts, paste, several };

  /** Opens the field over the current cell; `start` is what was typed. */
  const begin = (start: string | null = null): boolean => {
    const one = columns[here];
    const opens = one?.edit !== undefined || (one?.picker !== undefined && start === null);
    if (opens && at !== undefined && items[at]?.kind === "row") {
      setAnchor(null);
      setEditing({ start });
      return true;
    }
    return false;
  };

  /** Keys of a sheet that change cells; returns whether this was one. */
  const onEditKey = (event: KeyboardEvent, ctrl: boolean): boolean => {
    const row = at === undefined ? undefined : items[at];
    if (!sheet || row?.kind !== "row") {
      return false;
    }
    if (ctrl) {
      return event.key.toLowerCase() === "d" && !event.shiftKey && fillDown();
    }
    if (event.key === "Enter" || event.key === "F2") {
      return begin();
    }
    if (event.key === "Delete" || event.key === "Backspace") {
      clear();
      return true;
    }
    return event.key.length === 1 && begin(event.key);
  };

  return {
    column: here,
    setColumn,
    anchor,
    setAnchor,
    stretch: several ? stretch : null,
    editing,
    setEditing,
    begin,
    onEditKey,
    latest,
  };
}

/** The cells of a sheet, whatever its rows are. */
export type Cells = Pick<
  ReturnType<typeof useCells<unknown>>,
  "column" | "editing" | "setEditing" | "latest"
>;
