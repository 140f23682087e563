import type { KeyboardEvent, ReactNode } from "react";
import type { RowSelection } from "../useRowSelection";

/** How a cell is edited as text. */
export interface CellEdit<Row> {
  /** What stands in the field at first. */
  text: (row: Row) => string;
  /** What is wrong with a text; `null` when it can be taken. */
  wrong?: (text: string) => string | null;
  /** Told once, with the trimmed text, if it changed. */
  onCommit: (row: Row, text: string) => unknown;
}

export interface SheetColumn<Row> {
  id: string;
  title: string;
  /** A track of CSS grid. */
  width: string;
  align?: "start" | "end";
  cell: (row: Row) => ReactNode;
  edit?: CellEdit<Row>;
  /** Stands in the cell's place while it is edited: an opened menu. A click or Enter opens it. */
  picker?: (row: Row, onClose: () => void) => ReactNode;
  order?: (a: Row, b: Row) => number;
  descendingFirst?: boolean;
}

export interface SheetGroup<Row> {
  id: string;
  /** Stands over its rows. */
  head: ReactNode;
  rows: readonly Row[];
}

export interface SheetProps<Row> {
  /** What the table lists, for screen readers. */
  label: string;
  columns: readonly SheetColumn<Row>[];
  groups: readonly SheetGroup<Row>[];
  rowId: (row: Row) => string;
  /** Names the field that opens over a cell. */
  editLabel: (row: Row, column: SheetColumn<Row>) => string;
  onOpen: (row: Row) => void;
  selection: RowSelection;
  /** Keys with a meaning of their own on the current cell; return true when it was one. */
  onCellKey?: (row: Row, column: string, event: KeyboardEvent) => boolean;
  /** The row to go to: where the person was before, or one that has just come. */
  initialRow?: string | null;
  onCurrent?: (id: string) => void;
  empty?: ReactNode;
  testId?: string;
}
