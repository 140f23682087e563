import { keepPreviousData, queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ipc, type NewSignal } from "@/ipc";
import { accountQuery } from "./accounts";
import { useTakeBack } from "./edits";
import { keys } from "./keys";

/** Every step that touched an account, newest first, as far back as `limit`. */
export const accountHistoryQuery = (id: number, limit: number) =>
  queryOptions({
    queryKey: keys.home.account(id, limit),
    queryFn: () => ipc.accountHistory(id, limit),
    // Further back: what is there stays while the rest comes.
    placeholderData: keepPreviousData,
  });

/** The rows of imports that wait to be mended. */
export const waitingQuery = queryOptions({
  queryKey: keys.home.waiting(),
  queryFn: () => ipc.waitingList(),
});

/** The outcome signals of a customer and what can be done with them: the props of `<Signals>`. */
export function useSignals(account: number) {
  const { t } = useTranslation();
  const takeBack = useTakeBack();
  const { data } = useQuery(accountQuery(account));
  const add = useMutation({ mutationFn: (signal: NewSignal) => ipc.signalAdd(account, signal) });
  const edit = useMutation({
    mutationFn: ({ id, signal }: { id: number; signal: NewSignal }) => ipc.signalEdit(id, signal),
  });
  const remove = useMutation({
    mutationFn: (id: number) => ipc.signalRemove(id),
    onSuccess: () => takeBack(t("customers.signals.removed")),
  });
  return {
    signals: data?.signals ?? [],
    contradiction: data?.contradiction ?? null,
    onAdd: (signal: NewSignal) => add.mutateAsync(signal),
    onEdit: (id: number, signal: NewSignal) => edit.mutateAsync({ id, signal }),
    onRemove: (id: number) => remove.mutate(id),
  };
}
