import type { Answers, Area, CostsView, Ipc } from "@/ipc";

type Given<K extends keyof Ipc> = Awaited<ReturnType<Ipc[K]>>;

/** What was recorded of costs and of a replay. */
export interface RecordedCosts {
  costs?: CostsView;
  stability?: Given<"costsStability">;
  replay?: Given<"replayGet">;
  choices?: Given<"replayChoices">;
  gaps?: Given<"replayGaps">;
}

/** Answers what cut-offs cost, and two profiles on the same customers, from what was recorded. */
export function recordedCosts(
  recorded: RecordedCosts | undefined,
  announce: (areas: Area[]) => void,
): Answers {
  if (!recorded?.costs) {
    return {};
  }
  const view = structuredClone(recorded.costs);
  return {
    costsGet: () => structuredClone(view),
    costsAt: (thresholds) => ({ ...view.now, cut: thresholds[view.admitting - 1] ?? 0 }),
    costsStability: () => recorded.stability ?? null,
    costsSet: (costs) => {
      view.costs = costs;
      announce(["evidence"]);
      return null;
    },
    replayChoices: () => recorded.choices ?? [],
    replayGet: () => recorded.replay as Given<"replayGet">,
    replayGaps: () => recorded.gaps as Given<"replayGaps">,
    replayFill: () => null,
  };
}
