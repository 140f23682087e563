import type { Shape, Tone } from "../../drawings/scene";

/** A straight axis from `from` to `to`, `left` to `right` in pixels. */
export interface Axis {
  left: number;
  right: number;
  at: (value: number) => number;
}

export function axisOf(left: number, right: number, from: number, to: number): Axis {
  const wide = right - left;
  return {
    left,
    right,
    at: (value) =>
      left + ((Math.min(Math.max(value, from), to) - from) / Math.max(to - from, 1e-9)) * wide,
  };
}

/** An interval with caps and a mark on it. */
export function whisker(
  axis: Axis,
  y: number,
  { low, value, high }: { low: number; value: number; high: number },
  { tone = "ink", dot = 5, width = 2 }: { tone?: Tone; dot?: number; width?: number } = {},
): Shape[] {
  const cap = dot - 1;
  const line = (x1: number, y1: number, x2: number, y2: number): Shape => ({
    kind: "line",
    x1,
    y1,
    x2,
    y2,
    stroke: tone,
    width,
  });
  return [
    line(axis.at(low), y, axis.at(high), y),
    line(axis.at(low), y - cap, axis.at(low), y + cap),
    line(axis.at(high), y - cap, axis.at(high), y + cap),
    { kind: "circle", cx: axis.at(value), cy: y, r: dot, fill: tone },
  ];
}

/** Thin lines across the rows, with their words over or under them. */
export function grid(
  axis: Axis,
  top: number,
  bottom: number,
  ticks: readonly { value: number; text: string; strong?: boolean }[],
  words: "over" | "under" = "over",
): Shape[] {
  return ticks.flatMap(({ value, text, strong }, index): Shape[] => {
    const x = axis.at(value);
    const anchor =
      ticks.length > 1 && index === 0
        ? "start"
        : ticks.length > 1 && index === ticks.length - 1
          ? "end"
          : "middle";
    return [
      {
        kind: "line",
        x1: x,
        x2: x,
        y1: top,
        y2: bottom,
        stroke: strong ? "line" : "rule",
        width: strong ? 1.2 : 1,
        ...(strong ? { dash: [3, 3] } : {}),
      },
      {
        kind: "text",
        x,
        y: words === "over" ? top - 7 : bottom + 16,
        text,
        size: 12,
        fill: "ink-2",
        anchor,
      },
    ];
  });
}
