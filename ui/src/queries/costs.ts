import { keepPreviousData, queryOptions, useMutation } from "@tanstack/react-query";
import { asLanewiseError, type CostsView, ipc, type ReplaySource, type TeamCosts } from "@/ipc";
import { keys } from "./keys";

/** What cut-offs cost on the past customers; `null` while there is no profile. */
export const costsQuery = (version: number | null) =>
  queryOptions({
    queryKey: keys.evidence.costs(version),
    queryFn: async (): Promise<CostsView | null> => {
      try {
        return await ipc.costsGet(version);
      } catch (thrown) {
        if (asLanewiseError(thrown).kind === "no_profile") {
          return null;
        }
        throw thrown;
      }
    },
  });

/** How stable a proposed cut-off is over resamples of the customers. */
export const stabilityQuery = (version: number | null, proposed: number) =>
  queryOptions({
    queryKey: keys.evidence.stability(version, proposed),
    queryFn: () => ipc.costsStability(version, proposed),
    placeholderData: keepPreviousData,
  });

/** Says what things cost; one word after the other, so that a later one never loses against an earlier one. */
export function useCosts() {
  return useMutation({
    mutationFn: (costs: TeamCosts) => ipc.costsSet(costs),
    scope: { id: "costs" },
  });
}

/** The profiles that can be replayed without opening a file. */
export const replayChoicesQuery = queryOptions({
  queryKey: keys.evidence.replayChoices(),
  queryFn: () => ipc.replayChoices(),
});

/** Two profiles on the past customers. */
export const replayQuery = (one: ReplaySource, other: ReplaySource) =>
  queryOptions({
    queryKey: keys.evidence.replay(one, other),
    queryFn: () => ipc.replayGet(one, other),
    placeholderData: keepPreviousData,
  });

/** What a profile asks of each past customer, and what is recorded of it. */
export const gapsQuery = (of: ReplaySource) =>
  queryOptions({ queryKey: keys.evidence.gaps(of), queryFn: () => ipc.replayGaps(of) });
