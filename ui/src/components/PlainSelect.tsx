import type { ReactNode, RefObject } from "react";
import classes from "./PlainSelect.module.css";

export interface PlainSelectProps {
  value: string;
  onChange: (value: string) => void;
  /** The options, as `<option>`. */
  children: ReactNode;
  /** What it is: read out, and with `caption` it stands over the field. */
  label: string;
  /** The class of the field with its caption. */
  caption?: string | undefined;
  field?: RefObject<HTMLSelectElement | null> | undefined;
  className?: string | undefined;
  /** What is chosen is nothing: said more quietly. */
  empty?: boolean;
  testId?: string;
}

/** The system's own list of choices behind a field that looks like the others: each engine draws its own otherwise. */
export function PlainSelect(props: PlainSelectProps) {
  const { value, onChange, children, label, caption, field, className = "", empty, testId } = props;
  const select = (
    <span className={classes.frame}>
      <select
        ref={field}
        className={`${classes.select} ${className}`}
        aria-label={caption === undefined ? label : undefined}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        data-empty={empty || undefined}
        data-testid={testId}
      >
        {children}
      </select>
    </span>
  );
  return caption === undefined ? (
    select
  ) : (
    // biome-ignore lint/a11y/noLabelWithoutControl: the field is in it
    <label className={caption}>
      <span>{label}</span>
      {select}
    </label>
  );
}
