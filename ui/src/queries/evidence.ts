import { queryOptions } from "@tanstack/react-query";
import {
  asLanewiseError,
  type EvidenceParameters,
  type EvidenceProfile,
  type EvidenceWarnings,
  ipc,
} from "@/ipc";
import { keys } from "./keys";

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
export const separatesQuery = (deals: number) =>
  queryOptions({
    queryKey: keys.evidence.parameters(deals),
    queryFn: (): Promise<EvidenceParameters | null> =>
      orNothing(() => ipc.evidenceParameters(null, deals)),
  });

/** How good the profile is on the customers there are. */
export const profileEvidenceQuery = queryOptions({
  queryKey: keys.evidence.profile(),
  queryFn: (): Promise<EvidenceProfile | null> => orNothing(() => ipc.evidenceProfile(null)),
});

/** What to be careful about. */
export const evidenceWarningsQuery = queryOptions({
  queryKey: keys.evidence.warnings(),
  queryFn: (): Promise<EvidenceWarnings | null> => orNothing(() => ipc.evidenceWarnings(null)),
});
