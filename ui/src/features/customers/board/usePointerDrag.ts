import {
  type PointerEvent,
  type RefCallback,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";

export interface DragWork {
  board: RefObject<HTMLElement | null>;
  /** A card was let go over a column. */
  onDrop: (card: string, column: number) => void;
}

/** How far a pointer goes before a press is a drag, pixels. */
const THRESHOLD = 6;
/** Near the board's edge it moves along. */
const EDGE = 48;
/** A finger that rests this long picks the card up, milliseconds. */
const REST = 280;

/**
 * Dragging cards with mouse, pen or finger. Only the card under the pointer moves while the hand
 * does: nothing is drawn again but the column it hangs over. A finger that moves up or down scrolls.
 */
export function usePointerDrag({ board, onDrop }: DragWork) {
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const spot = useRef({ x: 0, y: 0 });
  const shadow = useRef<HTMLElement | null>(null);
  const stop = useRef<(() => void) | null>(null);
  const latest = useRef(onDrop);
  latest.current = onDrop;

  useEffect(() => () => stop.current?.(), []);

  const follow = () => {
    const { x, y } = spot.current;
    if (shadow.current) {
      shadow.current.style.transform = `translate(${x + 8}px, ${y + 8}px)`;
    }
  };
  const place = useCallback<RefCallback<HTMLElement>>((element) => {
    shadow.current = element;
    if (element) {
      element.style.transform = `translate(${spot.current.x + 8}px, ${spot.current.y + 8}px)`;
    }
  }, []);

  const columnAt = (x: number): number | null => {
    const columns = board.current?.querySelectorAll<HTMLElement>("[data-column]") ?? [];
    for (const column of columns) {
      const { left, right } = column.getBoundingClientRect();
      if (x >= left && x <= right) {
        return Number(column.dataset.column);
      }
    }
    return null;
  };

  const grip = (event: PointerEvent) => {
    const card = (event.target as HTMLElement).closest<HTMLElement>("[data-card]")?.dataset.card;
    if (!card || event.button !== 0 || stop.current) {
      return;
    }
    const start = { x: event.clientX, y: event.clientY };
    const { pointerId, pointerType } = event;
    const touch = pointerType === "touch";
    let under = false;
    let now: number | null = null;
    let frame = 0;

    const swallow = (click: MouseEvent) => click.stopPropagation();
    const begin = () => {
      under = true;
      setDragged(card);
      document.body.style.cursor = "grabbing";
      slide();
    };
    /** While the card hangs near an edge, the board comes towards it. */
    const slide = () => {
      const box = board.current?.getBoundingClientRect();
      if (box && board.current) {
        const { x } = spot.current;
        const by = x > box.right - EDGE ? 10 : x < box.left + EDGE ? -10 : 0;
        if (by !== 0) {
          board.current.scrollLeft += by;
        }
      }
      frame = requestAnimationFrame(slide);
    };
    const rest = touch ? window.setTimeout(() => begin(), REST) : 0;
    const move = (moved: globalThis.PointerEvent) => {
      if (moved.pointerId !== pointerId) {
        return;
      }
      spot.current = { x: moved.clientX, y: moved.clientY };
      const far = Math.hypot(moved.clientX - start.x, moved.clientY - start.y);
      if (!under && far > THRESHOLD) {
        begin();
      }
      if (under) {
        moved.preventDefault();
        follow();
        const next = columnAt(moved.clientX);
        if (next !== now) {
          now = next;
          setOver(next);
        }
      }
    };
    const end = (dropped: boolean) => {
      window.clearTimeout(rest);
      cancelAnimationFrame(frame);
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", cancel);
      window.removeEventListener("keydown", key, true);
      window.removeEventListener("touchmove", hold);
      document.body.style.cursor = "";
      stop.current = null;
      setDragged(null);
      setOver(null);
      if (under) {
        // The press that follows a drag is none.
        window.addEventListener("click", swallow, { capture: true, once: true });
        setTimeout(() => window.removeEventListener("click", swallow, true));
      }
      if (dropped && under && now !== null) {
        latest.current(card, now);
      }
    };
    const up = (released: globalThis.PointerEvent) => released.pointerId === pointerId && end(true);
    const cancel = () => end(false);
    const key = (pressed: globalThis.KeyboardEvent) => {
      if (pressed.key === "Escape") {
        pressed.stopPropagation();
        end(false);
      }
    };
    const hold = (moved: TouchEvent) => {
      if (under && moved.cancelable) {
        moved.preventDefault();
      }
    };
    spot.current = start;
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", cancel);
    window.addEventListener("keydown", key, true);
    window.addEventListener("touchmove", hold, { passive: false });
    stop.current = () => end(false);
  };

  return { grip, over, ghost: dragged === null ? null : { id: dragged, place } };
}
