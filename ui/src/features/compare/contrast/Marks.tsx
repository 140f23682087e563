import { memo } from "react";
import type { MarkShape } from "@/components/model";
import classes from "./Marks.module.css";
import { drawMarks, STEP, WIDTH } from "./marks";

const SHAPES: readonly MarkShape[] = ["circle", "ring", "diamond", "cross"];

export interface MarksProps {
  side: "left" | "right";
  /** How many slides of the side have it, by the shape of their outcome. */
  having: ReadonlyMap<MarkShape, number>;
  total: number;
}

/** One mark for each slide of a side that has it, a dot for each that has not; a bar where they are too many. */
export const Marks = memo(function Marks({ side, having, total }: MarksProps) {
  const drawn = drawMarks(having, total, SHAPES);
  if (!drawn) {
    const count = [...having.values()].reduce((sum, one) => sum + one, 0);
    return (
      <span className={classes.track} data-side={side} aria-hidden="true">
        <span
          className={classes.fill}
          style={{ width: `${(count / Math.max(total, 1)) * 100}%` }}
        />
      </span>
    );
  }
  return (
    <svg
      className={classes.marks}
      viewBox={`0 0 ${WIDTH} ${drawn.lines * STEP}`}
      style={{ aspectRatio: `${WIDTH} / ${drawn.lines * STEP}` }}
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawn.dots} className={classes.dots} />
      {drawn.paths.map(({ shape, d }) => (
        <path key={shape} d={d} data-shape={shape} className={classes.mark} />
      ))}
    </svg>
  );
});
