import { useCallback, useEffect, useRef, useState } from "react";
import { joined, type Sheet, saysTheSame, sheetOf } from "@/components/slides/sheet";
import { asLanewiseError, type KeptSlide, type LanewiseError } from "@/ipc";
import { usePutSlide } from "@/queries/slides";

/** How long a hand rests before what it typed is saved, in milliseconds. */
const PAUSE = 1200;

/**
 * A slide as it is typed. It is saved as a whole when a field is left or the hand rests. What the core
 * refuses stays on the screen with the reason, and is called unsaved; what others change meanwhile
 * (an undo, an import) comes in where nobody is typing.
 */
export function useSheet(kept: KeptSlide) {
  const { mutateAsync } = usePutSlide();
  const [sheet, setSheet] = useState<Sheet>(() => sheetOf(kept.slide));
  const [refused, setRefused] = useState<LanewiseError | null>(null);
  const typed = useRef(sheet);
  const base = useRef(sheet);
  const sent = useRef<Sheet | null>(null);
  const timer = useRef(0);
  const id = kept.id;

  const show = useCallback((next: Sheet) => {
    typed.current = next;
    setSheet(next);
  }, []);

  const save = useCallback(async () => {
    window.clearTimeout(timer.current);
    const now = typed.current;
    if (
      saysTheSame(now, base.current) ||
      (sent.current !== null && saysTheSame(now, sent.current))
    ) {
      if (sent.current === null) {
        setRefused(null);
      }
      return;
    }
    sent.current = now;
    try {
      await mutateAsync({ id, slide: now });
      setRefused(null);
    } catch (error) {
      setRefused(asLanewiseError(error));
    } finally {
      if (sent.current === now) {
        sent.current = null;
      }
    }
  }, [id, mutateAsync]);

  const change = useCallback(
    (next: Partial<Sheet> | ((now: Sheet) => Partial<Sheet>)) => {
      const now = typed.current;
      show({ ...now, ...(typeof next === "function" ? next(now) : next) });
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void save(), PAUSE);
    },
    [save, show],
  );

  // What the core has now: what was saved here, or what was changed elsewhere.
  useEffect(() => {
    const now = sheetOf(kept.slide);
    show(joined(typed.current, base.current, now));
    base.current = now;
  }, [kept.slide, show]);

  // Nothing that was typed is lost by leaving.
  useEffect(() => () => void save(), [save]);

  const unsaved = refused !== null && !saysTheSame(sheet, base.current);
  return { sheet, change, save, refused: unsaved ? refused : null };
}
