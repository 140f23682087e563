import { useSyncExternalStore } from "react";

let said = "";
const listeners = new Set<() => void>();

/** Tells a screen reader something that others see: "Undone: weight of Lane". */
export function say(text: string): void {
  // The same words twice would not be heard twice: an invisible mark makes them new.
  said = text === said ? `${text}\u200b` : text;
  for (const listener of listeners) {
    listener();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What was said last. */
export function useSaid(): string {
  return useSyncExternalStore(subscribe, () => said);
}
