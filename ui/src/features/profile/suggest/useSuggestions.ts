import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { DataSuggestion, Suggestions } from "@/ipc";
import { suggestQuery } from "@/queries/profile";
import type { Locks } from "../locks";
import { useMemory } from "../memory";
import { valueAt } from "./words";

/** More than this is not remembered of what was taken or not wanted. */
const REMEMBERED = 500;

/** What was taken, as it is remembered: gone from where it led, back where it was undone. */
const taken = (row: DataSuggestion, end: "from" | "to") =>
  `${row.key}=${valueAt(row.proposal, end)}`;

/** What the data suggests and nobody has taken or put aside, and the ways to remember either. */
export function useSuggestions(locks: Locks): {
  data: Suggestions | undefined;
  error: Error | null;
  rows: DataSuggestion[];
  /** How many were put aside and would be there otherwise. */
  aside: number;
  take: (rows: readonly DataSuggestion[]) => void;
  dismiss: (row: DataSuggestion) => void;
  recall: (keys?: readonly string[]) => void;
} {
  const { data, error } = useQuery(suggestQuery(locks.ids));
  const [memory, remember] = useMemory();
  return useMemo(() => {
    const open = (data?.rows ?? []).filter((row) => !memory.taken.includes(taken(row, "from")));
    const rows = open.filter((row) => !memory.dismissed.includes(row.key));
    const last = (list: string[]) => list.slice(-REMEMBERED);
    return {
      data,
      error,
      rows,
      aside: open.length - rows.length,
      take: (these) =>
        remember((now) => ({
          ...now,
          taken: last([...now.taken, ...these.map((row) => taken(row, "to"))]),
        })),
      dismiss: (row) =>
        remember((now) => ({ ...now, dismissed: last([...now.dismissed, row.key]) })),
      recall: (keys) =>
        remember((now) => ({
          ...now,
          dismissed: keys ? now.dismissed.filter((key) => !keys.includes(key)) : [],
        })),
    };
  }, [data, error, memory, remember]);
}
