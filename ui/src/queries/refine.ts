import { queryOptions } from "@tanstack/react-query";
import { ipc } from "@/ipc";
import { keys } from "./keys";

/** How the versions fared, the mix of the prospects, chances and proposals; `null` without a profile. */
export const refineQuery = queryOptions({
  queryKey: keys.evidence.refine(),
  queryFn: () => ipc.evidenceRefine(),
});

/** The chance of success at an account's likely score, where one can be told. */
export const chanceQuery = (account: number) =>
  queryOptions({
    queryKey: keys.evidence.chance(account),
    queryFn: () => ipc.evidenceChance(account),
  });
