import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { useOperationWords } from "@/i18n/operations";
import { historyQuery } from "@/queries/workspace";
import { Section } from "./Section";
import classes from "./Settings.module.css";

const FEW = 12;
/** More than this nobody reads on a page. */
const MANY = 500;

/** Every change of the workspace, newest first. */
export function HistorySection() {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useOperationWords();
  const [limit, setLimit] = useState(FEW);
  // One more than shown tells whether there are more.
  const { data: steps = [] } = useQuery({
    ...historyQuery(limit + 1),
    placeholderData: (before) => before,
  });
  return (
    <Section
      title={t("settings.history.title")}
      about={t("settings.history.about")}
      testId="settings-history"
    >
      {steps.length === 0 && <p className="quiet">{t("home.lately.none")}</p>}
      <ol className={classes.rows} data-testid="history">
        {steps.slice(0, limit).map((step) => (
          <li key={step.id} className={classes.step} data-undone={step.undone || undefined}>
            <time dateTime={step.at}>
              {format.date(step.at)} {format.time(step.at)}
            </time>
            <span>
              {words(step.op)}
              {step.undone && <em>{t("settings.history.undone")}</em>}
            </span>
            <span className="quiet">{step.author}</span>
          </li>
        ))}
      </ol>
      {steps.length > limit && (
        <button type="button" className={classes.more} onClick={() => setLimit(MANY)}>
          {t("settings.history.more")}
        </button>
      )}
    </Section>
  );
}
