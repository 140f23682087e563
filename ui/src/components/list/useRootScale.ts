import { useLayoutEffect, useState } from "react";

function measured(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Number.isFinite(size) ? size / 16 : 1;
}

/**
 * How much larger than 16 pixels the reader's root font is. Measured at first and with each size of
 * the window, never while something is drawn: asking lays the page out.
 */
export function useRootScale(): number {
  const [scale, setScale] = useState(measured);
  useLayoutEffect(() => {
    const measure = () => setScale(measured());
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, []);
  return scale;
}
