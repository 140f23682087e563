import { useRef, useState } from "react";
import classes from "./NumberField.module.css";

export interface NumberFieldProps {
  /** For screen readers; the name stands beside it on the screen. */
  label: string;
  /** What it says while nobody types. */
  shown: string;
  /** Turns what was typed into a value; `null` when it is not one. */
  read: (typed: string) => number | null;
  onCommit: (value: number) => unknown;
  disabled?: boolean;
}

/** Reads a decimal number with a point or a comma; `null` when it is not one. */
export function readDecimal(typed: string): number | null {
  const text = typed.trim().replace("%", "").trim().replace(",", ".");
  return /^\d+(\.\d*)?$|^\.\d+$/.test(text) ? Number(text) : null;
}

/** A number that looks like text until it is typed in. Enter takes it, Escape leaves it. */
export function NumberField({ label, shown, read, onCommit, disabled }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const leaving = useRef(false);
  const value = typed === null ? null : read(typed);

  const take = () => {
    if (typed !== null && value !== null && !leaving.current && typed !== shown) {
      onCommit(value);
    }
    leaving.current = false;
    setTyped(null);
  };

  return (
    <input
      className={classes.field}
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-invalid={(typed !== null && value === null) || undefined}
      disabled={disabled}
      value={typed ?? shown}
      onFocus={(event) => {
        setTyped(shown);
        event.currentTarget.select();
      }}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === "Enter") {
          event.currentTarget.blur();
        } else if (event.key === "Escape") {
          event.stopPropagation();
          leaving.current = true;
          event.currentTarget.blur();
        }
      }}
    />
  );
}
