import { useEffect, useSyncExternalStore } from "react";

/** Something the search field (Ctrl+K) can do or open. */
export interface Action {
  /** Unique within the program; what was chosen lately is remembered by it. */
  id: string;
  label: string;
  /** A quieter second line or word: an account's place and size. */
  hint?: string;
  /** Further words it is found by. */
  words?: string;
  /** The shortcut that does the same, as `shortcuts.ts` writes it. */
  keys?: string;
  /** Does it. */
  run?: () => void;
  /** Or leads to a further choice: which stage, which starter. */
  into?: () => readonly Action[] | Promise<readonly Action[]>;
  /** It is so already: the theme in use, the language on the screen. */
  on?: boolean;
}

/** A named list of actions that can be had from everywhere. */
export interface ActionGroup {
  id: string;
  title: string;
  actions: readonly Action[];
}

let registered: readonly Action[] = [];
const listeners = new Set<() => void>();
/** An action of a screen that is on its way. */
let awaited: { id: string; until: number } | null = null;
/** How long a screen may take to offer what was asked of it, milliseconds. */
const PATIENCE = 8000;

function become(next: readonly Action[]): void {
  registered = next;
  for (const listener of listeners) {
    listener();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What the screens that are shown now offer. */
export function useOffered(): readonly Action[] {
  return useSyncExternalStore(subscribe, () => registered);
}

/** Offers actions in the search field for as long as the component stands. Pass a memoised list. */
export function useActions(list: readonly Action[]): void {
  useEffect(() => {
    become([...registered, ...list]);
    const wanted = awaited && performance.now() < awaited.until ? awaited.id : null;
    const found = wanted === null ? undefined : list.find((one) => one.id === wanted);
    if (found) {
      awaited = null;
      // After the screen has drawn itself: its fields and dialogs are there then.
      window.setTimeout(() => found.run?.(), 0);
    }
    return () => become(registered.filter((one) => !list.includes(one)));
  }, [list]);
}

/** Does what another screen offers, as soon as that screen is there. Go to it first. */
export function askOf(id: string): void {
  const here = registered.find((one) => one.id === id);
  if (here) {
    here.run?.();
  } else {
    awaited = { id, until: performance.now() + PATIENCE };
  }
}
