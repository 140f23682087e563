import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { TierTag } from "@/components/TierTag";
import { useFormat } from "@/i18n/format";
import type { Overview } from "@/ipc";
import classes from "./Home.module.css";

/** The prospects nearest to another tier, each with the question that would tell. */
export function OneAnswerAway({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { one_answer_away: near, one_answer_away_total: total, tiers } = overview;
  return (
    <section aria-labelledby="one-answer-title">
      <h2 id="one-answer-title" className={classes.title}>
        {t("home.oneAnswer.title")}
        {total > near.length && (
          <span>{t("home.oneAnswer.of", { shown: format.count(near.length) })}</span>
        )}
      </h2>
      {near.length === 0 && <p className={classes.none}>{t("home.oneAnswer.none")}</p>}
      <ul className={classes.list} data-testid="one-answer-away">
        {near.map((one) => (
          <li key={one.id}>
            <Link to="/prospects/$id" params={{ id: String(one.id) }} className={classes.ask}>
              <span className="question">
                {one.question
                  ? t("home.oneAnswer.quoted", { question: one.question })
                  : one.parameter_name}
              </span>
              <span className={classes.about}>
                <strong>{one.name}</strong>
                {one.question && <span>{one.parameter_name}</span>}
                <span className={classes.tiers}>
                  <TierTag tiers={tiers} id={one.worst_tier} size="sm" />
                  <span>{t("home.oneAnswer.to")}</span>
                  <TierTag tiers={tiers} id={one.best_tier} size="sm" />
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
