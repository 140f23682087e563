import { markShapes, place, type Scene, type Shape } from "@/components/drawings/scene";
import type { MarkShape } from "@/components/model";
import { outcomeShapes } from "@/components/outcomes";
import type { Table } from "@/documents/model";
import type { Words } from "@/documents/words";
import type { CostsView, CurveStep, LaneRow, StabilityView } from "@/ipc";
import { amountsOf } from "./says";

/** A row of customers under the curve. */
export interface CurveRow {
  name: string;
  shape: MarkShape;
  row: LaneRow;
}

/** What the curve needs besides the core's answer, in words. */
export interface CurveWords {
  cost: (value: number) => string;
  score: (value: number) => string;
  now: string;
  cheapest: string;
  axis: string;
}

/** Where things stand in the drawing, pixels at 100 %. */
export interface CurveLayout {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  curve: number;
  rows: number;
  axis: number;
  toX: (score: number) => number;
}

const ROW = 34;
const CURVE = 190;
const HEAD = 30;
const FULL = 100_000;

export function curveLayout(width: number, rows: number, drawn: boolean): CurveLayout {
  const left = width >= 620 ? 138 : 64;
  const right = width - 14;
  const curve = drawn ? CURVE : 0;
  const top = HEAD;
  const axis = top + curve + (drawn ? 14 : 0) + rows * ROW;
  return {
    width,
    height: axis + 44,
    left,
    right,
    top,
    curve,
    rows: top + curve + (drawn ? 14 : 0),
    axis,
    toX: (score) => left + (score / FULL) * (right - left),
  };
}

/** Round figures from 0 up to a little over the most. */
export function ticks(most: number): number[] {
  if (most <= 0) {
    return [0];
  }
  const raw = most / 3;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= raw) ?? raw;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, at) => at * step);
}

/**
 * How far up the axis goes. Turning nearly everybody away costs many times what any sensible cut-off does: drawn to
 * that height, the part where one decides would lie flat.
 */
export function ceiling(costs: readonly number[], now: number): number {
  const most = Math.max(...costs, 0);
  const everybody = costs[0] ?? 0;
  return Math.min(most, Math.max(everybody * 2, now * 2, Math.min(...costs, most) * 4));
}

function curvePath(view: CostsView, at: CurveLayout, toY: (cost: number) => number): string {
  return view.curve
    .map((step, index) => {
      const y = place(toY(step.cost));
      const from = place(at.toX(index === 0 ? 0 : step.from));
      return `${index === 0 ? "M" : "L"}${from} ${y}L${place(at.toX(step.to))} ${y}`;
    })
    .join("");
}

/** Customers of an outcome along the axis; marks that would lie on each other stand over each other. */
function customers({ row, shape }: CurveRow, at: CurveLayout, middle: number): Shape[] {
  if (row.marks.length === 0) {
    const most = Math.max(...row.bins.map((bin) => bin.count), 1);
    return row.bins.map((bin): Shape => {
      const height = Math.max((bin.count / most) * (ROW - 8), 1.5);
      const width = Math.max((at.toX(500) - at.toX(0)) * 0.8, 1);
      return {
        kind: "rect",
        x: at.toX(bin.score) - width / 2,
        y: middle + ROW / 2 - 3 - height,
        width,
        height,
        fill: "ink-2",
      };
    });
  }
  const last: number[] = [];
  return row.marks.flatMap((mark) => {
    const x = at.toX(mark.score);
    const lane = [0, 1, 2].find((one) => x - (last[one] ?? -99) > 10.5) ?? 0;
    last[lane] = x;
    return markShapes(shape, x, middle + ([0, -8.5, 8.5][lane] ?? 0), 4.6);
  });
}

/** What every cut-off costs, over the customers that it is counted on. */
export function curveScene(
  view: CostsView,
  rows: readonly CurveRow[],
  words: CurveWords,
  width: number,
): Scene {
  const at = curveLayout(width, rows.length, view.curve.length > 0);
  const shapes: Shape[] = [];
  const costs = view.curve.map((step) => step.cost);
  const marks = ticks(ceiling(costs, view.now.bill.cost));
  const top = marks[marks.length - 1] ?? 1;
  const beyond = costs.some((cost) => cost > top);
  const toY = (cost: number) =>
    at.top + at.curve - (Math.min(cost, top) / Math.max(top, 1e-9)) * at.curve;
  const { cheapest } = view;
  if (cheapest && at.curve > 0) {
    const [from, to] = [at.toX(cheapest.from), at.toX(cheapest.to)];
    shapes.push({
      kind: "rect",
      x: from,
      y: at.top,
      width: Math.max(to - from, 2),
      height: at.axis - at.top,
      fill: "accent-soft",
    });
  }
  if (at.curve > 0) {
    for (const mark of marks) {
      const y = toY(mark);
      shapes.push(
        { kind: "line", x1: at.left, x2: at.right, y1: y, y2: y, stroke: "rule" },
        {
          kind: "text",
          x: at.left - 8,
          y: y + 4,
          text: beyond && mark === top ? `≥ ${words.cost(mark)}` : words.cost(mark),
          size: 12,
          fill: "ink-3",
          anchor: "end",
        },
      );
    }
    shapes.push({ kind: "path", d: curvePath(view, at, toY), stroke: "ink", width: 2.2 });
  }
  rows.forEach((row, index) => {
    const middle = at.rows + index * ROW + ROW / 2;
    shapes.push({
      kind: "line",
      x1: 0,
      x2: at.right,
      y1: middle - ROW / 2,
      y2: middle - ROW / 2,
      stroke: "rule",
    });
    shapes.push(...markShapes(row.shape, 9, middle, 4.8));
    if (at.left > 100) {
      shapes.push({ kind: "text", x: 22, y: middle + 4.5, text: row.name, size: 13, fill: "ink" });
    }
    shapes.push(...customers(row, at, middle));
  });
  shapes.push({
    kind: "line",
    x1: at.left,
    x2: at.right,
    y1: at.axis,
    y2: at.axis,
    stroke: "line",
  });
  for (let score = 0; score <= FULL; score += 20_000) {
    shapes.push({
      kind: "text",
      x: at.toX(score),
      y: at.axis + 24,
      text: words.score(score),
      size: 12,
      fill: "ink-3",
      anchor: "middle",
    });
  }
  shapes.push({ kind: "text", x: 0, y: at.axis + 24, text: words.axis, size: 12, fill: "ink-3" });
  return { width, height: at.height, shapes };
}

