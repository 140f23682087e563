import { type RefCallback, useLayoutEffect, useState } from "react";

export interface Measured<E extends HTMLElement> {
  ref: RefCallback<E>;
  /** Pixels; what was given as the first guess until the element is measured. */
  width: number;
  /** How much larger than 16 pixels the reader's root font is. */
  unit: number;
}

/** An element's width, followed while it changes. */
export function useWidth<E extends HTMLElement>(guess: number): Measured<E> {
  // Kept as state: a screen that waits for its data draws the element later than itself.
  const [element, ref] = useState<E | null>(null);
  const [width, setWidth] = useState(guess);
  const [unit, setUnit] = useState(1);

  useLayoutEffect(() => {
    if (!element) {
      return;
    }
    const measure = () => {
      const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setUnit(Number.isFinite(size) ? size / 16 : 1);
      if (element.clientWidth > 0) {
        setWidth(element.clientWidth);
      }
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);

  return { ref, width, unit };
}
