import { type RefObject, useLayoutEffect } from "react";

/** Less than this is a rounding of the layout, pixels. */
const HAIR = 2;

/**
 * Marks the frame of a table that is wider than its window: `data-aside` once it was moved sideways,
 * `data-more` while columns go on to the right. The marks go straight to the element: nothing is
 * drawn again.
 *
 * What stays in place sideways is sticky only under `data-aside`: each sticky cell is a layer of its
 * own for the browser, and while nothing has moved sideways there would be two a row for nothing.
 */
export function useSides(
  frame: RefObject<HTMLElement | null>,
  grid: RefObject<HTMLElement | null>,
  /** What the columns take: with other columns it is measured anew. */
  tracks: string,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: other tracks are another width
  useLayoutEffect(() => {
    const [outer, box] = [frame.current, grid.current];
    if (!outer || !box) {
      return;
    }
    let beyond = 0;
    const mark = () => {
      const left = box.scrollLeft;
      outer.toggleAttribute("data-aside", left > 0);
      outer.toggleAttribute("data-more", beyond - left > HAIR);
    };
    const measure = () => {
      beyond = box.scrollWidth - box.clientWidth;
      mark();
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    box.addEventListener("scroll", mark, { passive: true });
    return () => {
      observer.disconnect();
      box.removeEventListener("scroll", mark);
    };
  }, [tracks]);
}
