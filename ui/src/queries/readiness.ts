import { queryOptions, useMutation } from "@tanstack/react-query";
import { type Gate, ipc } from "@/ipc";
import { keys } from "./keys";

/** All gates for one account, with what is missing; `null` without a profile. */
export const readinessQuery = (account: number) =>
  queryOptions({
    queryKey: keys.readiness.of(account),
    queryFn: () => ipc.readinessOf(account),
  });

/** The accounts still to be won before all gates; `null` without a profile. */
export const readinessListQuery = queryOptions({
  queryKey: keys.readiness.list(),
  queryFn: () => ipc.readinessList(),
});

/** How many pass each gate; `null` without a profile. */
export const readinessCountsQuery = queryOptions({
  queryKey: keys.readiness.counts(),
  queryFn: () => ipc.readinessCounts(),
});

/** The gates of the draft as they would be with these (`null`: as they are), with how many pass them. */
export const draftGatesQuery = (gates: Gate[] | null) =>
  queryOptions({
    queryKey: keys.readiness.draft(gates),
    queryFn: () => ipc.readinessDraft(gates),
    gcTime: 60_000,
  });

/** Checks an item of a gate's checklist off, or not any more. */
export function useCheckOff(account: number) {
  return useMutation({
    mutationFn: (change: { gate: string; item: string; done: boolean }) =>
      ipc.checkOff(account, change.gate, change.item, change.done),
  });
}
