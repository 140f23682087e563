import { useEffect, useRef, useState } from "react";
import classes from "./List.module.css";

export interface CellFieldProps {
  label: string;
  /** What stands in it at first; all of it is selected. */
  start: string;
  /** The cell's text before: when nothing changed nothing is told. */
  before: string;
  align?: "start" | "end";
  wrong?: (text: string) => string | null;
  onCommit: (text: string) => unknown;
  /** Where to go after: down, to the next or previous cell, or stay. */
  onLeave: (to: "stay" | "down" | "next" | "previous") => void;
}

/** A field over a cell. Enter and Tab take what was typed, Escape does not. */
export function CellField(props: CellFieldProps) {
  const { label, start, before, align, wrong, onCommit, onLeave } = props;
  const [text, setText] = useState(start);
  const field = useRef<HTMLInputElement>(null);
  const left = useRef(false);
  const problem = wrong?.(text.trim()) ?? null;

  useEffect(() => {
    field.current?.focus();
    // What was typed over the cell goes on; what was there is ready to be replaced.
    if (start === before) {
      field.current?.select();
    }
  }, [start, before]);

  /** Returns whether the text could be taken. */
  const take = (): boolean => {
    if (problem !== null) {
      return false;
    }
    if (text.trim() !== before) {
      onCommit(text.trim());
    }
    left.current = true;
    return true;
  };

  return (
    <>
      <input
        ref={field}
        className={classes.field}
        data-align={align}
        aria-label={label}
        aria-invalid={problem !== null || undefined}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onClick={(event) => event.stopPropagation()}
        onBlur={() => {
          if (!left.current) {
            take();
            left.current = true;
            onLeave("stay");
          }
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Escape") {
            event.preventDefault();
            left.current = true;
            onLeave("stay");
          } else if (event.key === "Enter" || event.key === "Tab") {
            event.preventDefault();
            if (take()) {
              onLeave(event.key === "Enter" ? "down" : event.shiftKey ? "previous" : "next");
            }
          }
        }}
        data-testid="cell-field"
      />
      {problem !== null && (
        <span className={classes.wrong} role="alert">
          {problem}
        </span>
      )}
    </>
  );
}
