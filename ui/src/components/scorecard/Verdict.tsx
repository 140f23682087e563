import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Profile, Scored } from "@/ipc";
import { tierRank } from "../model";
import { TierTag } from "../TierTag";
import { VoiceSentence } from "../VoiceSentence";
import classes from "./Scorecard.module.css";

/** Within this of the cut below, a verdict holds "only just"; thousandths of a point. */
const ONLY_JUST = 5000;

/** What the score says, as one sentence: the tier, how sure, and what it hangs on. */
export function Verdict(props: {
  profile: Profile;
  scored: Scored;
  /** Only the sentence, for where there is little time to read. */
  brief?: boolean;
}) {
  const { profile, scored, brief } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { tiers } = profile;
  const rank = (id: string) => tiers.findIndex((tier) => tier.id === id);
  const name = (id: string) => tiers[rank(id)]?.name ?? "";
  const tag = (id: string) => <TierTag tiers={tiers} id={id} size="voice" />;

  const count = scored.deciding.length;
  const values = {
    count,
    n: format.count(count),
    low: name(scored.tier_low),
    high: name(scored.tier_high),
  };
  const tags = { tier: tag(scored.tier) };
  const capped = scored.capped_by[0];
  const from = tiers[rank(scored.tier)]?.from ?? 0;
  const drops = rank(scored.tier_low) > rank(scored.tier);
  const rises = rank(scored.tier_high) < rank(scored.tier);

  const sentence = () => {
    if (capped) {
      const by = { parameter: capped.parameter_name, level: capped.levels.join(", ") };
      return scored.settled ? (
        <VoiceSentence size="verdict" i18nKey="prospects.verdict.capped" tags={tags} values={by} />
      ) : (
        <VoiceSentence
          size="verdict"
          i18nKey="prospects.verdict.cappedOpen"
          tags={tags}
          values={{ ...values, ...by }}
        />
      );
    }
    if (scored.settled) {
      const key = scored.low === scored.high ? "settled" : "settledAnyway";
      return <VoiceSentence size="verdict" i18nKey={`prospects.verdict.${key}`} tags={tags} />;
    }
    const only = drops && !rises && scored.likely - from < ONLY_JUST;
    const key = only ? "onlyJust" : drops && rises ? "both" : drops ? "drops" : "rises";
    return (
      <VoiceSentence
        size="verdict"
        i18nKey={`prospects.verdict.${key}`}
        tags={tags}
        values={values}
      />
    );
  };

  const counts = (state: "unknown" | "guess" | "unmatched") =>
    scored.parts.filter((part) => part.state === state).length;
  const unknown = counts("unknown");
  const guesses = counts("guess");
  const unmatched = counts("unmatched");
  const alone = tiers[tierRank(tiers, scored.likely)];

  return (
    <div className={classes.verdict} data-testid="verdict" aria-live="polite">
      {sentence()}
      {!brief && (
        <ul className={classes.facts}>
          {capped && alone && alone.id !== scored.tier && (
            <li>{t("prospects.verdict.alone", { tier: alone.name })}</li>
          )}
          {capped?.why && <li>{capped.why}</li>}
          {unknown > 0 && (
            <li>{t("prospects.verdict.unknown", { count: unknown, n: format.count(unknown) })}</li>
          )}
          {guesses > 0 && (
            <li>{t("prospects.verdict.guesses", { count: guesses, n: format.count(guesses) })}</li>
          )}
          {unmatched > 0 && (
            <li className={classes.look}>
              {t("prospects.verdict.unmatched", { count: unmatched, n: format.count(unmatched) })}
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
