import { notifications } from "@mantine/notifications";
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useUndoToast } from "@/components/UndoToast";
import {
  type Account,
  type AccountDetail,
  type AccountEdit,
  type AccountRow,
  type CellBlock,
  ipc,
  type Scorecard,
  type Stage,
} from "@/ipc";
import { keys } from "./keys";
import { workspaceQuery } from "./workspace";

/** What the fields of an account are once the core has taken the edit. */
function edited(account: Account, edit: AccountEdit): Account {
  if (edit.field === "extra") {
    return account;
  }
  const value = typeof edit.value === "string" ? edit.value.trim() : (edit.value ?? null);
  return { ...account, [edit.field]: value };
}

/**
 * Shows typed fields at once, in every place that shows the account. Scores wait for the core:
 * it alone knows them. Returns the way back.
 */
async function showAtOnce(client: QueryClient, ids: readonly number[], edit: AccountEdit) {
  const wanted = new Set(ids);
  const put = (row: AccountRow): AccountRow =>
    wanted.has(row.account.id) ? { ...row, account: edited(row.account, edit) } : row;
  const list = keys.accounts.list();
  await client.cancelQueries({ queryKey: list });
  const before = client.getQueryData<AccountRow[]>(list);
  client.setQueryData<AccountRow[]>(list, (rows) => rows?.map(put));
  for (const id of ids.length > 3 ? [] : ids) {
    client.setQueryData<AccountDetail>(keys.accounts.one(id), (one) =>
      one ? { ...one, row: put(one.row) } : one,
    );
    client.setQueriesData<Scorecard>({ queryKey: ["prospects", "scorecard", id] }, (card) =>
      card ? { ...card, row: put(card.row) } : card,
    );
  }
  return () => {
    client.setQueryData(list, before);
    for (const id of ids) {
      void client.invalidateQueries({ queryKey: keys.accounts.one(id) });
      void client.invalidateQueries({ queryKey: ["prospects", "scorecard", id] });
    }
  };
}

/** Changes one field of some accounts; typed values show at once and go back if refused. */
export function useEditAccounts() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ ids, edit }: { ids: number[]; edit: AccountEdit }) =>
      ipc.accountsEdit(ids, edit),
    onMutate: ({ ids, edit }) => showAtOnce(client, ids, edit),
    onError: (_error, _change, goBack) => goBack?.(),
  });
}

/** Puts a block of cells in, as pasted or filled down; gives what became of each. */
export function usePutCells() {
  return useMutation({ mutationFn: (block: CellBlock) => ipc.accountsPutCells(block) });
}

/** Adds an account; gives its id. */
export function useCreateAccount() {
  return useMutation({
    mutationFn: ({ name, stage }: { name: string; stage: Stage }) => ipc.accountCreate(name, stage),
  });
}

/** Removes accounts. They leave the list at once. */
export function useRemoveAccounts() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: number[]) => ipc.accountsRemove(ids),
    onMutate: async (ids) => {
      const list = keys.accounts.list();
      await client.cancelQueries({ queryKey: list });
      const before = client.getQueryData<AccountRow[]>(list);
      const gone = new Set(ids);
      client.setQueryData<AccountRow[]>(list, (rows) =>
        rows?.filter((row) => !gone.has(row.account.id)),
      );
      return before;
    },
    onError: (_error, _ids, before) => client.setQueryData(keys.accounts.list(), before),
  });
}

/**
 * Offers to take back what was just done. Only that: if something else has been changed since,
 * it says so instead of undoing the wrong thing.
 */
export function useTakeBack(): (message: string) => void {
  const client = useQueryClient();
  const toast = useUndoToast();
  const { t } = useTranslation();
  const { mutate: undo } = useMutation({ mutationFn: () => ipc.undo() });
  return useCallback(
    (message: string) => {
      const lastStep = () =>
        client.fetchQuery({ ...workspaceQuery, staleTime: 0 }).then(
          (info) => info?.undo?.id,
          // Whoever shows the workspace says what is wrong with it.
          () => undefined,
        );
      const done = lastStep();
      toast(message, () => {
        void Promise.all([done, lastStep()]).then(([mine, last]) => {
          if (mine !== undefined && mine === last) {
            undo();
          } else {
            notifications.show({ message: t("common.undoLater") });
          }
        });
      });
    },
    [client, toast, undo, t],
  );
}
