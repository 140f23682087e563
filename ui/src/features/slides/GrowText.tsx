import type { ClipboardEvent, KeyboardEvent } from "react";
import classes from "./Fields.module.css";

export interface GrowTextProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
  /** When the field is left: now it is saved. */
  onLeave: () => void;
  placeholder?: string;
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  onPaste?: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
  /** The id of what is said about it. */
  describedBy?: string;
  className?: string;
  testId?: string;
}

/** A text that grows with its words, and looks like the paper it stands on until it is typed in. */
export function GrowText(props: GrowTextProps) {
  const { label, value, onChange, onLeave, placeholder, className } = props;
  return (
    <span
      className={`${classes.grow} ${className ?? ""}`}
      // The copy behind the field gives it the height of its text.
      data-text={`${value === "" ? (placeholder ?? "") : value} `}
    >
      <textarea
        rows={1}
        aria-label={label}
        aria-describedby={props.describedBy}
        value={value}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onLeave}
        onKeyDown={props.onKeyDown}
        onPaste={props.onPaste}
        data-testid={props.testId}
      />
    </span>
  );
}
