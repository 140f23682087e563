import { queryOptions, useMutation } from "@tanstack/react-query";
import { type CompareGroups, ipc, type ParameterSource, type SlideField } from "@/ipc";
import { keys } from "./keys";

/** The slides of two groups of customers against each other; `null`: the successes against the others. */
export const compareSlidesQuery = (groups: CompareGroups | null) =>
  queryOptions({
    queryKey: keys.slides.compare(groups),
    queryFn: () => ipc.compareSlides(groups),
    // The drawings stay while other groups are counted.
    placeholderData: (before) => before,
  });

/** Which words make a title that of an executive. */
export const headTitlesQuery = queryOptions({
  queryKey: keys.slides.heads(),
  queryFn: () => ipc.headTitles(),
});

/** Says which words they are; none brings the program's own back. */
export const usePutHeadTitles = () =>
  useMutation({ mutationFn: (titles: string[]) => ipc.headTitlesSet(titles) });

/** The themes in the order they were made. */
export const themesQuery = queryOptions({
  queryKey: keys.slides.themes(),
  queryFn: () => ipc.themesList(),
});

/** All tags. */
export const tagsQuery = queryOptions({
  queryKey: keys.slides.tags(),
  queryFn: () => ipc.tagsList(null),
});

/** Themes that picked words may belong to, the likeliest first. */
export const suggestQuery = (field: SlideField, quote: string) =>
  queryOptions({
    queryKey: keys.slides.suggest(field, quote),
    queryFn: () => ipc.tagSuggest(field, quote),
  });

/** Sentences that seem to say the same as a theme, on slides without it. */
export const alikeQuery = (theme: number) =>
  queryOptions({
    queryKey: keys.slides.alike(theme),
    queryFn: () => ipc.themeAlike(theme),
  });

/** What making a parameter of a difference would do. */
export const makePlanQuery = (source: ParameterSource, groups: CompareGroups) =>
  queryOptions({
    queryKey: keys.slides.plan(source, groups),
    queryFn: () => ipc.makeParameterPlan(source, groups),
  });
