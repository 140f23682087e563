import { Button } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { useErrorWords } from "@/i18n/errors";
import { asLanewiseError } from "@/ipc";
import classes from "./DecisionForm.module.css";

export interface DecisionFormProps {
  className: string | undefined;
  title: string;
  /** The title's rank. */
  level: 2 | 3;
  /** What the decision does, and does not do. */
  about: ReactNode;
  children: ReactNode;
  /** Whether all that it takes is there. */
  ready: boolean;
  busy: boolean;
  /** Why it was refused; `null` where it was not. */
  error: unknown;
  /** What the button says. */
  set: string;
  onSet: () => void;
  onLeave: () => void;
  testId: string;
  setTestId: string;
}

/** A decision of somebody, with its reason. Here there is a button: a reason half typed must not count. */
export function DecisionForm(props: DecisionFormProps) {
  const { title, about, children, ready, busy, error, onSet, onLeave } = props;
  const { t } = useTranslation();
  const words = useErrorWords();
  const labelId = useId();
  const failure = error === null ? null : words(asLanewiseError(error));
  const Title = props.level === 2 ? "h2" : "h3";
  return (
    <form
      className={props.className}
      aria-labelledby={labelId}
      data-testid={props.testId}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !busy) {
          onSet();
        }
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          onLeave();
        }
      }}
    >
      <Title id={labelId}>{title}</Title>
      <p className="quiet">{about}</p>
      {children}
      {failure && (
        <p className={classes.refused} role="alert">
          {failure.what} {failure.detail ?? failure.next}
        </p>
      )}
      <div className={classes.buttons}>
        <Button
          type="submit"
          variant="filled"
          disabled={!ready || busy}
          data-testid={props.setTestId}
        >
          {props.set}
        </Button>
        <Button variant="subtle" onClick={onLeave}>
          {t("common.cancel")}
        </Button>
      </div>
    </form>
  );
}
