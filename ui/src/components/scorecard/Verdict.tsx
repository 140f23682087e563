import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Verdict as Counts, Profile, Scored } from "@/ipc";
import { Hint } from "../Hint";
import { TierTag } from "../TierTag";
import { VoiceSentence } from "../VoiceSentence";
import classes from "./Scorecard.module.css";
import { couldCap, tierAlone, verdictWords } from "./verdict-words";

/** What the score says, as one sentence: the tier, how sure, and what it hangs on. */
export function Verdict(props: {
  profile: Profile;
  scored: Scored;
  /** Only the sentence, for where there is little time to read. */
  brief?: boolean;
  /** What counts of the account, and so what to do. */
  next?: Counts | null;
}) {
  const { profile, scored, brief, next } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { tiers } = profile;
  const { key, values } = verdictWords(profile, scored, format.count);
  const alone = tierAlone(profile, scored);
  const why = scored.capped_by[0]?.why;
  const open = couldCap(profile, scored)[0];

  const counts = (state: "unknown" | "guess" | "unmatched") =>
    scored.parts.filter((part) => part.state === state).length;
  const unknown = counts("unknown");
  const guesses = counts("guess");
  const unmatched = counts("unmatched");

  return (
    <div className={classes.verdict} data-testid="verdict" aria-live="polite">
      <div className={classes.say}>
        <VoiceSentence
          size="verdict"
          i18nKey={key}
          tags={{ tier: <TierTag tiers={tiers} id={scored.tier} size="voice" /> }}
          values={values}
        />
        {!brief && (
          <>
            {" "}
            <Hint about="settled" />
          </>
        )}
      </div>
      {next && (
        <p className={classes.next} data-testid="do-next">
          <strong>{t("prospects.next.title")}</strong> {t(`prospects.next.${next.action}`)}
        </p>
      )}
      {!brief && (
        <ul className={classes.facts}>
          {alone && <li>{t("prospects.verdict.alone", { tier: alone })}</li>}
          {why && <li>{why}</li>}
          {open && (
            <li data-testid="verdict-unverified">
              {t("prospects.verdict.couldCap", {
                parameter: open.parameter_name,
                tier: tiers.find((tier) => tier.id === open.at_most)?.name ?? "",
              })}
            </li>
          )}
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
