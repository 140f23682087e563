import { useMutation } from "@tanstack/react-query";
import { type Deed, ipc, type TierAction } from "@/ipc";

/** Does with accounts what an action says, as one step; gives how many moved. */
export function useAct() {
  return useMutation({
    mutationFn: ({ deeds, reason }: { deeds: Deed[]; reason: string }) =>
      ipc.prospectsAct(deeds, reason),
  });
}

/** What becomes of accounts that were put aside and fit again. */
export function useFitAgain() {
  const bringBack = useMutation({
    mutationFn: ({ ids, reason }: { ids: number[]; reason: string }) =>
      ipc.prospectsBringBack(ids, reason),
  });
  const leave = useMutation({ mutationFn: (ids: number[]) => ipc.prospectsLeave(ids) });
  return { bringBack, leave };
}

/** Decides what to do with the accounts of some tiers. */
export function useSetRules() {
  return useMutation({ mutationFn: (rules: TierAction[]) => ipc.prospectsRules(rules) });
}

/** Scores again whoever's stored score is out of date. */
export function useRescore() {
  return useMutation({ mutationFn: () => ipc.prospectsRescore() });
}
