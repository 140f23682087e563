import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef } from "react";
import classes from "./VirtualTable.module.css";

/** Which rows are ticked, and what ticking is called. */
export interface RowSelection {
  selected: ReadonlySet<string>;
  onChange: (selected: ReadonlySet<string>) => void;
  /** Names the box over all boxes. */
  allLabel: string;
  /** Names a row's box. */
  rowLabel: (id: string) => string;
}

export interface Ticks<Row> {
  has: (id: string) => boolean;
  headBox: ReactNode;
  box: (index: number, row: Row) => ReactNode;
  /** A click with Shift or Ctrl. */
  onClick: (event: MouseEvent, index: number) => void;
  /** Returns whether the key was one of ticking. */
  onKeyDown: (event: KeyboardEvent, index: number) => boolean;
  /** Ticks from where Shift was first held to here. */
  extend: (from: number, to: number) => void;
  /** The current row moved without Shift: the next stretch starts there. */
  startAnew: () => void;
}

/** Ticking rows of a table; `null` where they cannot be ticked. */
export function useRowSelection<Row>(
  selection: RowSelection | undefined,
  rows: readonly Row[],
  rowId: (row: Row) => string,
): Ticks<Row> | null {
  const anchor = useRef<number | null>(null);
  if (!selection) {
    return null;
  }
  const { selected, onChange, allLabel, rowLabel } = selection;
  const all = rows.length > 0 && rows.every((row) => selected.has(rowId(row)));

  const toggle = (index: number) => {
    const row = rows[index];
    if (row) {
      const next = new Set(selected);
      if (!next.delete(rowId(row))) {
        next.add(rowId(row));
      }
      anchor.current = index;
      onChange(next);
    }
  };
  const toggleAll = () => onChange(all ? new Set() : new Set(rows.map(rowId)));
  const extend = (from: number, to: number) => {
    anchor.current ??= from;
    const [first, last] = [Math.min(anchor.current, to), Math.max(anchor.current, to)];
    onChange(new Set([...selected, ...rows.slice(first, last + 1).map(rowId)]));
  };

  return {
    has: (id) => selected.has(id),
    extend,
    startAnew: () => {
      anchor.current = null;
    },
    headBox: (
      <input
        type="checkbox"
        className={classes.tick}
        aria-label={allLabel}
        checked={all}
        ref={(box) => {
          if (box) {
            box.indeterminate = !all && selected.size > 0;
          }
        }}
        onChange={toggleAll}
      />
    ),
    box: (index, row) => (
      <input
        type="checkbox"
        className={classes.tick}
        tabIndex={-1}
        aria-label={rowLabel(rowId(row))}
        checked={selected.has(rowId(row))}
        onClick={(event) => {
          event.stopPropagation();
          if (event.shiftKey && anchor.current !== null) {
            extend(anchor.current, index);
          } else {
            toggle(index);
          }
        }}
        onChange={() => {}}
      />
    ),
    onClick: (event, index) => {
      if (event.shiftKey) {
        extend(index, index);
      } else {
        toggle(index);
      }
    },
    onKeyDown: (event, index) => {
      if (event.key === "a" && (event.ctrlKey || event.metaKey)) {
        onChange(new Set(rows.map(rowId)));
        return true;
      }
      if (event.key === " ") {
        toggle(index);
        return true;
      }
      if (event.key === "Escape" && selected.size > 0) {
        anchor.current = null;
        onChange(new Set());
        return true;
      }
      return false;
    },
  };
}
