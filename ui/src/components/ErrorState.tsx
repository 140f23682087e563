import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useErrorWords } from "@/i18n/errors";
import type { LanewiseError } from "@/ipc";
import classes from "./States.module.css";

export interface ErrorStateProps {
  error: LanewiseError;
  /** Offered where trying again can help. */
  onRetry?: () => void;
}

/** What went wrong and what to do next, beside its cause. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { t } = useTranslation();
  const words = useErrorWords()(error);
  return (
    <section className={classes.state} role="alert">
      <h2 className={`${classes.title} voice`}>{words.what}</h2>
      <div className={classes.body}>
        <p>{words.next}</p>
        {words.detail && <p className={classes.reasons}>{words.detail}</p>}
        {words.technical && (
          <details className={classes.details}>
            <summary>{t("common.technical")}</summary>
            <pre lang="en">{words.technical}</pre>
          </details>
        )}
      </div>
      {onRetry && (
        <div className={classes.actions}>
          <Button variant="filled" onClick={onRetry}>
            {t("common.retry")}
          </Button>
        </div>
      )}
    </section>
  );
}
