import { useTranslation } from "react-i18next";
import type { Grade } from "@/ipc";
import { GRADE_ICONS, GRADES } from "./Evidence";

export interface GradeButtonsProps {
  /** The grade of the answer; none while there is none. */
  grade: Grade | null;
  onChoose: (grade: Grade) => void;
  /** What is said in place of "unknown". */
  notKnown?: string;
  size: number;
  /** How the group and its buttons look. */
  classes: Readonly<Record<string, string | undefined>>;
  testId: string;
}

/** How an answer is known: four buttons, each with its key. */
export function GradeButtons(props: GradeButtonsProps) {
  const { grade, onChoose, notKnown, size, classes, testId } = props;
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a flex row everywhere
    <div className={classes.grades} role="group" aria-label={t("prospects.card.evidence")}>
      {GRADES.map(([key, one]) => {
        const Icon = GRADE_ICONS[one];
        return (
          <button
            key={one}
            type="button"
            className={classes.grade}
            aria-pressed={grade === one}
            aria-keyshortcuts={key.toUpperCase()}
            data-testid={`${testId}-${one}`}
            onClick={() => onChoose(one)}
          >
            <Icon size={size} stroke={1.6} aria-hidden />
            {one === "unknown" && notKnown ? notKnown : t(`prospects.grade.${one}`)}
            <span aria-hidden="true">
              <kbd>{key.toUpperCase()}</kbd>
            </span>
          </button>
        );
      })}
    </div>
  );
}
