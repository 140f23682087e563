import type { KeyboardEvent, ReactNode } from "react";

/** How a list is sorted. */
export interface Sorting {
  column: string;
  descending: boolean;
}

/** How a cell is edited as text. */
export interface CellEdit<Row> {
  /** What stands in the field at first. */
  text: (row: Row) => string;
  /** What is wrong with a text; `null` when it can be taken. */
  wrong?: (text: string) => string | null;
  /** Told once, with the trimmed text, if it changed. */
  onCommit: (row: Row, text: string) => unknown;
}

/** A column of a list. */
export interface ListColumn<Row> {
  id: string;
  title: string;
  /** A track of CSS grid in rem: `8rem`, `minmax(12rem, 2fr)`. The first figure is the least it takes. */
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
  /** Always there and always first: the name. */
  fixed?: boolean;
  /** Not shown until somebody chooses it. */
  hidden?: boolean;
  /** The heading under which the list of columns offers it. */
  section?: string;
  /** What a copy of the cell says; without it the cell is copied empty. */
  text?: (row: Row) => string;
  edit?: CellEdit<Row>;
  /** Stands in the cell's place while it is edited: an opened menu. A second click or Enter opens it. */
  picker?: (row: Row, onClose: () => void) => ReactNode;
}

/** Rows under one heading. */
export interface ListGroup<Row> {
  id: string;
  head: ReactNode;
  rows: readonly Row[];
}

/** A block of texts to be put over cells; nothing leaves a cell alone, an empty text clears it. */
export interface Block {
  /** Ids of columns. */
  columns: string[];
  /** Row ids; without one a new row. */
  rows: { id: string | null; texts: (string | null)[] }[];
  /** Texts for which there is no column any more. */
  beyond: number;
}

/** What makes a list a sheet: cells that are walked through, edited, copied and filled. */
export interface SheetWork<Row> {
  /** Names the field that opens over a cell. */
  editLabel: (row: Row, column: ListColumn<Row>) => string;
  /** Several cells at once: pasted, filled down or cleared. */
  onPut: (block: Block, how: "paste" | "fill" | "clear") => void;
  /** Keys with a meaning of their own on the current cell; return true when it was one. */
  onCellKey?: (row: Row, column: string, event: KeyboardEvent) => boolean;
}
