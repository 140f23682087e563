import { type RefObject, useLayoutEffect, useRef, useState } from "react";

export interface Measured<E extends HTMLElement> {
  ref: RefObject<E | null>;
  /** Pixels; what was given as the first guess until the element is measured. */
  width: number;
  /** How much larger than 16 pixels the reader's root font is. */
  unit: number;
}

/** An element's width, followed while it changes. */
export function useWidth<E extends HTMLElement>(guess: number): Measured<E> {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState(guess);
  const [unit, setUnit] = useState(1);

  useLayoutEffect(() => {
    const element = ref.current;
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
  }, []);

  return { ref, width, unit };
}
