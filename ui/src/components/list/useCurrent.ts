import { useEffect, useRef, useState } from "react";
import type { Sorting } from "./types";

export interface CurrentWork {
  items: readonly { id: string; kind: "head" | "row" }[];
  itemOf: ReadonlyMap<string, number>;
  initialCurrent: string | null | undefined;
  onCurrent: ((id: string) => void) | undefined;
  scrollTo: (index: number) => void;
  sorting: Sorting | null;
}

/** The current line of a list, kept in sight. */
export function useCurrent(work: CurrentWork) {
  const { items, itemOf, initialCurrent, onCurrent, scrollTo, sorting } = work;
  const [current, setCurrent] = useState<string | null>(initialCurrent ?? null);
  const at = current === null ? undefined : itemOf.get(current);

  // After sorting, and on coming back, the current line is somewhere else: keep it in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new order moves the view
  useEffect(() => {
    if (at !== undefined) {
      scrollTo(at);
    }
  }, [sorting]);

  // A row that has just come, once it is there.
  const reached = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: goes there once
  useEffect(() => {
    const place = initialCurrent == null ? undefined : itemOf.get(initialCurrent);
    if (initialCurrent != null && place !== undefined && reached.current !== initialCurrent) {
      reached.current = initialCurrent;
      if (current !== initialCurrent) {
        setCurrent(initialCurrent);
      }
      scrollTo(place);
    }
  }, [initialCurrent, itemOf]);

  /** Goes to a line, or to the nearest there is; gives that. */
  const goTo = (index: number): number => {
    const kept = Math.min(Math.max(index, 0), items.length - 1);
    const item = items[kept];
    if (item) {
      setCurrent(item.id);
      scrollTo(kept);
      if (item.kind === "row") {
        // What the person walked to is no place to jump to later.
        reached.current = item.id;
        onCurrent?.(item.id);
      }
    }
    return kept;
  };

  return { current, at, goTo, setCurrent };
}
