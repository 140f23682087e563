import { useRef, useState } from "react";
import classes from "./InlineText.module.css";

export interface InlineTextProps {
  /** For screen readers; the text itself is its value. */
  label: string;
  value: string;
  /** Shown, quietly, where there is no text yet. */
  placeholder?: string;
  /** Once, when the person leaves the field or presses Enter, if the text changed. Trimmed. */
  onCommit: (text: string) => unknown;
  /** An empty text is not taken: what was there comes back. */
  required?: boolean;
  /** Whether a text can be taken; anything can by default. What cannot comes back as it was. */
  accepts?: (text: string) => boolean;
  /** Grows over several lines; Enter still takes it, Shift+Enter starts a line. */
  multiline?: boolean;
  /** What is wrong with it, beside the field; the id of the element that says it. */
  describedBy?: string;
  invalid?: boolean;
  disabled?: boolean;
  className?: string;
  testId?: string;
}

/** Text that is edited where it stands. Enter or leaving takes it, Escape leaves it as it was. */
export function InlineText(props: InlineTextProps) {
  const { label, value, placeholder, onCommit, required, multiline, disabled, className } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const leaving = useRef(false);
  const shown = typed ?? value;
  const accepted = typed === null || (props.accepts?.(typed.trim()) ?? true);

  const take = () => {
    const text = typed?.trim();
    if (
      text !== undefined &&
      !leaving.current &&
      accepted &&
      text !== value &&
      (text !== "" || !required)
    ) {
      onCommit(text);
    }
    leaving.current = false;
    setTyped(null);
  };

  const common = {
    "aria-label": label,
    "aria-describedby": props.describedBy,
    "aria-invalid": props.invalid || !accepted || undefined,
    "data-testid": props.testId,
    autoComplete: "off",
    spellCheck: false,
    disabled,
    placeholder,
    value: shown,
    onBlur: take,
  };
  const onKey = (event: React.KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      event.currentTarget.blur();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      leaving.current = true;
      event.currentTarget.blur();
    }
  };

  return (
    <span
      className={`${classes.grow} ${className ?? ""}`}
      data-multiline={multiline || undefined}
      data-empty={shown === "" || undefined}
      // The copy behind the field gives it the size of its text.
      data-text={shown === "" ? (placeholder ?? "") : shown}
    >
      {multiline ? (
        <textarea
          {...common}
          rows={1}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={onKey}
        />
      ) : (
        <input
          {...common}
          size={1}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={onKey}
        />
      )}
    </span>
  );
}
