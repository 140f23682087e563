import {
  IconAlertTriangle,
  IconFileText,
  IconHelpCircle,
  IconMessage,
  IconUser,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Grade, Part, RecordedAnswer } from "@/ipc";
import classes from "./ScoreTable.module.css";

/** The sign of each evidence grade. */
export const GRADE_ICONS = {
  observed: IconFileText,
  said: IconMessage,
  guess: IconUser,
  unknown: IconHelpCircle,
} as const satisfies Record<Grade, typeof IconUser>;

/** The key of each evidence grade, the same in every language: it stands on the button. */
export const GRADE_KEYS = { o: "observed", s: "said", g: "guess", u: "unknown" } as const;
export const GRADES = Object.entries(GRADE_KEYS) as [string, Grade][];

/** How an answer is known: a sign and a word, heavier the less is sure. */
export function Evidence({ part, recorded }: { part: Part; recorded: RecordedAnswer | null }) {
  const { t } = useTranslation();
  const unmatched = part.state === "unmatched";
  const grade = recorded?.answer.grade ?? "unknown";
  const Icon = unmatched ? IconAlertTriangle : GRADE_ICONS[grade];
  const words = () => {
    if (unmatched) {
      return t("prospects.card.unmatched");
    }
    // A grade without an answer means that somebody asked.
    return recorded && grade === "unknown"
      ? t("prospects.card.asked")
      : t(`prospects.grade.${grade}`);
  };
  return (
    <span className={classes.evidence} data-state={part.state} title={words()}>
      <Icon size={15} stroke={1.6} aria-hidden />
      <span>{words()}</span>
    </span>
  );
}
