import { queryOptions, useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ipc, type NewWaiver } from "@/ipc";
import { useTakeBack } from "./edits";
import { keys } from "./keys";

/** The report of waivers against results, with every waiver. */
export const waiversQuery = queryOptions({
  queryKey: keys.readiness.waivers(),
  queryFn: () => ipc.waiversReport(),
});

/** The waivers of one account, the latest first. */
export const waiversOfQuery = (account: number) =>
  queryOptions({
    queryKey: keys.readiness.waiversOf(account),
    queryFn: () => ipc.waiversOf(account),
  });

/** What can be done with waivers. */
export function useWaiverEdits() {
  const { t } = useTranslation();
  const takeBack = useTakeBack();
  const add = useMutation({
    mutationFn: ({ account, waiver }: { account: number; waiver: NewWaiver }) =>
      ipc.waiverAdd(account, waiver),
    meta: { quiet: true },
  });
  const put = useMutation({
    mutationFn: ({ id, waiver }: { id: number; waiver: NewWaiver }) => ipc.waiverPut(id, waiver),
  });
  const remove = useMutation({
    mutationFn: (id: number) => ipc.waiverRemove(id),
    onSuccess: () => takeBack(t("audit.waiver.removed")),
  });
  return { add, put, remove };
}
