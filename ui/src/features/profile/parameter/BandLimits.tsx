import { useTranslation } from "react-i18next";
import { InlineText } from "@/components/InlineText";
import { useFormat } from "@/i18n/format";
import type { Level, Parameter } from "@/ipc";
import { said } from "../change";
import { type End, limitProblem, withLimit } from "./bands";
import type { LevelProblem } from "./LevelTable";
import classes from "./LevelTable.module.css";
import { readLimit, writeLimit } from "./limits";

interface BandLimitsProps {
  parameter: Parameter;
  at: number;
  problem: LevelProblem | null;
  /** The id of the element that says what is wrong. */
  describedBy: string;
  onProblem: (problem: LevelProblem) => void;
  onPut: (levels: Level[], about: string) => Promise<unknown>;
}

/** Where a band starts and ends. Two neighbours share their limit, so it moves for both. */
export function BandLimits(props: BandLimitsProps) {
  const { parameter, at, problem, describedBy, onProblem, onPut } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { levels } = parameter;
  const level = levels[at];
  if (!level) {
    return null;
  }

  const wrong = (end: End, limit: number | null | undefined, typed: string): string | null => {
    if (limit === undefined) {
      return t("profile.bands.notNumber", { typed });
    }
    const found = limitProblem(levels, at, end, limit);
    if (found?.kind === "needed") {
      return end === "from" ? t("profile.bands.needsFrom") : t("profile.bands.needsTo");
    }
    const words = { limit: format.number(found?.limit ?? 0, 6) };
    if (found?.kind === "above") {
      return t("profile.bands.above", words);
    }
    return found ? t("profile.bands.below", words) : null;
  };
  const set = (end: End, typed: string) => {
    const limit = readLimit(typed);
    const words = wrong(end, limit, typed);
    if (words !== null || limit === undefined) {
      onProblem({ level: level.id, field: end, words: words ?? "" });
    } else {
      said(onPut(withLimit(levels, at, end, limit), level.id));
    }
  };
  const state = (end: End) => ({
    invalid: problem?.field === end,
    describedBy: problem?.field === end ? describedBy : undefined,
  });

  return (
    <span className={classes.limits}>
      {t("profile.bands.from")}
      <InlineText
        label={t("profile.bands.fromOf", { name: level.name })}
        placeholder={t("profile.bands.open")}
        value={writeLimit(level.from)}
        {...state("from")}
        onCommit={(typed) => set("from", typed)}
      />
      {t("profile.bands.to")}
      <InlineText
        label={t("profile.bands.toOf", { name: level.name })}
        placeholder={t("profile.bands.open")}
        value={writeLimit(level.to)}
        {...state("to")}
        onCommit={(typed) => set("to", typed)}
      />
    </span>
  );
}
