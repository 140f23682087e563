import { queryOptions, useMutation } from "@tanstack/react-query";
import { ipc, type Slide, type SlideRule } from "@/ipc";
import { keys } from "./keys";

/** The accounts that have slides, with how complete each is. */
export const slidesQuery = queryOptions({
  queryKey: keys.slides.list(),
  queryFn: () => ipc.slidesList(),
});

/** The slides of one account's key players. */
export const slidesOfQuery = (account: number) =>
  queryOptions({
    queryKey: keys.slides.of(account),
    queryFn: () => ipc.slidesOf(account),
  });

/** The rule by which slides count as complete now. */
export const slideRuleQuery = queryOptions({
  queryKey: keys.slides.rule(),
  queryFn: () => ipc.slideRule(),
});

/** How many slides would be complete by a rule; `null` is the program's own. */
export const ruleCountsQuery = (rule: SlideRule | null) =>
  queryOptions({
    queryKey: keys.slides.ruleCounts(rule),
    queryFn: () => ipc.slideRuleCounts(rule),
    gcTime: 60_000,
  });

/** Writing goes in one after the other, so that a later word never loses against an earlier one. */
const scope = { id: "slides" };

/** Makes a slide for a key player; gives its number. */
export function useAddSlide() {
  return useMutation({
    mutationFn: ({ account, slide }: { account: number; slide?: Slide }) =>
      ipc.slideAdd(account, slide ?? {}),
    scope,
  });
}

/** Writes on a slide. Who writes says what is wrong with it, where it stands. */
export function usePutSlide() {
  return useMutation({
    mutationFn: ({ id, slide }: { id: number; slide: Slide }) => ipc.slidePut(id, slide),
    scope,
    meta: { quiet: true },
  });
}

export function useDuplicateSlide() {
  return useMutation({ mutationFn: (id: number) => ipc.slideDuplicate(id), scope });
}

export function useRemoveSlides() {
  return useMutation({ mutationFn: (ids: number[]) => ipc.slidesRemove(ids), scope });
}
