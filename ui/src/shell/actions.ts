import { useEffect, useSyncExternalStore } from "react";

/** Something the search field (Ctrl+K) can do or open. */
export interface Action {
  /** Unique within its source. */
  id: string;
  label: string;
  /** A quieter second line or word: an account's place and size. */
  hint?: string;
  /** Further words it is found by. */
  words?: string;
  /** The shortcut that does the same, as `shortcuts.ts` writes it. */
  keys?: string;
  run: () => void;
}

/** Finds accounts by what was typed, best first; a handful is enough. */
export type AccountSearch = (typed: string) => Promise<Action[]>;

interface Registry {
  actions: readonly Action[];
  accounts: AccountSearch | null;
}

let registry: Registry = { actions: [], accounts: null };
const listeners = new Set<() => void>();

function become(next: Registry): void {
  registry = next;
  for (const listener of listeners) {
    listener();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Everything that was made known to the search field. */
export function useRegistry(): Registry {
  return useSyncExternalStore(subscribe, () => registry);
}

/** Offers actions in the search field for as long as the component stands. Pass a memoised list. */
export function useActions(list: readonly Action[]): void {
  useEffect(() => {
    become({ ...registry, actions: [...registry.actions, ...list] });
    return () =>
      become({ ...registry, actions: registry.actions.filter((one) => !list.includes(one)) });
  }, [list]);
}

/** Lets the search field find accounts for as long as the component stands. */
export function useAccountSearch(search: AccountSearch): void {
  useEffect(() => {
    become({ ...registry, accounts: search });
    return () => become({ ...registry, accounts: null });
  }, [search]);
}
