import { type ReactNode, useId, useRef, useState } from "react";
import classes from "./Fields.module.css";

/** What is typed until it is taken. */
export interface Typing<Doubt> {
  typed: string | null;
  /** What has to be asked back before it can be taken. */
  doubt: Doubt | null;
  type: (text: string) => void;
  ask: (doubt: Doubt) => void;
  /** It is taken, or taken back. */
  forget: () => void;
  /** The answer to a question about what is typed; nothing where more was typed meanwhile. */
  answer: <Read>(question: Promise<Read>) => Promise<Read | undefined>;
}

export function useTyping<Doubt>(): Typing<Doubt> {
  const [typed, setTyped] = useState<string | null>(null);
  const [doubt, setDoubt] = useState<Doubt | null>(null);
  // What was typed meanwhile decides, not an answer about an earlier word.
  const asked = useRef(0);
  return {
    typed,
    doubt,
    ask: setDoubt,
    type: (text) => {
      asked.current += 1;
      setTyped(text);
      setDoubt(null);
    },
    forget: () => {
      asked.current += 1;
      setTyped(null);
      setDoubt(null);
    },
    answer: async (question) => {
      asked.current += 1;
      const turn = asked.current;
      const read = await question;
      return turn === asked.current ? read : undefined;
    },
  };
}

export interface TypedFieldProps<Doubt> {
  className: string | undefined;
  label: string;
  placeholder: string;
  /** What stands there while nothing is typed. */
  shown: string;
  typing: Typing<Doubt>;
  /** Takes what is typed, or asks back. */
  take: () => Promise<void>;
  /** What is typed replaces all that stands there. */
  whole?: boolean;
  /** What is asked back. */
  children: (doubt: Doubt, typed: string) => ReactNode;
  testId?: string | undefined;
  doubtTestId?: string;
}

/** A field that is read as people write: it is taken at Enter and on leaving, and Escape takes it back. */
export function TypedField<Doubt>(props: TypedFieldProps<Doubt>) {
  const { className, label, placeholder, shown, typing, take, whole, children } = props;
  const { typed, doubt } = typing;
  const saysId = useId();
  return (
    <span className={classes.asked}>
      <input
        className={className}
        aria-label={label}
        aria-describedby={doubt === null ? undefined : saysId}
        aria-invalid={doubt !== null || undefined}
        autoComplete="off"
        placeholder={placeholder}
        value={typed ?? shown}
        onFocus={whole ? (event) => event.currentTarget.select() : undefined}
        onChange={(event) => typing.type(event.currentTarget.value)}
        onBlur={() => void take()}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            event.preventDefault();
            void take();
          } else if (event.key === "Escape" && typed !== null) {
            event.stopPropagation();
            typing.forget();
          }
        }}
        data-testid={props.testId}
      />
      {doubt !== null && (
        <span id={saysId} className={classes.doubt} role="status" data-testid={props.doubtTestId}>
          {children(doubt, typed ?? "")}
        </span>
      )}
    </span>
  );
}
