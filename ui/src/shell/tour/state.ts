import { useSyncExternalStore } from "react";

const STORED = "lanewise.tour";

/** Where the tour stands. */
export interface TourState {
  /** The step that is shown; `null` while the tour rests. */
  at: number | null;
  /** The tour is offered, and nobody has answered yet. */
  offered: boolean;
}

let state: TourState = { at: null, offered: false };
const listeners = new Set<() => void>();

function become(next: TourState): void {
  state = next;
  for (const listener of listeners) {
    listener();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where the tour stands now. */
export function useTour(): TourState {
  return useSyncExternalStore(subscribe, () => state);
}

/** Offers the tour to whoever has a workspace for the first time: once on each computer. */
export function offerTour(): void {
  if (localStorage.getItem(STORED) === null) {
    localStorage.setItem(STORED, "offered");
    become({ ...state, offered: true });
  }
}

/** Begins the tour. */
export function startTour(): void {
  become({ at: 0, offered: false });
}

/** Shows a step. */
export function showStep(at: number): void {
  become({ at, offered: false });
}

/** Ends the tour, or declines the offer. It is found again in the search field and under "?". */
export function endTour(): void {
  become({ at: null, offered: false });
}
