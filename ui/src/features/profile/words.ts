import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useOutcomeName } from "@/components/outcomes";
import type { Outcome } from "@/ipc";

export { type Sides, useList, useSides } from "@/components/sides";

const MANY = ["happy", "not_expanded", "struggling", "failed"] as const;

/** What the people of an outcome are called in a sentence: "3 of 12 struggling". */
export function useOutcomeMany(): (outcome: Outcome) => string {
  const { t } = useTranslation();
  const nameOf = useOutcomeName();
  return useCallback(
    (outcome) => {
      const standard = MANY.find((id) => id === outcome.id);
      return standard && !outcome.name ? t(`profile.many.${standard}`) : `“${nameOf(outcome)}”`;
    },
    [t, nameOf],
  );
}
