import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { ipc, type StudioMemory } from "@/ipc";
import { studioMemoryQuery } from "@/queries/profile";

const NOTHING: StudioMemory = { locked: [], collapsed: [], apart: [], dismissed: [], taken: [] };

/** What the studio remembers of the workspace, and the way to change it. */
export function useMemory(): [StudioMemory, (change: (now: StudioMemory) => StudioMemory) => void] {
  const client = useQueryClient();
  const { data } = useQuery(studioMemoryQuery);
  const put = useCallback(
    (change: (now: StudioMemory) => StudioMemory) => {
      const key = studioMemoryQuery.queryKey;
      const next = change(client.getQueryData(key) ?? NOTHING);
      client.setQueryData(key, next);
      // It is a convenience: where it cannot be kept, it lasts as long as the window.
      ipc.studioRemember(next).catch(() => {});
    },
    [client],
  );
  return useMemo(() => [data ?? NOTHING, put], [data, put]);
}

/** The list with this in it, or without it if it was. */
export function toggled(list: readonly string[], one: string): string[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}
