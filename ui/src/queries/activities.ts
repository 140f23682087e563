import { keepPreviousData, queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { type AccountActivities, type HourCost, ipc, type NewActivity } from "@/ipc";
import { useTakeBack } from "./edits";
import { keys } from "./keys";

/** All activities, who did them, and who has POCs open. */
export const activitiesQuery = queryOptions({
  queryKey: keys.readiness.activities(),
  queryFn: () => ipc.activitiesList(),
});

/** The activities of one account, and what helps to enter another one. */
export const activitiesOfQuery = (account: number) =>
  queryOptions({
    queryKey: keys.readiness.activitiesOf(account),
    queryFn: () => ipc.activitiesOf(account),
  });

/** The waste audit of what was done from a day on; empty for all. */
export const wasteQuery = (since: string) =>
  queryOptions({
    queryKey: keys.readiness.waste(since),
    queryFn: () => ipc.wasteAudit(since),
    // Another time: the numbers before it stay until the new ones are counted.
    placeholderData: keepPreviousData,
  });

/** What can be done with activities. */
export function useActivityEdits() {
  const { t } = useTranslation();
  const format = useFormat();
  const takeBack = useTakeBack();
  const add = useMutation({
    mutationFn: ({ account, activity }: { account: number; activity: NewActivity }) =>
      ipc.activityAdd(account, activity),
    meta: { quiet: true },
  });
  const put = useMutation({
    mutationFn: ({ id, activity }: { id: number; activity: NewActivity }) =>
      ipc.activityPut(id, activity),
  });
  const remove = useMutation({
    mutationFn: (ids: number[]) => ipc.activitiesRemove(ids),
    onSuccess: (_, ids) =>
      takeBack(t("audit.activity.removed", { count: ids.length, n: format.count(ids.length) })),
  });
  const rename = useMutation({
    mutationFn: ({ from, to }: { from: string; to: string }) => ipc.personRename(from, to),
    onSuccess: (count, { to }) =>
      takeBack(t("audit.people.renamed", { count, n: format.count(count), name: to })),
  });
  return { add, put, remove, rename };
}

const NOTHING: AccountActivities = { activities: [], people: [], open: [], limit: null };

/** The activities of an account and what can be done with them. */
export function useAccountActivities(account: number) {
  const { data = NOTHING } = useQuery(activitiesOfQuery(account));
  const edits = useActivityEdits();
  return {
    ...data,
    onAdd: (activity: NewActivity) => edits.add.mutateAsync({ account, activity }),
    onPut: (id: number, activity: NewActivity) => edits.put.mutate({ id, activity }),
    onRemove: (id: number) => edits.remove.mutate([id]),
  };
}

/** Says what an hour costs, or takes it back. */
export function useHourCost() {
  return useMutation({
    mutationFn: (cost: HourCost | null) => ipc.hourCostSet(cost),
    meta: { quiet: true },
  });
}
