import { queryOptions, useMutation } from "@tanstack/react-query";
import { type Answer, type Given, type Grade, ipc } from "@/ipc";
import { keys } from "./keys";

/**
 * Answers of one account. A scorecard shows them when the core has scored them, a few
 * milliseconds later: a range that the screen made up could be wrong.
 */
export function useAnswers(account: number) {
  const set = useMutation({
    mutationFn: (change: { parameter: string; given: Given; grade: Grade }) =>
      ipc.answerSet(account, change.parameter, { given: change.given, grade: change.grade }),
  });
  const clear = useMutation({
    mutationFn: (parameter: string) => ipc.answerClear(account, parameter),
  });
  return {
    onAnswer: (parameter: string, given: Given, grade: Grade) =>
      set.mutateAsync({ parameter, given, grade }),
    onClear: (parameter: string) => clear.mutateAsync(parameter),
    onRead: (parameter: string, text: string) => ipc.answerRead(parameter, text),
  };
}

/** A tier set by hand on one account. */
export function useOverride(account: number) {
  const set = useMutation({
    mutationFn: (change: { tier: string; reason: string; expires: string }) =>
      ipc.overrideSet(account, change.tier, change.reason, change.expires),
    meta: { quiet: true },
  });
  const remove = useMutation({ mutationFn: (id: number) => ipc.overrideRemove(id) });
  return { set, remove };
}

/** What the score would be with each of these answers to a parameter, in their order. */
export const answerPreviewQuery = (account: number, parameter: string, tries: Answer[]) =>
  queryOptions({
    queryKey: keys.prospects.preview(account, parameter, tries),
    queryFn: () => ipc.answerPreview(account, parameter, tries),
    enabled: tries.length > 0,
    gcTime: 60_000,
  });

/** The same for a number as it is typed; `null` for what is none. */
export const numberPreviewQuery = (
  account: number,
  parameter: string,
  text: string,
  grade: Grade,
) =>
  queryOptions({
    queryKey: keys.prospects.preview(account, parameter, [text, grade]),
    queryFn: async () => {
      const given = await ipc.answerRead(parameter, text);
      return given?.kind === "number"
        ? ((await ipc.answerPreview(account, parameter, [{ given, grade }]))[0] ?? null)
        : null;
    },
    enabled: text !== "",
    gcTime: 60_000,
  });

/** What changed from one stored score to a later one. */
export const storedSinceQuery = (before: number, after: number) =>
  queryOptions({
    queryKey: keys.prospects.since(before, after),
    queryFn: () => ipc.storedSince(before, after),
  });

/** How many became fit and how many stored scores are out of date: the list does not wait for it. */
export const prospectsNewsQuery = queryOptions({
  queryKey: keys.prospects.news(),
  queryFn: () => ipc.prospectsNews(),
});

/** What stands around the list: tiers, counts, the rule for what to do; `null` without a profile. */
export const prospectsViewQuery = queryOptions({
  queryKey: keys.prospects.view(),
  queryFn: () => ipc.prospectsView(),
});

/** The nurtured and disqualified accounts that became fit, and why. */
export const becameFitQuery = queryOptions({
  queryKey: keys.prospects.becameFit(),
  queryFn: () => ipc.prospectsBecameFit(),
});
