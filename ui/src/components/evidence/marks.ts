import type { ContrastVerdict, Says } from "@/ipc";
import { place, type Shape, type Tone } from "../drawings/scene";

/** How wide and high a verdict's sign is, pixels at 100 %. */
export const VERDICT_SIGN = { width: 26, height: 14 };
/** The same for what the data says of a weight. */
export const SAYS_SIGN = { width: 16, height: 16 };

/**
 * Two groups of customers as two discs: apart, touching, one upon the other, or dotted where nobody knows. No
 * colour: colour means tier.
 */
export function verdictShapes(verdict: ContrastVerdict, cx: number, cy: number): Shape[] {
  const r = 4.6;
  const ring = (x: number, tone: Tone = "ink", fill?: Tone): Shape => ({
    kind: "circle",
    cx: x,
    cy,
    r,
    stroke: tone,
    width: 1.5,
    ...(fill ? { fill } : {}),
  });
  switch (verdict) {
    case "separates":
      return [
        { kind: "circle", cx: cx - 7.4, cy, r: r + 0.7, fill: "ink" },
        ring(cx + 7.4),
        { kind: "line", x1: cx, x2: cx, y1: cy - 6.5, y2: cy + 6.5, stroke: "ink", width: 1.5 },
      ];
    case "leans":
      return [
        { kind: "circle", cx: cx - 3.4, cy, r: r + 0.7, fill: "ink" },
        ring(cx + 3.8, "ink", "sheet"),
      ];
    case "no_difference":
      return [
        { kind: "circle", cx, cy, r: r + 1.2, stroke: "ink-2", width: 1.5 },
        { kind: "circle", cx, cy, r: r - 1.4, fill: "ink-2" },
      ];
    case "too_few":
      return [-5.6, 5.6].map((aside) => ({
        kind: "path",
        d: ringPath(cx + aside, cy, r),
        stroke: "ink-3",
        width: 1.4,
        dash: [1.4, 2.2],
      }));
  }
}

/** A circle as a path, which unlike a circle can be dotted in every format. Corners only: places are pairs of figures. */
function ringPath(cx: number, cy: number, r: number): string {
  const corners = Array.from({ length: 24 }, (_, at) => {
    const angle = (at / 24) * Math.PI * 2;
    return `${place(cx + r * Math.cos(angle))} ${place(cy + r * Math.sin(angle))}`;
  });
  return `M${corners.join("L")}Z`;
}

/** = agrees, ≠ contradicts (solid), arrows say more or less, dots cannot tell. */
export function saysShapes(says: Says, cx: number, cy: number): Shape[] {
  const r = 7;
  const line = (x1: number, y1: number, x2: number, y2: number, stroke: Tone): Shape => ({
    kind: "line",
    x1: cx + x1,
    y1: cy + y1,
    x2: cx + x2,
    y2: cy + y2,
    stroke,
    width: 1.5,
  });
  const round: Shape = { kind: "circle", cx, cy, r, stroke: "ink-2", width: 1.3 };
  const arrow = (up: number, x = 0): Shape[] => [
    line(x, 3.6 * up, x, -3.6 * up, "ink-2"),
    {
      kind: "path",
      d: `M${place(cx + x - 2.6)} ${place(cy - 1 * up)}L${place(cx + x)} ${place(cy - 3.8 * up)}L${place(cx + x + 2.6)} ${place(cy - 1 * up)}`,
      stroke: "ink-2",
      width: 1.5,
    },
  ];
  switch (says) {
    case "agrees":
      return [round, line(-3.2, -1.8, 3.2, -1.8, "ink-2"), line(-3.2, 1.8, 3.2, 1.8, "ink-2")];
    case "contradicts":
      return [
        { kind: "circle", cx, cy, r: r + 0.6, fill: "ink" },
        line(-3.2, -1.8, 3.2, -1.8, "sheet"),
        line(-3.2, 1.8, 3.2, 1.8, "sheet"),
        line(-2, 4.2, 2, -4.2, "sheet"),
      ];
    case "more":
      return [round, ...arrow(1)];
    case "less":
      return [round, ...arrow(-1)];
    case "other_order":
      return [
        round,
        line(-3.4, -2.6, 1, -2.6, "ink-2"),
        line(-1.6, 0, 3.4, 0, "ink-2"),
        line(-3.4, 2.6, -0.4, 2.6, "ink-2"),
      ];
    case "cannot_tell":
      return [
        { kind: "path", d: ringPath(cx, cy, r), stroke: "ink-3", width: 1.2, dash: [1.6, 2.1] },
        ...[-2.9, 0, 2.9].map(
          (x): Shape => ({ kind: "circle", cx: cx + x, cy, r: 0.95, fill: "ink-3" }),
        ),
      ];
  }
}
