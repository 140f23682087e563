import { useTranslation } from "react-i18next";
import { InlineText } from "@/components/InlineText";
import { useFormat } from "@/i18n/format";
import type { Level, Parameter } from "@/ipc";
import { said } from "../change";
import { type End, limitProblem, withLimit } from "./bands";
import classes from "./LevelTable.module.css";
import { readLimit, writeLimit } from "./limits";

interface BandLimitsProps {
  parameter: Parameter;
  at: number;
  onProblem: (words: string | null) => void;
  onPut: (levels: Level[], about: string) => Promise<unknown>;
}

/** Where a band starts and ends. Two neighbours share their limit, so it moves for both. */
export function BandLimits({ parameter, at, onProblem, onPut }: BandLimitsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { levels } = parameter;
  const level = levels[at];
  if (!level) {
    return null;
  }

  const set = (end: End, typed: string) => {
    const limit = readLimit(typed);
    if (limit === undefined) {
      onProblem(t("profile.bands.notNumber", { typed }));
      return;
    }
    const problem = limitProblem(levels, at, end, limit);
    if (problem?.kind === "needed") {
      onProblem(end === "from" ? t("profile.bands.needsFrom") : t("profile.bands.needsTo"));
    } else if (problem) {
      const words = { limit: format.number(problem.limit, 6) };
      onProblem(
        problem.kind === "above"
          ? t("profile.bands.above", words)
          : t("profile.bands.below", words),
      );
    } else {
      said(onPut(withLimit(levels, at, end, limit), level.id));
    }
  };

  return (
    <span className={classes.limits}>
      {t("profile.bands.from")}
      <InlineText
        label={t("profile.bands.fromOf", { name: level.name })}
        placeholder={t("profile.bands.open")}
        value={writeLimit(level.from)}
        onCommit={(typed) => set("from", typed)}
      />
      {t("profile.bands.to")}
      <InlineText
        label={t("profile.bands.toOf", { name: level.name })}
        placeholder={t("profile.bands.open")}
        value={writeLimit(level.to)}
        onCommit={(typed) => set("to", typed)}
      />
    </span>
  );
}
