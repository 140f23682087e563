import { useContext, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { spread } from "@/components/lane-chart/layout";
import { useWidth } from "@/components/useSize";
import { useSlider } from "@/components/useSlider";
import { useFormat } from "@/i18n/format";
import type { Level, Parameter } from "@/ipc";
import { LiveContext } from "../live";
import classes from "./FitLine.module.css";

interface FitLineProps {
  parameter: Parameter;
  /** Gives one level another fit; rejects where the core refuses. */
  onFit: (level: string, fit: number) => Promise<unknown>;
  /** Fits under a hand, by the level's id. */
  shown: Readonly<Record<string, number>>;
  onShown: (level: string, fit: number | null) => void;
}

/** Most room for a name, pixels at 100 % zoom; less is tried where not all have room side by side. */
const WIDEST = [280, 210, 150, 110, 80];
const GAP = 12;

interface Name {
  id: string;
  name: string;
  /** Where its level stands, and where the name does, from the line's left end. */
  x: number;
  at: number;
  width: number;
  above: boolean;
}

let ruler: CanvasRenderingContext2D | null | undefined;

function widthOf(name: string, unit: number): number {
  ruler ??= document.createElement("canvas").getContext("2d");
  if (!ruler) {
    return name.length * 6.6 * unit;
  }
  ruler.font = `${12.5 * unit}px "Inter Variable", sans-serif`;
  // The page sets its letters a little wider than the canvas does.
  return ruler.measureText(name).width * 1.08 + 4;
}

/** Names one after the other, moved apart as little as need be; `null` where there is no room. */
function inLine(names: readonly Omit<Name, "at">[], width: number): Name[] | null {
  const needed = names.reduce((sum, one) => sum + one.width + GAP, 0);
  if (needed > width + 2 * GAP) {
    return null;
  }
  const widest = Math.max(0, ...names.map((one) => one.width));
  const even = spread(
    names.map((one) => one.x),
    widest + GAP,
    widest / 2 - GAP,
    width - widest / 2 + GAP,
  );
  if (widest * names.length + GAP * (names.length - 1) <= width) {
    return names.map((one, at) => ({ ...one, at: even[at] ?? one.x }));
  }
  // Names of very different lengths: from the left, each after the one before.
  let end = -GAP;
  const placed = names.map((one) => {
    const at = Math.max(one.x, end + GAP + one.width / 2);
    end = at + one.width / 2;
    return { ...one, at };
  });
  let start = width + GAP;
  for (let place = placed.length - 1; place >= 0; place -= 1) {
    const one = placed[place];
    if (one) {
      one.at = Math.min(one.at, start - one.width / 2);
      start = one.at - one.width / 2 - GAP;
    }
  }
  return placed;
}

/** Where the names of the levels stand: every other one below the line, so that all can be read. */
export function placeLevels(
  levels: readonly Pick<Level, "id" | "name" | "fit">[],
  width: number,
  measure: (name: string) => number,
): Name[] {
  const sorted = [...levels]
    .map((one, order) => ({ one, order }))
    .sort((a, b) => a.one.fit - b.one.fit || b.order - a.order)
    .map(({ one }, place) => ({
      id: one.id,
      name: one.name,
      x: (one.fit / 100) * width,
      width: measure(one.name),
      above: place % 2 === 0,
    }));
  for (const widest of WIDEST) {
    const lines = [true, false].map((above) =>
      inLine(
        sorted
          .filter((one) => one.above === above)
          .map((one) => ({ ...one, width: Math.min(one.width, widest) })),
        width,
      ),
    );
    if (lines.every((line) => line !== null)) {
      return lines.flatMap((line) => line ?? []);
    }
  }
  return [];
}

/** The levels of a parameter on one line from 0 to 100, each with a knob. */
export function FitLine({ parameter, onFit, shown, onShown }: FitLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const line = useRef<HTMLDivElement>(null);
  const { ref, width, unit } = useWidth<HTMLDivElement>(700);
  const levels = parameter.levels;
  const drawn = useMemo(
    () => levels.map((one) => ({ ...one, fit: shown[one.id] ?? one.fit })),
    [levels, shown],
  );
  const names = placeLevels(drawn, width, (name) => widthOf(name, unit));
  const fitAt = (clientX: number) => {
    const box = line.current?.getBoundingClientRect();
    return box && box.width > 0 ? ((clientX - box.left) / box.width) * 100 : 0;
  };
  return (
    <fieldset
      className={classes.frame}
      aria-label={t("profile.levels.line")}
      data-testid="fit-line"
    >
      <span className={classes.end} aria-hidden="true">
        {t("profile.levels.worst")} {format.count(0)}
      </span>
      <div ref={ref} className={classes.room}>
        <div ref={line} className={classes.line}>
          {[25, 50, 75].map((tick) => (
            <span key={tick} className={classes.tick} style={{ left: `${tick}%` }} />
          ))}
          {names.map((one) => (
            <span
              key={one.id}
              className={classes.name}
              data-below={!one.above || undefined}
              style={{ left: one.at, width: one.width }}
              title={one.name}
              aria-hidden="true"
            >
              {one.name}
            </span>
          ))}
          {drawn.map((level) => (
            <Knob
              key={level.id}
              parameter={parameter.id}
              level={levels.find((one) => one.id === level.id) ?? level}
              fit={level.fit}
              fitAt={fitAt}
              onShown={onShown}
              onFit={onFit}
            />
          ))}
        </div>
      </div>
      <span className={classes.end} aria-hidden="true">
        {format.count(100)} {t("profile.levels.best")}
      </span>
    </fieldset>
  );
}

interface KnobProps {
  parameter: string;
  level: Level;
  /** As it is drawn now. */
  fit: number;
  fitAt: (clientX: number) => number;
  onShown: FitLineProps["onShown"];
  onFit: FitLineProps["onFit"];
}

function Knob({ parameter, level, fit, fitAt, onShown, onFit }: KnobProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const live = useContext(LiveContext);
  const [held, setHeld] = useState(false);
  const slider = useSlider({
    value: level.fit,
    min: 0,
    max: 100,
    step: 1,
    bigStep: 10,
    grab: "keep",
    name: { label: t("profile.levels.onLine", { name: level.name }) },
    valueAt: fitAt,
    onPreview: (to) => live.wish({ fit: [parameter, level.id, to] }),
    onCommit: (to) => onFit(level.id, to),
  });
  // Names and the slider of the row follow in the same frame.
  useLayoutEffect(() => {
    onShown(level.id, slider.value === level.fit ? null : slider.value);
  }, [onShown, slider.value, level.id, level.fit]);
  return (
    <div
      className={classes.knob}
      style={{ left: `${fit}%` }}
      data-dragging={slider.dragging || undefined}
      data-testid={`knob-${level.id}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      {...slider.handle}
      {...slider.track}
    >
      {(slider.dragging || held) && (
        <span className={classes.bubble} aria-hidden="true">
          {format.count(slider.value)}
        </span>
      )}
    </div>
  );
}
