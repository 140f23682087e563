import { queryOptions } from "@tanstack/react-query";
import { ipc } from "@/ipc";
import { keys } from "./keys";

/** All accounts, scored with the profile in force. */
export const accountsQuery = queryOptions({
  queryKey: keys.accounts.list(),
  queryFn: () => ipc.accountsList(),
});

/** What all accounts answered, by the profile in force. */
export const answersQuery = queryOptions({
  queryKey: keys.accounts.answers(),
  queryFn: () => ipc.accountsAnswers(),
});

/** How many outcome signals customers have, by account. */
export const signalsQuery = queryOptions({
  queryKey: keys.accounts.signals(),
  queryFn: () => ipc.signalsList(),
  select: (seen) => new Map(seen.map((one) => [one.account, one])),
});

/** One account with its answers. */
export const accountQuery = (id: number) =>
  queryOptions({ queryKey: keys.accounts.one(id), queryFn: () => ipc.accountGet(id) });

/** An account's scorecard by a version; `null` is the profile in force. */
export const scorecardQuery = (id: number, version: number | null = null) =>
  queryOptions({
    queryKey: keys.prospects.scorecard(id, version),
    queryFn: () => ipc.scorecard(id, version),
  });

/** The explanation that was stored with a score, as it was. */
export const storedScoreQuery = (id: number) =>
  queryOptions({ queryKey: keys.prospects.stored(id), queryFn: () => ipc.storedScore(id) });
