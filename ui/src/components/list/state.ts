import { useCallback, useSyncExternalStore } from "react";
import type { Sorting } from "./types";

/** What a list shows and how: all that a saved view keeps. */
export interface ListShown {
  /** The chosen values of each facet, by its id. */
  filters: Record<string, string[]>;
  sorting: Sorting | null;
  /** The facet that the rows are grouped by. */
  group: string | null;
  /** The columns shown, in order; nothing is the list's own choice. */
  columns: string[] | null;
}

/** What a person looks at: still there after a look at another page. */
export interface ListState {
  shown: ListShown;
  search: string;
  /** The saved view that was chosen; nothing is all of the list. */
  view: string | null;
  /** The current row, by id. */
  current: string | null;
  /** The groups that are folded up, as `facet value`. */
  folded: ReadonlySet<string>;
  /** How the list is looked at, where there are several ways. */
  mode: string | null;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** A saved view as it is kept. */
export function writeShown(shown: ListShown): string {
  const filters = Object.fromEntries(
    Object.entries(shown.filters)
      .filter(([, values]) => values.length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const { sorting, group, columns } = shown;
  return JSON.stringify({ filters, sorting, group, columns });
}

/** Reads a saved view; whatever is not as it should be is left out. */
export function readShown(text: string): ListShown {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = null;
  }
  const { filters, sorting, group, columns } = asObject(parsed);
  const { column, descending } = asObject(sorting);
  return {
    filters: Object.fromEntries(
      Object.entries(asObject(filters)).filter((entry): entry is [string, string[]] =>
        isTexts(entry[1]),
      ),
    ),
    sorting: typeof column === "string" ? { column, descending: descending === true } : null,
    group: typeof group === "string" ? group : null,
    columns: isTexts(columns) ? columns : null,
  };
}

/** The columns of a list as a person left them. */
export interface Layout {
  columns: string[] | null;
  /** Widths in rem of those that were drawn to another one. */
  widths: Record<string, number>;
}

export const NO_LAYOUT: Layout = { columns: null, widths: {} };

/** Reads what was remembered of the columns; whatever is not as it should be is left out. */
export function readLayout(text: string | null): Layout {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text ?? "null");
  } catch {
    parsed = null;
  }
  const { columns, widths } = asObject(parsed);
  return {
    columns: isTexts(columns) ? columns : null,
    widths: Object.fromEntries(
      Object.entries(asObject(widths)).filter(
        (entry): entry is [string, number] => typeof entry[1] === "number" && entry[1] > 0,
      ),
    ),
  };
}

const states = new Map<string, ListState>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The state of a list of this workspace; in another workspace it starts afresh. */
export function useListState(
  list: string,
  workspace: string,
  start: ListShown,
): [ListState, (change: Partial<ListState>) => void] {
  const key = `${list} ${workspace}`;
  if (!states.has(key)) {
    states.set(key, {
      shown: start,
      search: "",
      view: null,
      current: null,
      folded: new Set(),
      mode: null,
    });
  }
  const now = useSyncExternalStore(subscribe, () => states.get(key) as ListState);
  const change = useCallback(
    (part: Partial<ListState>) => {
      states.set(key, { ...(states.get(key) as ListState), ...part });
      for (const listener of listeners) {
        listener();
      }
    },
    [key],
  );
  return [now, change];
}
