import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Outcome } from "@/ipc";
import type { MarkShape } from "./model";

/** The outcomes every team starts with: they cross without a name, and the interface names them. */
const STANDARD = {
  happy: "circle",
  not_expanded: "ring",
  struggling: "diamond",
  failed: "cross",
} as const satisfies Record<string, MarkShape>;

function isStandard(id: string): id is keyof typeof STANDARD {
  return id in STANDARD;
}

/** The shape of an outcome: the standard ones keep theirs, a team's own get one by what it means. */
export function outcomeShape(outcomes: readonly Outcome[], id: string): MarkShape {
  if (isStandard(id)) {
    return STANDARD[id];
  }
  const own = outcomes.find((one) => one.id === id);
  if (!own || own.success) {
    return "circle";
  }
  const place = outcomes.filter((one) => !one.success).indexOf(own);
  return (["ring", "diamond", "cross"] as const)[Math.min(place, 2)] ?? "cross";
}

/** The name of an outcome in the language on the screen. */
export function useOutcomeName(): (outcome: Outcome) => string {
  const { t } = useTranslation();
  return useCallback(
    (outcome: Outcome) => {
      if (outcome.name) {
        return outcome.name;
      }
      return isStandard(outcome.id) ? t(`common.outcome.${outcome.id}`) : outcome.id;
    },
    [t],
  );
}
