import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { byDay } from "@/components/byDay";
import { useFormat } from "@/i18n/format";
import { useOperationWords } from "@/i18n/operations";
import type { Step } from "@/ipc";
import classes from "./Home.module.css";

/** How many steps are told here; the settings have them all. */
const TOLD = 8;

/** What happened last. What is undone did not happen. */
export function Lately({ steps }: { steps: readonly Step[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useOperationWords();
  const done = steps.filter((step) => !step.undone).slice(0, TOLD);
  return (
    <section aria-labelledby="lately-title">
      <h2 id="lately-title" className={classes.title}>
        {t("home.lately.title")}
      </h2>
      {done.length === 0 && <p className={classes.none}>{t("home.lately.none")}</p>}
      {byDay(done, format.day).map(({ day, items }) => (
        <div key={day}>
          <h3 className={classes.day}>{day}</h3>
          <ul className={classes.list}>
            {items.map((step) => (
              <li key={step.id} className={classes.happened}>
                <time dateTime={step.at}>{format.time(step.at)}</time>
                <span>
                  {words(step.op)}
                  {step.author && <span className={classes.who}>{step.author}</span>}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {done.length > 0 && (
        <p className={classes.all}>
          <Link to="/settings">{t("home.lately.all")}</Link>
        </p>
      )}
    </section>
  );
}
