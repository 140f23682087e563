import { Button } from "@mantine/core";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { type CSSProperties, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { endTour, showStep, useTour } from "./state";
import { TOUR, type TourStep } from "./steps";
import classes from "./Tour.module.css";

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

const CARD = { width: 340, height: 220 };
const GAP = 14;
const EDGE = 12;

function boxOf(step: TourStep): Box | null {
  for (const target of step.targets) {
    const rect = document.querySelector(target)?.getBoundingClientRect();
    if (rect && rect.width > 0 && rect.height > 0) {
      const { left, top, width, height } = rect;
      return { left, top, width, height };
    }
  }
  return null;
}

/** Follows the thing pointed at: screens are still drawing, windows change their size. */
function useBox(step: TourStep): Box | null {
  const [box, setBox] = useState<Box | null>(null);
  useEffect(() => {
    let frame = 0;
    const look = () => {
      const now = boxOf(step);
      setBox((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now));
      frame = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, [step]);
  return box;
}

/** Where the card stands: beside the thing where there is room, else over its lower corner. */
export function cardPlace(box: Box | null, card: { width: number; height: number }): CSSProperties {
  const { innerWidth: wide, innerHeight: high } = window;
  const inside = (value: number, size: number, all: number) =>
    Math.max(EDGE, Math.min(value, all - size - EDGE));
  if (!box) {
    return { left: inside((wide - card.width) / 2, card.width, wide), bottom: EDGE * 2 };
  }
  const right = box.left + box.width + GAP;
  const below = box.top + box.height + GAP;
  if (right + card.width + EDGE <= wide) {
    return { left: right, top: inside(box.top, card.height, high) };
  }
  if (below + card.height + EDGE <= high) {
    return { left: inside(box.left, card.width, wide), top: below };
  }
  if (box.top - GAP - card.height >= EDGE) {
    return { left: inside(box.left, card.width, wide), top: box.top - GAP - card.height };
  }
  return {
    left: inside(box.left + box.width - card.width - GAP, card.width, wide),
    top: inside(box.top + box.height - card.height - GAP, card.height, high),
  };
}

function Step({ step, at }: { step: TourStep; at: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const place = useRouterState({ select: (router) => router.location.pathname });
  const box = useBox(step);
  const card = useRef<HTMLElement>(null);
  const titleId = useId();
  const textId = useId();
  const last = at === TOUR.length - 1;
  const started = useRef(place);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each step goes to its place once
  useEffect(() => {
    if (step.to && step.to !== started.current) {
      void navigate({ to: step.to });
    }
    card.current?.focus({ preventScroll: true });
  }, [step]);

  const go = (to: number) => (to < 0 || to >= TOUR.length ? endTour() : showStep(to));
  const onKeyDown = (event: KeyboardEvent) => {
    const moves = new Map([
      ["Escape", endTour],
      ["ArrowRight", () => go(at + 1)],
      ["ArrowLeft", () => at > 0 && go(at - 1)],
    ]);
    const move = moves.get(event.key);
    if (move) {
      event.preventDefault();
      event.stopPropagation();
      move();
    }
  };

  const size = {
    width: card.current?.offsetWidth ?? CARD.width,
    height: card.current?.offsetHeight ?? CARD.height,
  };
  return (
    <>
      {box && (
        <div
          className={classes.light}
          style={{
            left: box.left - 5,
            top: box.top - 5,
            width: box.width + 10,
            height: box.height + 10,
          }}
          aria-hidden="true"
        />
      )}
      <section
        ref={card}
        role="dialog"
        aria-labelledby={titleId}
        aria-describedby={textId}
        tabIndex={-1}
        className={classes.card}
        style={cardPlace(box, size)}
        onKeyDown={onKeyDown}
        data-testid="tour"
      >
        <p className={classes.count}>
          {t("common.progress.of", {
            done: format.count(at + 1),
            total: format.count(TOUR.length),
          })}
        </p>
        <h2 id={titleId} className={`${classes.title} voice`}>
          {t(`tour.${step.id}.title`)}
        </h2>
        <p id={textId} className={classes.says}>
          {t(`tour.${step.id}.says`)}
        </p>
        <div className={classes.buttons}>
          {!last && (
            <Button variant="subtle" onClick={endTour} data-testid="tour-skip">
              {t("tour.skip")}
            </Button>
          )}
          <span className={classes.gap} />
          {at > 0 && <Button onClick={() => go(at - 1)}>{t("tour.back")}</Button>}
          <Button variant="filled" onClick={() => go(at + 1)} data-testid="tour-next">
            {t(last ? "tour.done" : "tour.next")}
          </Button>
        </div>
      </section>
    </>
  );
}

/** A short look around: what is pointed at stays usable, and Escape ends it at any time. */
export function Tour() {
  const { at } = useTour();
  const step = at === null ? undefined : TOUR[at];
  return step && at !== null ? <Step key={step.id} step={step} at={at} /> : null;
}
