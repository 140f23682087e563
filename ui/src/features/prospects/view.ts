import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { Sorting } from "@/components/list/types";
import type { AccountRow, Stage } from "@/ipc";

/** What the person looks at in the list: it is still there after a look at a scorecard. */
export interface ListView {
  search: string;
  tiers: string[];
  /** `settled`, `open`, or both ways when empty. */
  sure: ("settled" | "open")[];
  stages: Stage[];
  owners: string[];
  sorting: Sorting;
  /** The current row, by id. */
  current: string | null;
}

/** Leads and prospects: those in play. Nurtured and disqualified ones are a click away. */
export const IN_PLAY: Stage[] = ["lead", "prospect"];
/** The stages before the sale, as they come. */
export const STAGES: Stage[] = ["visitor", "lead", "prospect", "nurture", "disqualified"];

export const START: ListView = {
  search: "",
  tiers: [],
  sure: [],
  stages: IN_PLAY,
  owners: [],
  sorting: { column: "range", descending: true },
  current: null,
};

let place: string | null = null;
let view: ListView = START;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The view of the list of this workspace; another workspace starts afresh. */
export function useListView(workspace: string): [ListView, (change: Partial<ListView>) => void] {
  if (place !== workspace) {
    place = workspace;
    view = START;
  }
  const now = useSyncExternalStore(subscribe, () => view);
  const change = useCallback((part: Partial<ListView>) => {
    view = { ...view, ...part };
    for (const listener of listeners) {
      listener();
    }
  }, []);
  return [now, change];
}

/** The tier that counts: the one set by hand, if one is, else the computed one. */
export function tierOf(row: AccountRow): string | null {
  return row.verdict?.tier ?? null;
}

/** Everything of a row that can be searched, in small letters and without accents. */
function searchable(row: AccountRow): string {
  const known = texts.get(row);
  if (known !== undefined) {
    return known;
  }
  const { name, industry, country, region, owner, key, note } = row.account;
  const text = plain([name, industry, country, region, owner, key ?? "", note].join("\n"));
  texts.set(row, text);
  return text;
}

const texts = new WeakMap<AccountRow, string>();

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

type Filter = "tiers" | "sure" | "stages" | "owners";

export interface Found {
  rows: AccountRow[];
  /** How many rows each filter value would show, the other filters as they are. */
  counts: Record<Filter, Map<string, number>>;
}

/** The rows that a view shows, unsorted. */
export function useFound(rows: readonly AccountRow[], view: ListView): Found {
  const prospects = useMemo(() => rows.filter((row) => STAGES.includes(row.account.stage)), [rows]);
  const { search, tiers, sure, stages, owners } = view;
  return useMemo(() => {
    const words = plain(search).split(/\s+/).filter(Boolean);
    const counts: Found["counts"] = {
      tiers: new Map(),
      sure: new Map(),
      stages: new Map(),
      owners: new Map(),
    };
    const found: AccountRow[] = [];
    for (const row of prospects) {
      if (words.length > 0) {
        const text = searchable(row);
        if (!words.every((word) => text.includes(word))) {
          continue;
        }
      }
      const values: Record<Filter, string> = {
        tiers: tierOf(row) ?? "",
        sure: row.verdict?.settled ? "settled" : "open",
        stages: row.account.stage,
        owners: row.account.owner,
      };
      const chosen: Record<Filter, readonly string[]> = { tiers, sure, stages, owners };
      const misses = (Object.keys(values) as Filter[]).filter(
        (filter) => chosen[filter].length > 0 && !chosen[filter].includes(values[filter]),
      );
      for (const filter of Object.keys(values) as Filter[]) {
        if (misses.length === 0 || (misses.length === 1 && misses[0] === filter)) {
          const value = values[filter];
          counts[filter].set(value, (counts[filter].get(value) ?? 0) + 1);
        }
      }
      if (misses.length === 0) {
        found.push(row);
      }
    }
    return { rows: found, counts };
  }, [prospects, search, tiers, sure, stages, owners]);
}
