import { useTranslation } from "react-i18next";
import { VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import type { CannotKnow, SlideComparison } from "@/ipc";
import type { Row } from "../contrast/rows";
import { useRowName } from "../contrast/words";
import classes from "./Says.module.css";

export interface SaysProps {
  comparison: SlideComparison;
  /** The surest difference first. */
  rows: readonly Row[];
  byOutcome: boolean;
}

/** The strongest true thing that the slides say; with few slides, what cannot be known. */
export function Says({ comparison, rows, byOutcome }: SaysProps) {
  const format = useFormat();
  const fewWords = useFewWords();
  const nameOf = useRowName();
  const bothSides = comparison.left.slides.length > 0 && comparison.right.slides.length > 0;
  const first = rows.find(
    ({ verdict, source }) =>
      bothSides && source.kind !== "term" && (verdict === "separates" || verdict === "leans"),
  );
  const few = comparison.cannot_know;
  const values = first && {
    what: nameOf(first),
    left: format.count(first.left.slides),
    lefts: format.count(comparison.left.slides.length),
    right: format.count(first.right.slides),
    rights: format.count(comparison.right.slides.length),
  };
  return (
    <div className={classes.says}>
      {values ? (
        <VoiceSentence
          i18nKey={byOutcome ? "compare.says.outcome" : "compare.says.sides"}
          values={values}
        />
      ) : (
        <VoiceSentence
          i18nKey={
            bothSides ? (few ? "compare.says.few" : "compare.says.nothing") : "compare.few.oneSide"
          }
        />
      )}
      {few && bothSides && <p className={classes.few}>{fewWords(few)}</p>}
    </div>
  );
}

/** What so few accounts cannot tell. */
function useFewWords(): (few: CannotKnow) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (few) => {
    const sides = { left: format.count(few.left), right: format.count(few.right) };
    if (!few.leans) {
      return t("compare.few.nothing", sides);
    }
    const told = few.separates ?? few.leans;
    return t(few.separates ? "compare.few.separates" : "compare.few.leans", {
      ...sides,
      least: format.count(told.left),
      most: format.count(told.right),
    });
  };
}
