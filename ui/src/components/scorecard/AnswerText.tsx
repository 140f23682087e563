import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Part, RecordedAnswer } from "@/ipc";
import classes from "./ScoreTable.module.css";

export interface AnswerTextProps {
  part: Part;
  recorded: RecordedAnswer | null;
  unit: string;
}

/** What was answered, in words: for a sentence or a text to copy. */
export function useAnswerWords(): (
  part: Part,
  recorded: RecordedAnswer | null,
  unit: string,
) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return useCallback(
    (part, recorded, unit) => {
      const given = recorded?.answer.given;
      if (part.state === "unknown") {
        return t(recorded ? "prospects.card.asked" : "prospects.card.notAsked");
      }
      if (given?.kind === "number") {
        const number = `${format.number(given.value, 6)} ${unit}`.trim();
        return part.state === "unmatched" ? number : [number, ...part.answer].join(", ");
      }
      if (part.state === "unmatched" && given?.kind === "text") {
        return t("prospects.card.quoted", { text: given.value });
      }
      return part.answer.join(", ");
    },
    [t, format],
  );
}

/** What was answered: the level's name; for a number the number, then its band. */
export function AnswerText({ part, recorded, unit }: AnswerTextProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useAnswerWords();
  const given = recorded?.answer.given;
  if (part.state === "unmatched") {
    return <span className={classes.unmatched}>{words(part, recorded, unit)}</span>;
  }
  if (part.state === "unknown") {
    return <span className={classes.none}>{recorded ? "–" : t("prospects.card.notAsked")}</span>;
  }
  if (given?.kind === "number") {
    return (
      <>
        {format.number(given.value, 6)} {unit}
        {part.answer.length > 0 && <span className={classes.band}>{part.answer.join(", ")}</span>}
      </>
    );
  }
  return part.answer.join(", ");
}
