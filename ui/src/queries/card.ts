import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { ipc } from "@/ipc";
import { accountQuery, scorecardQuery, storedScoreQuery } from "./accounts";
import { useEditAccounts } from "./edits";
import { storedSinceQuery, useAnswers, useOverride } from "./prospects";

/** Everything a page about one account asks for and can do. `near` are fetched ahead. */
export function useCard(id: number, near: readonly (number | undefined)[]) {
  const client = useQueryClient();
  const card = useQuery(scorecardQuery(id));
  // Without a profile there is no scorecard, but there is still an account.
  const account = useQuery({ ...accountQuery(id), enabled: card.isError });
  const answers = useAnswers(id);
  const { set, remove } = useOverride(id);
  const { mutate: edit } = useEditAccounts();
  const [before, after] = near;

  useEffect(() => {
    if (card.isSuccess) {
      for (const one of [after, before]) {
        if (one !== undefined) {
          void client.prefetchQuery(scorecardQuery(one));
        }
      }
    }
  }, [client, card.isSuccess, before, after]);

  return {
    card,
    row: card.data?.row ?? account.data?.row ?? null,
    /** Neither the scorecard nor the account can be had. */
    error: card.error && account.error ? account.error : null,
    edit: (change: Parameters<typeof ipc.accountsEdit>[1]) => edit({ ids: [id], edit: change }),
    work: {
      ...answers,
      onOverride: (tier: string, reason: string, expires: string) =>
        set.mutateAsync({ tier, reason, expires }),
      onWithdraw: (override: number) => remove.mutate(override),
      onExplain: (stored: number) => client.fetchQuery(storedScoreQuery(stored)),
      onSince: (before: number, later: number) =>
        client.fetchQuery(storedSinceQuery(before, later)),
    },
  };
}
