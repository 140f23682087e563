import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { NextQuestion, Tier } from "@/ipc";
import { TextButton } from "../TextButton";
import { TierTag } from "../TierTag";
import classes from "./Scorecard.module.css";
import { WorthWords } from "./Worth";

/** How many questions are enough for one call. */
const FIRST = 3;

export interface AskNextProps {
  tiers: readonly Tier[];
  questions: readonly NextQuestion[];
  onAsk: (parameter: string) => void;
}

/** The open questions, the one most worth asking first, with what its answer could do. */
export function AskNext({ tiers, questions, onAsk }: AskNextProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const shown = all ? questions : questions.slice(0, FIRST);

  return (
    <section className={classes.section} data-testid="ask-next">
      <div className={classes.sectionHead}>
        <h2>{t("prospects.ask.title")}</h2>
      </div>
      {questions.length === 0 && <p className="quiet">{t("prospects.ask.none")}</p>}
      <ol className={classes.asks}>
        {shown.map((one, index) => (
          <li key={one.parameter}>
            <button
              type="button"
              className={classes.ask}
              data-testid={`ask-${one.parameter}`}
              onClick={() => onAsk(one.parameter)}
            >
              <span className={classes.place}>{format.count(index + 1)}</span>
              <span className={classes.askText}>
                <span className="question">
                  {one.questions[0]
                    ? t("prospects.card.quoted", { text: one.questions[0].text })
                    : one.name}
                </span>
                <span className={classes.effect}>
                  <span className={classes.change}>
                    <span>{one.name}</span>
                    {one.worst_tier !== one.best_tier && (
                      <span className={classes.span}>
                        <TierTag
                          tiers={tiers}
                          id={one.worst_tier}
                          score={one.worst}
                          decimals={1}
                          size="sm"
                        />
                        <span>{t("prospects.ask.to")}</span>
                        <TierTag
                          tiers={tiers}
                          id={one.best_tier}
                          score={one.best}
                          decimals={1}
                          size="sm"
                        />
                      </span>
                    )}
                  </span>
                  <span className={classes.worth}>
                    <WorthWords question={one} />
                  </span>
                </span>
              </span>
            </button>
          </li>
        ))}
      </ol>
      {questions.length > FIRST && (
        <TextButton className={classes.more} onClick={() => setAll(!all)}>
          {all
            ? t("prospects.ask.fewer")
            : t("prospects.ask.all", { n: format.count(questions.length) })}
        </TextButton>
      )}
    </section>
  );
}
