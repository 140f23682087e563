import type { TFunction } from "i18next";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { MarkShape } from "./model";

/** An outcome as the core gives it: the standard ones have no name, the reader's language does. */
export interface NamedOutcome {
  id: string;
  name?: string;
  success: boolean;
}

const STANDARD = {
  happy: "circle",
  not_expanded: "ring",
  struggling: "diamond",
  failed: "cross",
} as const satisfies Record<string, MarkShape>;

function isStandard(id: string): id is keyof typeof STANDARD {
  return id in STANDARD;
}

/** The name people read for an outcome, in the language of `t`. */
export function outcomeName(t: TFunction, { id, name }: NamedOutcome): string {
  return name || (isStandard(id) ? t(`common.outcome.${id}`) : id);
}

/** The name people read for an outcome. */
export function useOutcomeName(): (outcome: NamedOutcome) => string {
  const { t } = useTranslation();
  return useCallback((outcome) => outcomeName(t, outcome), [t]);
}

/**
 * The shape of each outcome, by its id. The standard ones keep theirs; a team's own successes are
 * circles, and its other outcomes take the open shapes in turn.
 */
export function outcomeShapes(outcomes: readonly NamedOutcome[]): Map<string, MarkShape> {
  const open: MarkShape[] = ["ring", "diamond", "cross"];
  let next = 0;
  return new Map(
    outcomes.map(({ id, success }) => {
      if (isStandard(id)) {
        return [id, STANDARD[id]];
      }
      return [id, success ? "circle" : (open[next++ % open.length] ?? "cross")];
    }),
  );
}
