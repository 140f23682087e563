import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { AnswerSet, Changes, Condition, Tier } from "@/ipc";
import { Hint } from "../Hint";
import { TextButton } from "../TextButton";
import { TierTag } from "../TierTag";
import classes from "./Scorecard.module.css";

/** Sets of the same size differ in their last answer; two show what there is to choose from. */
const SETS = 2;
const FLIPS = 3;

function Sets(props: {
  sets: readonly AnswerSet[];
  tiers: readonly Tier[];
  up: boolean;
  onAnswer: (parameter: string) => void;
}) {
  const { sets, tiers, up, onAnswer } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const Arrow = up ? IconArrowUp : IconArrowDown;
  return (
    <ul className={classes.sets}>
      {sets.slice(0, SETS).map((set) => (
        <li key={set.answers.map((one) => `${one.parameter} ${one.level}`).join()}>
          <p className={classes.becomes}>
            <Arrow size={15} stroke={1.8} aria-hidden />
            {t(up ? "prospects.change.better" : "prospects.change.worse", {
              count: set.answers.length,
              n: format.count(set.answers.length),
            })}
            <TierTag tiers={tiers} id={set.tier} score={set.likely} decimals={1} size="sm" />
          </p>
          <ul className={classes.would}>
            {set.answers.map((one) => (
              <li key={one.parameter}>
                <button
                  type="button"
                  className={classes.link}
                  onClick={() => onAnswer(one.parameter)}
                >
                  {one.name}
                </button>
                <span>{one.level_name}</span>
                {!one.open && <em>{t("prospects.change.contradicts")}</em>}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

export interface WouldChangeProps {
  tiers: readonly Tier[];
  changes: Changes;
  onAnswer: (parameter: string) => void;
}

/** The smallest sets of answers that would give another tier, and the weights at which it flips. */
export function WouldChange({ tiers, changes, onAnswer }: WouldChangeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const { better, worse, weights } = changes;
  const flips = all ? weights : weights.slice(0, FLIPS);
  const name = (id: string) => tiers.find((tier) => tier.id === id)?.name ?? "";

  return (
    <section className={classes.section} data-testid="would-change">
      <div className={classes.sectionHead}>
        <h2>{t("prospects.change.title")}</h2>
      </div>
      {better.length + worse.length === 0 && (
        <p className="quiet">{t("prospects.change.nothing")}</p>
      )}
      <Sets sets={better} tiers={tiers} up onAnswer={onAnswer} />
      <Sets sets={worse} tiers={tiers} up={false} onAnswer={onAnswer} />
      {weights.length > 0 && (
        <>
          <h3 className={classes.small}>{t("prospects.change.weights")}</h3>
          <ul className={classes.flips}>
            {flips.map((flip) => (
              <li key={flip.parameter}>
                {t("prospects.change.flip", {
                  name: flip.name,
                  at: format.weight(flip.flips_at),
                  now: format.weight(flip.weight),
                  tier: name(flip.tier),
                })}
              </li>
            ))}
          </ul>
          {weights.length > FLIPS && (
            <TextButton className={classes.more} onClick={() => setAll(!all)}>
              {all
                ? t("prospects.ask.fewer")
                : t("prospects.ask.all", { n: format.count(weights.length) })}
            </TextButton>
          )}
        </>
      )}
    </section>
  );
}

export interface MustHavesProps {
  tiers: readonly Tier[];
  missed: readonly Condition[];
  open: readonly Condition[];
  onAnswer: (parameter: string) => void;
}

/** Must-haves that are not met, and those nobody has verified yet (P4). */
export function MustHaves({ tiers, missed, open, onAnswer }: MustHavesProps) {
  const { t } = useTranslation();
  if (missed.length + open.length === 0) {
    return null;
  }
  const name = (id: string) => tiers.find((tier) => tier.id === id)?.name ?? "";
  return (
    <section className={classes.section} data-testid="must-haves">
      <div className={classes.sectionHead}>
        <h2>{t("prospects.must.title")}</h2>
        <Hint about="mustHaves" />
      </div>
      <ul className={classes.musts}>
        {missed.map((one) => (
          <li key={one.must_have} data-missed>
            <button type="button" className={classes.link} onClick={() => onAnswer(one.parameter)}>
              {one.parameter_name}
            </button>
            <span>
              {t("prospects.must.missed", {
                levels: one.levels.join(", "),
                tier: name(one.at_most),
              })}
            </span>
            {one.why && <em>{one.why}</em>}
          </li>
        ))}
        {open.map((one) => (
          <li key={one.must_have}>
            <button type="button" className={classes.link} onClick={() => onAnswer(one.parameter)}>
              {one.parameter_name}
            </button>
            <span>
              {t("prospects.must.open", { levels: one.levels.join(", "), tier: name(one.at_most) })}
            </span>
            {one.why && <em>{one.why}</em>}
          </li>
        ))}
      </ul>
    </section>
  );
}
