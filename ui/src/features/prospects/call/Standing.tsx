import { IconCircleCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { RangeBar } from "@/components/RangeBar";
import { Verdict } from "@/components/scorecard/Verdict";
import { TierTag } from "@/components/TierTag";
import { useFormat } from "@/i18n/format";
import type { Verdict as Counts, Profile, Scored } from "@/ipc";
import classes from "./Call.module.css";

/** How the prospect stands at this moment: the verdict, the range, and the tiers still possible. */
export function Standing(props: {
  profile: Profile;
  scored: Scored;
  /** What counts of it, and so what to do; told once the call is over. */
  next: Counts | null;
}) {
  const { profile, scored, next } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { tiers } = profile;
  const rank = (id: string) => tiers.findIndex((tier) => tier.id === id);
  const { low, likely, high, not_verified: open } = scored;
  const byScore = tiers.map((_, at) => at >= rank(scored.tier_high) && at <= rank(scored.tier_low));
  // A must-have that nobody has verified yet may still cap what the score allows (P4).
  const byMustHave = tiers.map((_, at) =>
    open.some(({ at_most }) =>
      byScore.some((can, one) => can && Math.max(one, rank(at_most)) === at),
    ),
  );

  return (
    <section className={classes.standing} data-testid="call-standing">
      <Verdict profile={profile} scored={scored} next={next} brief />
      <div className={classes.range}>
        <RangeBar tiers={tiers} low={low} likely={likely} high={high} size="lg" bands />
        <p className={classes.figures} data-testid="call-total">
          {low !== high && <span>{format.score(low)}</span>}
          <strong>{format.score(likely)}</strong>
          {low !== high && <span>{format.score(high)}</span>}
        </p>
      </div>
      <div>
        <h3 className={classes.small}>{t("call.possible")}</h3>
        <ul className={classes.possible}>
          {tiers.map((tier, at) => (
            <li key={tier.id}>
              {byScore[at] || byMustHave[at] ? (
                <TierTag tiers={tiers} id={tier.id} size="sm" />
              ) : (
                <s>
                  {tier.name}
                  <span className="visually-hidden"> {t("call.ruledOut")}</span>
                </s>
              )}
              {!byScore[at] && byMustHave[at] && (
                <span className={classes.if}>{t("call.ifMustHave")}</span>
              )}
            </li>
          ))}
        </ul>
      </div>
      {scored.settled && (
        <p className={classes.settled} data-testid="call-settled">
          <IconCircleCheck size={20} stroke={1.6} aria-hidden />
          <span>
            {open[0]
              ? t("call.settledBut", {
                  count: open.length,
                  n: format.count(open.length),
                  name: open[0].parameter_name,
                })
              : t("call.settled")}
          </span>
        </p>
      )}
    </section>
  );
}
