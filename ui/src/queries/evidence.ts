import { queryOptions } from "@tanstack/react-query";
import {
  asLanewiseError,
  type DraftView,
  type EvidenceParameters,
  type EvidenceProfile,
  type EvidenceWarnings,
  ipc,
} from "@/ipc";
import { keys } from "./keys";
import { draftQuery } from "./profile";

/** How often the outcomes are dealt out anew, step by step: a first answer at once, the last one to quote. */
export const DEALS = [200, 2000, 10_000] as const;

/** `null` while there is no profile to hold against the customers. */
async function orNothing<D>(ask: () => Promise<D>): Promise<D | null> {
  try {
    return await ask();
  } catch (thrown) {
    const { kind } = asLanewiseError(thrown);
    if (kind === "no_profile" || kind === "no_workspace") {
      return null;
    }
    throw thrown;
  }
}

/** What separates the customers, parameter by parameter. */
export const separatesQuery = (deals: number, version: number | null = null) =>
  queryOptions({
    queryKey: keys.evidence.parameters(version, deals),
    queryFn: (): Promise<EvidenceParameters | null> =>
      orNothing(() => ipc.evidenceParameters(version, deals)),
  });

/** How good the profile is on the customers there are. */
export const profileEvidenceQuery = (version: number | null) =>
  queryOptions({
    queryKey: keys.evidence.profile(version),
    queryFn: (): Promise<EvidenceProfile | null> => orNothing(() => ipc.evidenceProfile(version)),
  });

/** What to be careful about. */
export const evidenceWarningsQuery = (version: number | null) =>
  queryOptions({
    queryKey: keys.evidence.warnings(version),
    queryFn: (): Promise<EvidenceWarnings | null> => orNothing(() => ipc.evidenceWarnings(version)),
  });

/** What the evidence speaks of, with its lane chart: a published version, or the draft. */
export const seenQuery = (version: number | null) =>
  version === null
    ? draftQuery
    : queryOptions({
        ...draftQuery,
        queryKey: keys.evidence.seen(version) as unknown as typeof draftQuery.queryKey,
        queryFn: (): Promise<DraftView | null> => orNothing(() => ipc.profileVersion(version)),
      });
