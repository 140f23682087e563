import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { OutcomeMark } from "@/components/OutcomeMark";
import { outcomeShapes, useOutcomeName } from "@/components/outcomes";
import { TierTag } from "@/components/TierTag";
import { useFormat } from "@/i18n/format";
import type { EvidenceProfile, Misfit, Outcome, Spoke, Tier } from "@/ipc";
import classes from "./EvidenceProfile.module.css";

interface MisfitsProps {
  evidence: EvidenceProfile;
  tiers: readonly Tier[];
  outcomes: readonly Outcome[];
}

/** The customers that the profile would have got wrong, by name, with what spoke for and against them. */
export function Misfits({ evidence, tiers, outcomes }: MisfitsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { misfits, refused, admitted } = evidence;
  const sides = [
    { key: "refused" as const, count: refused, list: misfits.filter((one) => one.refused) },
    { key: "admitted" as const, count: admitted, list: misfits.filter((one) => !one.refused) },
  ];
  return (
    <section
      className={classes.misfits}
      aria-labelledby="evidence-misfits"
      data-testid="evidence-misfits"
    >
      <h2 id="evidence-misfits">{t("evidence.misfits.title")}</h2>
      {refused + admitted === 0 && <p className="quiet">{t("evidence.misfits.none")}</p>}
      <div className={classes.sides}>
        {sides
          .filter(({ count }) => count > 0)
          .map(({ key, count, list }) => (
            <div key={key} data-side={key}>
              <h3>{t(`evidence.misfits.${key}`, { count, n: format.count(count) })}</h3>
              <ul>
                {list.map((one) => (
                  <MisfitRow key={one.id} misfit={one} tiers={tiers} outcomes={outcomes} />
                ))}
              </ul>
              {count > list.length && (
                <p className="faint">
                  {t("evidence.misfits.more", {
                    count: count - list.length,
                    n: format.count(count - list.length),
                  })}
                </p>
              )}
            </div>
          ))}
      </div>
    </section>
  );
}

function MisfitRow({
  misfit,
  tiers,
  outcomes,
}: {
  misfit: Misfit;
  tiers: readonly Tier[];
  outcomes: readonly Outcome[];
}) {
  const { t } = useTranslation();
  const outcomeName = useOutcomeName();
  const shapes = useMemo(() => outcomeShapes(outcomes), [outcomes]);
  const outcome = outcomes.find((one) => one.id === misfit.outcome);
  return (
    <li className={classes.misfit}>
      <div className={classes.who}>
        <OutcomeMark shape={shapes.get(misfit.outcome) ?? "cross"} size={13} />
        <strong>{misfit.name}</strong>
        <span className="quiet">{outcome ? outcomeName(outcome) : misfit.outcome}</span>
        <TierTag tiers={tiers} id={misfit.tier} score={misfit.score} decimals={1} size="sm" />
        <Link
          to="/customers/$id"
          params={{ id: String(misfit.id) }}
          className={classes.why}
          aria-label={t("evidence.misfits.why", { name: misfit.name })}
        >
          {t("evidence.misfits.whyShort")}
        </Link>
      </div>
      <dl className={classes.spoken}>
        <dt>{t("evidence.misfits.for")}</dt>
        <dd>
          <Spoken spokes={misfit.speaks_for} />
        </dd>
        <dt>{t("evidence.misfits.against")}</dt>
        <dd>
          <Spoken spokes={misfit.speaks_against} />
        </dd>
      </dl>
      {misfit.capped_by && (
        <p className={classes.small}>{t("evidence.misfits.capped", { name: misfit.capped_by })}</p>
      )}
      {!misfit.settled && <p className={classes.small}>{t("evidence.misfits.unsettled")}</p>}
    </li>
  );
}

function Spoken({ spokes }: { spokes: readonly Spoke[] }) {
  const { t } = useTranslation();
  if (spokes.length === 0) {
    return <span className="faint">{t("evidence.misfits.nothing")}</span>;
  }
  return (
    <ul>
      {spokes.map((one) => (
        <li key={one.parameter}>
          {t("evidence.misfits.spoke", { name: one.name, answer: one.answer.join(", ") })}
        </li>
      ))}
    </ul>
  );
}
