import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { fieldQuestion } from "@/components/readiness/words";
import { FilledMark } from "@/components/slides/SlideMarks";
import { useSlideWords } from "@/components/slides/words";
import { VoiceSentence } from "@/components/VoiceSentence";
import type { SlideRule, SlideState } from "@/ipc";
import { askOf } from "@/shell/actions";
import classes from "./Account.module.css";
import { bringTo } from "./bring";

/** What the slide still lacks, each with the question that gets it, and whose rule says so. */
export function Missing({ state, rule }: { state: SlideState; rule: SlideRule | null }) {
  const { t } = useTranslation();
  const words = useSlideWords();
  const missing = state.fields.filter(({ filled }) => filled !== "complete");
  return (
    <aside
      className={classes.missing}
      aria-label={t("slides.missing.title")}
      data-testid="slide-missing"
    >
      <div data-testid="slide-says">
        <VoiceSentence i18nKey="slides.verdict.says" values={{ verdict: words.verdict(state) }} />
      </div>
      {missing.length > 0 && (
        <>
          <h2>{t("slides.missing.ask")}</h2>
          <ul>
            {missing.map((one) => (
              <li key={one.field}>
                <p className={classes.lacks}>
                  <FilledMark filled={one.filled} />
                  <span>
                    <button
                      type="button"
                      className={classes.toField}
                      onClick={() => bringTo(one)}
                      data-testid={`slide-missing-${one.field}`}
                    >
                      {words.field(one.field)}
                    </button>{" "}
                    {words.lacks(one)}
                  </span>
                </p>
                <p className="question">
                  {fieldQuestion(
                    t,
                    one.field,
                    rule?.questions?.find(({ field }) => field === one.field)?.text ?? "",
                  )}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className={classes.ours}>
        {t("slides.ours")}{" "}
        <Link to="/profile" onClick={() => askOf("profile.rules")} data-testid="slide-rule-link">
          {t("slides.oursEdit")}
        </Link>
      </p>
    </aside>
  );
}