/** The same with what moves on the screen: the present cut-off and the cheapest, for pictures. */
export function curvePicture(
  view: CostsView,
  rows: readonly CurveRow[],
  words: CurveWords,
  width: number,
): Scene {
  const scene = curveScene(view, rows, words, width);
  const at = curveLayout(width, rows.length, view.curve.length > 0);
  const lines: { cut: number; text: string; dash?: readonly number[] }[] = [
    { cut: view.now.cut, text: words.now },
  ];
  if (view.cheapest && view.cheapest.cut !== view.now.cut) {
    lines.push({ cut: view.cheapest.cut, text: words.cheapest, dash: [4, 4] });
  }
  const flags = lines.flatMap(({ cut, text, dash }, index): Shape[] => {
    const x = at.toX(cut);
    const before = index === 0 ? cut > (view.cheapest?.cut ?? 0) === false : cut < view.now.cut;
    return [
      {
        kind: "line",
        x1: x,
        x2: x,
        y1: at.top - 12,
        y2: at.axis,
        stroke: index === 0 ? "ink" : "accent",
        width: 1.6,
        ...(dash ? { dash } : {}),
      },
      {
        kind: "text",
        x: before ? x - 5 : x + 5,
        y: at.top - 8,
        text,
        size: 12.5,
        weight: 600,
        fill: index === 0 ? "ink" : "accent",
        anchor: before ? "end" : "start",
      },
    ];
  });
  return { ...scene, shapes: [...scene.shapes, ...flags] };
}

/** The words of the curve in a language. */
export function curveWords(words: Pick<Words, "t" | "format" | "language">, view: CostsView) {
  const { t, format } = words;
  return {
    cost: amountsOf(words, view).brief,
    score: (value: number) => format.score(value, 1),
    now: t("costs.curve.now", { cut: format.score(view.now.cut, 1) }),
    cheapest: t("costs.curve.cheapest", { cut: format.score(view.cheapest?.cut ?? 0, 1) }),
    axis: t("costs.curve.axis"),
  } satisfies CurveWords;
}

/** The customers under the curve, outcome by outcome. */
export function curveRows(
  { outcome }: Pick<Words, "outcome">,
  rows: readonly LaneRow[],
): CurveRow[] {
  const shapes = outcomeShapes(rows.map((row) => row.outcome));
  return rows.map((row) => ({
    row,
    name: outcome(row.outcome),
    shape: shapes.get(row.outcome.id) ?? "circle",
  }));
}

/** Every stretch of the curve as figures. */
export function curveTable(
  words: Pick<Words, "t" | "format" | "language">,
  view: CostsView,
  steps: readonly CurveStep[] = view.curve,
): Table {
  const { t, format } = words;
  const amounts = amountsOf(words, view);
  return {
    kind: "table",
    caption: t("costs.curve.title"),
    columns: [
      { title: t("costs.curve.from"), figures: true },
      { title: t("costs.curve.to"), figures: true },
      { title: t("costs.curve.cost"), figures: true },
    ],
    rows: steps.map((step) => [
      format.score(step.from),
      format.score(step.to),
      amounts.brief(step.cost),
    ]),
  };
}

/** Where resamples put the cheapest cut-off: one bar a point of the axis, and where 95 in 100 of them lie. */
export function resamplesScene(
  { points, low, high }: StabilityView,
  score: (value: number) => string,
  width: number,
): Scene {
  const most = Math.max(...points, 1);
  const toX = (value: number) => (value / FULL) * width;
  const floor = 44;
  const shapes: Shape[] = points.flatMap((count, at): Shape[] => {
    const height = Math.max((count / most) * 42, 1);
    return count === 0
      ? []
      : [
          {
            kind: "rect",
            x: toX(at * 1000) + 0.5,
            y: floor - height,
            width: Math.max(width / 100 - 1, 1),
            height,
            fill: "ink-2",
          },
        ];
  });
  shapes.push(
    { kind: "line", x1: 0, x2: width, y1: floor, y2: floor, stroke: "line" },
    {
      kind: "line",
      x1: toX(low),
      x2: toX(high),
      y1: floor + 4,
      y2: floor + 4,
      stroke: "accent",
      width: 3,
    },
  );
  for (let value = 0; value <= FULL; value += 20_000) {
    shapes.push({
      kind: "text",
      x: toX(value),
      y: floor + 20,
      text: score(value),
      size: 12,
      fill: "ink-3",
      anchor: value === 0 ? "start" : value === FULL ? "end" : "middle",
    });
  }
  return { width, height: floor + 26, shapes };
}
