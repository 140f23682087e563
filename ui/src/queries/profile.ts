import { queryOptions } from "@tanstack/react-query";
import { asLanewiseError, type DraftView, ipc } from "@/ipc";
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

/** The ready parameters in the workspace's language. */
export const catalogueQuery = queryOptions({
  queryKey: keys.profile.catalogue(),
  queryFn: () => ipc.profileCatalogue(),
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
