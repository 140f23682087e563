import type { MarkShape } from "../model";

/**
 * A drawing as a list of shapes, before it becomes SVG on the screen, a file, a canvas or a page of a
 * report. Lengths are pixels at 100 %; colours are names of the theme, so that one drawing serves
 * light and dark, the screen and the paper.
 */
export interface Scene {
  width: number;
  height: number;
  shapes: readonly Shape[];
}

/** A colour of a tier; 0 is the best. */
export interface TierTone {
  tier: number;
  of: number;
  part: "mark" | "text" | "band";
}

/** A colour of the theme. Colour means tier, nothing else: everything besides is ink, rule or accent. */
export type Tone =
  | "ink"
  | "ink-2"
  | "ink-3"
  | "line"
  | "rule"
  | "rule-2"
  | "sheet"
  | "sunk"
  | "accent"
  | "accent-soft"
  | TierTone;

export interface TextShape {
  kind: "text";
  /** The place of the baseline's start, middle or end. */
  x: number;
  y: number;
  text: string;
  size: number;
  fill: Tone;
  /** 400 unless said. */
  weight?: number;
  anchor?: "start" | "middle" | "end";
  /** In the face of what the app says. */
  voice?: boolean;
}

export type Shape =
  | {
      kind: "line";
      x1: number;
      y1: number;
      x2: number;
      y2: number;
      stroke: Tone;
      /** 1 unless said. */
      width?: number;
      dash?: readonly number[];
    }
  | {
      kind: "rect";
      x: number;
      y: number;
      width: number;
      height: number;
      fill?: Tone;
      stroke?: Tone;
      strokeWidth?: number;
      radius?: number;
      opacity?: number;
    }
  | {
      kind: "circle";
      cx: number;
      cy: number;
      r: number;
      fill?: Tone;
      stroke?: Tone;
      width?: number;
    }
  | {
      kind: "path";
      d: string;
      fill?: Tone;
      stroke?: Tone;
      width?: number;
      dash?: readonly number[];
    }
  | TextShape;

/** The sign of an outcome; the shapes are the same all over the app. */
export function markShapes(
  shape: MarkShape,
  cx: number,
  cy: number,
  radius: number,
  tone: Tone = "ink",
): Shape[] {
  switch (shape) {
    case "circle":
      return [{ kind: "circle", cx, cy, r: radius, fill: tone }];
    case "ring": {
      const width = Math.max(radius * 0.32, 1.2);
      return [
        { kind: "circle", cx, cy, r: radius - width / 2, fill: "sheet", stroke: tone, width },
      ];
    }
    case "diamond": {
      const reach = radius * 1.22;
      return [
        {
          kind: "path",
          d: `M${place(cx)} ${place(cy - reach)}L${place(cx + reach)} ${place(cy)}L${place(cx)} ${place(cy + reach)}L${place(cx - reach)} ${place(cy)}Z`,
          fill: tone,
        },
      ];
    }
    case "cross": {
      const reach = radius * 0.92;
      return [
        {
          kind: "path",
          d: `M${place(cx - reach)} ${place(cy - reach)}L${place(cx + reach)} ${place(cy + reach)}M${place(cx + reach)} ${place(cy - reach)}L${place(cx - reach)} ${place(cy + reach)}`,
          stroke: tone,
          width: Math.max(radius * 0.42, 1.4),
        },
      ];
    }
  }
}

/** The glyph of a tier: bars, of which the best has all filled. The same as `TierBars`. */
export function tierShapes(
  rank: number,
  of: number,
  left: number,
  top: number,
  size = 14,
): Shape[] {
  const step = (size * 16) / 14 / of;
  return Array.from({ length: of }, (_, index) => {
    const height = (size / 14) * (3.5 + (index * 10.5) / Math.max(of - 1, 1));
    return {
      kind: "rect",
      x: left + index * step,
      y: top + size - height,
      width: step * 0.72,
      height,
      fill: { tier: rank, of, part: "mark" },
      ...(index < of - rank ? {} : { opacity: 0.32 }),
    };
  });
}

/** A figure of a place in a drawing: hundredths of a pixel are enough, and files stay small. */
export function place(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Shapes moved as one. */
export function moved(shapes: readonly Shape[], right: number, down: number): Shape[] {
  return shapes.map((shape): Shape => {
    switch (shape.kind) {
      case "line":
        return {
          ...shape,
          x1: shape.x1 + right,
          x2: shape.x2 + right,
          y1: shape.y1 + down,
          y2: shape.y2 + down,
        };
      case "circle":
        return { ...shape, cx: shape.cx + right, cy: shape.cy + down };
      case "path":
        return { ...shape, d: movedPath(shape.d, right, down) };
      default:
        return { ...shape, x: shape.x + right, y: shape.y + down };
    }
  });
}

/** Paths are written with capital letters and pairs of figures only: every pair is a place. */
function movedPath(d: string, right: number, down: number): string {
  return d.replace(
    /(-?[\d.]+) (-?[\d.]+)/g,
    (_, x: string, y: string) => `${place(Number(x) + right)} ${place(Number(y) + down)}`,
  );
}
