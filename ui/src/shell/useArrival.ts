import { useEffect, useRef } from "react";
import { say } from "./say";

/** How long a screen may take to draw its heading before it is read out, milliseconds. */
const DRAWN = 350;

/** The name of the screen that is shown: its heading, or the name that is edited there. */
function headingOf(content: HTMLElement): string {
  const heading = content.querySelector("h1");
  return heading?.querySelector("input")?.value ?? heading?.textContent ?? "";
}

/**
 * What a new page would do by itself: the keyboard goes on from its top, it starts at its top, and
 * a screen reader hears its name. `place` is where one is.
 */
export function useArrival(place: string): void {
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) {
      return;
    }
    before.current = place;
    const content = document.getElementById("content");
    if (!content) {
      return;
    }
    content.scrollTop = 0;
    // A screen that has put the keyboard somewhere itself knows better, and the tour goes along.
    const now = document.activeElement;
    if (!content.contains(now) && !now?.closest("[role='dialog']")) {
      content.focus({ preventScroll: true });
    }
    const later = window.setTimeout(() => say(headingOf(content)), DRAWN);
    return () => window.clearTimeout(later);
  }, [place]);
}
