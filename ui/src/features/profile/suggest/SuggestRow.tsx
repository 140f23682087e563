import { ActionIcon, Button } from "@mantine/core";
import { IconArrowRight, IconX } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Suggest.module.css";
import type { SuggestionWords } from "./words";

interface SuggestRowProps {
  words: SuggestionWords;
  /** The parameter it is about, for screen readers. */
  about: string;
  testId: string;
  /** Somebody looks at it: the chart shows what it would do. */
  onLook: () => void;
  onLeave: () => void;
  onAccept: () => void;
  onDismiss: () => void;
}

/** Steps to the next or the previous row, whichever parameter it is of. */
function step(from: HTMLElement, by: number): void {
  const all = [
    ...(from
      .closest("[data-suggestions]")
      ?.querySelectorAll<HTMLElement>("[data-suggestion-accept]") ?? []),
  ];
  all[all.indexOf(from) + by]?.focus();
}

/** One suggestion: what is, what would be, why, and the two things to do with it. */
export function SuggestRow(props: SuggestRowProps) {
  const { words, about, testId, onLook, onLeave, onAccept, onDismiss } = props;
  const { t } = useTranslation();
  const full = `${about}, ${words.what}`;
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.currentTarget, event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      step(event.currentTarget, 1);
      onDismiss();
    }
  };
  return (
    <li
      className={classes.row}
      data-testid={testId}
      onMouseEnter={onLook}
      onMouseLeave={onLeave}
      onFocus={onLook}
      onBlur={onLeave}
    >
      <span className={classes.what}>{words.what}</span>
      <span className={classes.values}>
        <span data-testid="suggest-from">{words.from}</span>
        <IconArrowRight size={15} stroke={1.6} aria-hidden />
        <span className="visually-hidden">{t("suggest.becomes")}</span>
        <strong data-testid="suggest-to">{words.to}</strong>
      </span>
      <span className={classes.reason}>{words.reason}</span>
      <span className={classes.buttons}>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t("suggest.acceptOf", { name: full })}
          data-suggestion-accept
          data-testid="suggest-accept"
          onKeyDown={keys}
          onClick={onAccept}
        >
          {t("suggest.accept")}
        </Button>
        <ActionIcon
          size="md"
          variant="subtle"
          aria-label={t("suggest.dismissOf", { name: full })}
          title={t("suggest.dismiss")}
          data-testid="suggest-dismiss"
          onClick={onDismiss}
        >
          <IconX size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      </span>
    </li>
  );
}
