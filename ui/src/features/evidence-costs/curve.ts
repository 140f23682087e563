import { markShapes, place, type Scene, type Shape } from "@/components/drawings/scene";
import type { MarkShape } from "@/components/model";
import type { CostsView, LaneRow } from "@/ipc";

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
