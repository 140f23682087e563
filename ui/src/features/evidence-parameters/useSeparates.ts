import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { type Row, rowsOf } from "@/components/evidence/words";
import type { EvidenceParameters, Profile } from "@/ipc";
import { DEALS, separatesQuery } from "@/queries/evidence";

export interface Separates {
  evidence: EvidenceParameters | null | undefined;
  rows: Row[];
  /** More deals are on their way: so many it will be. */
  refining: number | null;
  error: unknown;
  again: () => void;
}

const [FIRST, SECOND, LAST] = DEALS;

/**
 * The evidence as fine as it is known by now: 200 deals at once, then 2,000, then 10,000. While `held`, the rows stay
 * where they stand, whatever it refines to: what is under the hand does not move away.
 */
export function useSeparates(
  profile: Profile | undefined,
  held: boolean,
  version: number | null,
): Separates {
  const first = useQuery(separatesQuery(FIRST, version));
  const settled = first.data?.every === true || first.data === null;
  const second = useQuery({
    ...separatesQuery(SECOND, version),
    enabled: first.isSuccess && !first.isFetching && !settled,
  });
  const third = useQuery({
    ...separatesQuery(LAST, version),
    enabled: second.isSuccess && !second.isFetching && !settled && second.data?.every !== true,
  });
  // Of what has changed meanwhile only the first answer may be there yet. Not by when they came: all three are asked
  // anew at once where all three are shown, and may be answered in any order.
  const known = (query: typeof first) => query.data && !query.isFetching && !query.isStale;
  const best = !first.isFetching && known(second) ? (known(third) ? third : second) : first;
  const evidence = best.data ?? first.data;
  const done =
    settled || best === third || evidence?.every === true || third.isError || second.isError;

  const place = useRef<{ profile: Profile; order: Map<string, number> } | null>(null);
  const rows = useMemo(() => {
    if (!profile || !evidence) {
      return [];
    }
    const found = rowsOf(profile, evidence);
    const kept = place.current;
    if (held && kept?.profile === profile) {
      const at = (row: Row) => kept.order.get(row.id) ?? found.length;
      return found.sort((a, b) => at(a) - at(b));
    }
    place.current = { profile, order: new Map(found.map((row, at) => [row.id, at])) };
    return found;
  }, [profile, evidence, held]);

  return {
    evidence,
    rows,
    refining: evidence && !done ? LAST : null,
    error: first.error,
    again: () => void first.refetch(),
  };
}
