import { Popover } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Hint.module.css";

/** What there is help on; the words are `hint.<topic>` in the three languages. */
export const HINT_TOPICS = [
  "score",
  "range",
  "tiers",
  "mustHaves",
  "grade",
  "settled",
  "typical",
  "interval",
  "override",
  "lanes",
  "lanesBoard",
  "weight",
  "separates",
  "columns",
] as const;
export type HintTopic = (typeof HINT_TOPICS)[number];

/**
 * Help beside the thing it explains: a quiet "?" that opens a few sentences. Opened by a click or
 * a key, never by passing over it; Escape, a second click or a click elsewhere closes it.
 */
export function Hint({ about, className }: { about: HintTopic; className?: string }) {
  const { t } = useTranslation();
  const titleId = useId();
  const title = t(`hint.${about}.title`);
  return (
    <Popover width={320} position="bottom-start" offset={6} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <button
          type="button"
          className={`${classes.button} ${className ?? ""}`}
          aria-label={t("hint.ask", { what: title })}
          data-hint={about}
          data-testid={`hint-${about}`}
        >
          <span aria-hidden="true">?</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.card} aria-labelledby={titleId}>
        <div tabIndex={-1} data-autofocus className={classes.words}>
          <p id={titleId} className={classes.title}>
            {title}
          </p>
          <p className={classes.says}>{t(`hint.${about}.says`)}</p>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
