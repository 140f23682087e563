import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { Slot } from "./order";

/** What is under the hand. */
export interface Dragged {
  kind: "parameter" | "group";
  id: string;
}

interface Place<T> {
  /** From the top of what is scrolled. */
  top: number;
  slot: T;
}

interface ReorderOptions {
  /** What is scrolled; it holds `[data-group]` sections with `[data-parameter]` rows in them. */
  area: RefObject<HTMLElement | null>;
  onParameter: (id: string, slot: Slot) => void;
  /** The group goes before so many of the others. */
  onGroup: (id: string, at: number) => void;
}

/** This near to an edge the list scrolls along. */
const EDGE = 40;

function rowsOf(section: HTMLElement, without: string): HTMLElement[] {
  return [...section.querySelectorAll<HTMLElement>("[data-parameter]")].filter(
    (row) => row.dataset.parameter !== without,
  );
}

/** Every place where a row could go. */
function parameterPlaces(area: HTMLElement, id: string): Place<Slot>[] {
  const zero = area.getBoundingClientRect().top - area.scrollTop;
  return [...area.querySelectorAll<HTMLElement>("[data-group]")].flatMap((section) => {
    const group = section.dataset.group ?? "";
    const head = section.querySelector<HTMLElement>("[data-head]");
    const rows = rowsOf(section, id);
    const tops = [head, ...rows].map((one) => (one?.getBoundingClientRect().bottom ?? 0) - zero);
    return tops.map((top, index) => ({ top, slot: { group, index } }));
  });
}

/** Every place where a group could go. */
function groupPlaces(area: HTMLElement, id: string): Place<number>[] {
  const zero = area.getBoundingClientRect().top - area.scrollTop;
  const sections = [...area.querySelectorAll<HTMLElement>("[data-group]")].filter(
    (section) => section.dataset.group !== id,
  );
  const places = sections.map((section, slot) => ({
    top: section.getBoundingClientRect().top - zero - 6,
    slot,
  }));
  const last = sections.at(-1);
  return last
    ? [...places, { top: last.getBoundingClientRect().bottom - zero, slot: sections.length }]
    : places;
}

function nearest<T>(places: readonly Place<T>[], y: number): Place<T> | null {
  return places.reduce<Place<T> | null>(
    (best, one) => (!best || Math.abs(one.top - y) < Math.abs(best.top - y) ? one : best),
    null,
  );
}

/**
 * Rows and groups that a hand can take by their grip and put elsewhere. A line shows where; Escape
 * leaves everything as it was. The keyboard has its own way (Alt and the arrows).
 */
export function useReorder({ area, onParameter, onGroup }: ReorderOptions) {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const [line, setLine] = useState<number | null>(null);
  const drop = useRef<(() => void) | null>(null);

  const end = useCallback((commit: boolean) => {
    const put = drop.current;
    drop.current = null;
    setDragged(null);
    setLine(null);
    if (commit) {
      put?.();
    }
  }, []);

  useEffect(() => {
    if (!dragged) {
      return;
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        end(false);
      }
    };
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, [dragged, end]);

  const moveTo = (clientY: number, what: Dragged) => {
    const list = area.current;
    if (!list) {
      return;
    }
    const box = list.getBoundingClientRect();
    if (clientY < box.top + EDGE) {
      list.scrollTop -= 10;
    } else if (clientY > box.bottom - EDGE) {
      list.scrollTop += 10;
    }
    const y = clientY - box.top + list.scrollTop;
    if (what.kind === "parameter") {
      const place = nearest(parameterPlaces(list, what.id), y);
      setLine(place?.top ?? null);
      drop.current = place && (() => onParameter(what.id, place.slot));
    } else {
      const place = nearest(groupPlaces(list, what.id), y);
      setLine(place?.top ?? null);
      drop.current = place && (() => onGroup(what.id, place.slot));
    }
  };

  /** For the grip of a row or a group. */
  const grip = (what: Dragged) => ({
    onPointerDown: (event: PointerEvent) => {
      if (event.button === 0) {
        event.preventDefault();
        event.currentTarget.setPointerCapture?.(event.pointerId);
        setDragged(what);
      }
    },
    onPointerMove: (event: PointerEvent) => {
      if (dragged?.id === what.id) {
        moveTo(event.clientY, what);
      }
    },
    onPointerUp: () => dragged && end(true),
    onPointerCancel: () => end(false),
  });

  return { dragged, line, grip };
}

export type Grip = ReturnType<ReturnType<typeof useReorder>["grip"]>;
