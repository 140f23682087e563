import type { MarkShape } from "@/components/model";

/** The size of a mark's place, in the drawing's own unit. */
export const STEP = 9;
/** So many marks stand in a line. */
export const IN_LINE = 22;
/** So many lines of marks are drawn before they become a bar. */
export const MOST_LINES = 3;
export const WIDTH = STEP * IN_LINE;

const R = 3.1;
const n = (value: number) => Math.round(value * 10) / 10;

const DRAWN: Record<MarkShape, (x: number, y: number) => string> = {
  circle: (x, y) => `M${n(x - R)} ${y}a${R} ${R} 0 1 0 ${2 * R} 0a${R} ${R} 0 1 0 ${-2 * R} 0`,
  ring: (x, y) =>
    `M${n(x - R + 0.5)} ${y}a${R - 0.5} ${R - 0.5} 0 1 0 ${2 * R - 1} 0a${R - 0.5} ${R - 0.5} 0 1 0 ${1 - 2 * R} 0`,
  diamond: (x, y) => `M${x} ${n(y - 3.7)}l3.7 3.7l-3.7 3.7l-3.7 -3.7z`,
  cross: (x, y) => `M${n(x - 2.6)} ${n(y - 2.6)}l5.2 5.2m0 -5.2l-5.2 5.2`,
};

/** A dot where a slide is without it. */
const dot = (x: number, y: number) =>
  `M${n(x - 0.9)} ${y}a0.9 0.9 0 1 0 1.8 0a0.9 0.9 0 1 0 -1.8 0`;

export interface MarksDrawn {
  /** One path for each shape that occurs. */
  paths: { shape: MarkShape; d: string }[];
  /** One for all slides without it. */
  dots: string;
  lines: number;
}

/** The marks of one side: those that have it first, shape by shape, then a dot for each that has not. `null`: too many to draw. */
export function drawMarks(
  having: ReadonlyMap<MarkShape, number>,
  total: number,
  shapes: readonly MarkShape[],
): MarksDrawn | null {
  const lines = Math.max(1, Math.ceil(total / IN_LINE));
  if (lines > MOST_LINES) {
    return null;
  }
  let at = 0;
  const place = () => {
    const x = (at % IN_LINE) * STEP + STEP / 2;
    const y = Math.floor(at / IN_LINE) * STEP + STEP / 2;
    at += 1;
    return [x, y] as const;
  };
  const paths = shapes.flatMap((shape) => {
    const count = having.get(shape) ?? 0;
    let d = "";
    for (let i = 0; i < count; i += 1) {
      d += DRAWN[shape](...place());
    }
    return d === "" ? [] : [{ shape, d }];
  });
  let dots = "";
  while (at < total) {
    dots += dot(...place());
  }
  return { paths, dots, lines };
}
