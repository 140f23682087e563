import { type PointerEvent, type RefObject, useEffect, useState } from "react";

/**
 * Gates taken by their grip and put elsewhere among the others; Escape leaves them as they are. The
 * keyboard has its own way (Alt and the arrows).
 */
export function useGateDrag(
  list: RefObject<HTMLElement | null>,
  onMove: (id: string, to: number) => void,
) {
  const [dragged, setDragged] = useState<string | null>(null);

  useEffect(() => {
    if (dragged === null) {
      return;
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        setDragged(null);
      }
    };
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, [dragged]);

  /** Before so many of the other gates. */
  const slot = (id: string, y: number): number => {
    const others = [...(list.current?.querySelectorAll<HTMLElement>("[data-gate]") ?? [])].filter(
      (one) => one.dataset.gate !== id,
    );
    return others.filter((one) => {
      const box = one.getBoundingClientRect();
      return box.top + box.height / 2 < y;
    }).length;
  };

  const grip = (id: string) => ({
    onPointerDown: (event: PointerEvent) => {
      if (event.button === 0) {
        event.currentTarget.setPointerCapture?.(event.pointerId);
        setDragged(id);
      }
    },
    onPointerUp: (event: PointerEvent) => {
      if (dragged === id) {
        onMove(id, slot(id, event.clientY));
        setDragged(null);
      }
    },
    onPointerCancel: () => setDragged(null),
  });
  return { dragged, grip };
}
