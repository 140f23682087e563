import { type KeyboardEvent, type MouseEvent, memo, type ReactNode, useRef } from "react";
import classes from "./List.module.css";

/** Which rows are ticked, and what ticking is called. */
export interface RowSelection {
  selected: ReadonlySet<string>;
  onChange: (selected: ReadonlySet<string>) => void;
  /** Names the box over all boxes. */
  allLabel: string;
  /** Names a row's box. */
  rowLabel: (id: string) => string;
}

/** The keys of a pointer press that matter to ticking. */
export type Held = Pick<MouseEvent, "shiftKey" | "ctrlKey" | "metaKey">;

export interface Ticks {
  has: (id: string) => boolean;
  headBox: ReactNode;
  label: (id: string) => string;
  /** A press on a row's box, or on a row with Shift or Ctrl held. */
  onPress: (index: number, held: Held) => void;
  /** Returns whether the key was one of ticking. */
  onKeyDown: (event: KeyboardEvent, index: number) => boolean;
  /** Ticks from where Shift was first held to here. */
  extend: (from: number, to: number) => void;
  /** The current row moved without Shift: the next stretch starts there. */
  startAnew: () => void;
}

/** A row's box. The table has the keys; this is for the pointer and for what is read aloud. */
export const TickBox = memo(function TickBox(props: {
  label: string;
  checked: boolean;
  onPress: (held: Held) => void;
}) {
  const { label, checked, onPress } = props;
  return (
    <input
      type="checkbox"
      className={classes.tick}
      tabIndex={-1}
      aria-label={label}
      checked={checked}
      onClick={(event) => {
        event.stopPropagation();
        onPress(event);
      }}
      onChange={() => {}}
    />
  );
});

/** Ticking rows of a table; `null` where they cannot be ticked. */
export function useRowSelection<Row>(
  selection: RowSelection | undefined,
  rows: readonly Row[],
  rowId: (row: Row) => string,
): Ticks | null {
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
    label: rowLabel,
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
    onPress: (index, held) => {
      if (held.shiftKey) {
        extend(anchor.current ?? index, index);
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
