import { Trans, useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { GroupShare, LevelCount, Outcome, Parameter, ParameterCounts } from "@/ipc";
import { useList, useSides } from "../words";
import classes from "./LevelTable.module.css";

interface LevelSaysProps {
  parameter: Parameter;
  counts: ParameterCounts | undefined;
  outcomes: Outcome[];
}

/** From this fit on an answer speaks for a customer: the sentence sets these against the rest. */
const GOOD = 60;
/** Where good answers together are about as common on both sides, one answer may say more. */
const APART = 0.1;
/** More answers than this are not named one by one. */
const NAMED = 3;

const share = (one: GroupShare) => (one.total === 0 ? 0 : one.count / one.total);

const whole = (counts: readonly LevelCount[], side: "success" | "others") =>
  counts.reduce((sum, one) => sum + share(one[side]), 0);

/** The answers the sentence is about. Where several hold at once they cannot be added up. */
function spokenOf(parameter: Parameter, counts: readonly LevelCount[]): LevelCount[] {
  const fit = new Map(parameter.levels.map((level) => [level.id, level.fit]));
  const known = counts.filter((one) => fit.has(one.level));
  const good = known.filter((one) => (fit.get(one.level) ?? 0) >= GOOD);
  const apart = Math.abs(whole(good, "success") - whole(good, "others"));
  const clear = good.length < known.length && apart >= APART;
  if (clear && (!parameter.several || good.length === 1)) {
    return good;
  }
  const gap = (one: LevelCount) => Math.abs(share(one.success) - share(one.others));
  const best = [...known].sort((a, b) => gap(b) - gap(a))[0];
  return best ? [best] : [];
}

/** What the counts say, in a sentence; and what was left out of them. */
export function LevelSays({ parameter, counts, outcomes }: LevelSaysProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const list = useList();
  const sides = useSides(outcomes);
  const spoken = counts ? spokenOf(parameter, counts.levels) : [];
  const first = spoken[0];

  if (!counts || !first || first.success.total + first.others.total === 0) {
    return <p className={classes.says}>{t("profile.says.nobody")}</p>;
  }
  const sum = (side: "success" | "others") => spoken.reduce((all, one) => all + one[side].count, 0);
  const names = spoken.map(
    (one) => `“${parameter.levels.find((level) => level.id === one.level)?.name ?? ""}”`,
  );
  const values = {
    part: format.count(sum("success")),
    total: format.count(first.success.total),
    who: sides.successes,
    answer: list(names, "disjunction"),
    otherPart: format.count(sum("others")),
    otherTotal: format.count(first.others.total),
    fit: format.count(GOOD),
  };
  return (
    <p className={classes.says} data-testid="level-says">
      <Trans
        t={t}
        i18nKey={spoken.length > NAMED ? "profile.says.many" : "profile.says.answered"}
        values={values}
        tOptions={{ interpolation: { escapeValue: true } }}
        shouldUnescape
        components={{ b: <strong /> }}
      />{" "}
      {counts.left_out > 0 && (
        <span className="quiet">
          {t("profile.says.leftOut", {
            count: counts.left_out,
            n: format.count(counts.left_out),
          })}{" "}
        </span>
      )}
    </p>
  );
}
