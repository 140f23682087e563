import { queryOptions } from "@tanstack/react-query";
import {
  type AnswerKind,
  asLanewiseError,
  type DraftView,
  ipc,
  type KindWish,
  type Language,
  type LevelMap,
} from "@/ipc";
import { keys } from "./keys";

/** The draft with its chart and counts; `null` while there is no profile. */
export const draftQuery = queryOptions({
  queryKey: keys.profile.draft(),
  queryFn: async (): Promise<DraftView | null> => {
    try {
      return await ipc.profileDraft();
    } catch (thrown) {
      if (asLanewiseError(thrown).kind === "no_profile") {
        return null;
      }
      throw thrown;
    }
  },
});

/** The starter profiles in the workspace's language. */
export const startersQuery = queryOptions({
  queryKey: keys.profile.starters(),
  queryFn: () => ipc.profileStarters(),
});

/** The starter profiles in a language, before there is a workspace. */
export const startersInQuery = (language: Language) =>
  queryOptions({
    queryKey: keys.app.starters(language),
    queryFn: () => ipc.startersIn(language),
  });

/** The ready parameters in the workspace's language. */
export const catalogueQuery = queryOptions({
  queryKey: keys.profile.catalogue(),
  queryFn: () => ipc.profileCatalogue(),
});

/** What the studio remembers of the workspace: locks, folded groups. */
export const studioMemoryQuery = queryOptions({
  queryKey: keys.profile.memory(),
  queryFn: () => ipc.studioMemory(),
});

/** The pairs of parameters that may ask the same. */
export const twinsQuery = queryOptions({
  queryKey: keys.profile.twins(),
  queryFn: () => ipc.profileTwins(),
});

/** What merging two parameters would do, under a map of levels or the one that suggests itself. */
export const mergePlanQuery = (stays: string, goes: string, map: LevelMap[] | null) =>
  queryOptions({
    queryKey: keys.profile.mergePlan(stays, goes, map),
    queryFn: () => ipc.profileMergePlan(stays, goes, map),
    placeholderData: (before) => before,
  });

/** What another kind of answer would do. */
export const kindPlanQuery = (id: string, kind: AnswerKind, wish: KindWish) =>
  queryOptions({
    queryKey: keys.profile.kindPlan(id, kind, wish),
    queryFn: () => ipc.profileKindPlan(id, kind, wish),
    placeholderData: (before) => before,
  });

/** What the data suggests for the draft while these weights stay. */
export const suggestQuery = (locked: readonly string[]) =>
  queryOptions({
    queryKey: keys.profile.suggest(locked),
    queryFn: () => ipc.suggestView([...locked]),
    placeholderData: (before) => before,
  });

/** How well the draft picks the happier of two, as it is and with all that is suggested. */
export const suggestPicksQuery = (locked: readonly string[]) =>
  queryOptions({
    queryKey: keys.profile.suggestPicks(locked),
    queryFn: () => ipc.suggestPicks([...locked]),
    placeholderData: (before) => before,
  });

/** The published versions, oldest first. */
export const versionsQuery = queryOptions({
  queryKey: keys.profile.versions(),
  queryFn: () => ipc.profileVersions(),
});

/** What changed between two versions; without a number it is the draft. */
export const compareQuery = (before: number | null, after: number | null) =>
  queryOptions({
    queryKey: keys.profile.compare(before, after),
    queryFn: () => ipc.profileCompare(before, after),
  });
