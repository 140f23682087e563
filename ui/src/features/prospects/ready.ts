import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { GateBrief, GateName } from "@/ipc";
import { readinessListQuery } from "@/queries/readiness";

/** What gates say of the list, account by account. */
export interface Ready {
  gates: readonly GateName[];
  of: ReadonlyMap<number, readonly GateBrief[]>;
}

const NOTHING: Ready = { gates: [], of: new Map() };

/** What gates say of the accounts in play; the list does not wait for it. */
export function useReady(): Ready {
  const { data } = useQuery(readinessListQuery);
  return useMemo(
    () =>
      data
        ? { gates: data.gates, of: new Map(data.rows.map((row) => [row.account, row.gates])) }
        : NOTHING,
    [data],
  );
}

/** The place of the furthest gate that is passed; -1 where none is, -2 where nobody asks. */
export function reached(gates: readonly GateBrief[] | undefined): number {
  return gates ? gates.findLastIndex((gate) => gate.pass !== "missing") : -2;
}

/** The next gate after that, if there is one: its place and how many things have to be got. */
export function ahead(gates: readonly GateBrief[]): { at: number; toGet: number } | null {
  const at = gates.findIndex((gate, place) => place > reached(gates) && gate.pass === "missing");
  const gate = gates[at];
  return gate ? { at, toGet: gate.to_get } : null;
}
