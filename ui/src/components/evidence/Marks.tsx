import { useMemo } from "react";
import type { ContrastVerdict, Says } from "@/ipc";
import { ShapeView } from "../drawings/SceneView";
import type { Shape } from "../drawings/scene";
import classes from "./Marks.module.css";
import { SAYS_SIGN, saysShapes, VERDICT_SIGN, verdictShapes } from "./marks";

function Sign({
  shapes,
  width,
  height,
}: {
  shapes: readonly Shape[];
  width: number;
  height: number;
}) {
  return (
    <svg
      className={classes.sign}
      viewBox={`0 0 ${width} ${height}`}
      style={{ width: `${width / 16}rem`, height: `${height / 16}rem` }}
      aria-hidden="true"
      focusable="false"
    >
      {shapes.map((shape, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a shape is its place in the sign
        <ShapeView key={at} shape={shape} />
      ))}
    </svg>
  );
}

/** A verdict's sign; its word stands beside it. */
export function VerdictMark({ verdict }: { verdict: ContrastVerdict }) {
  const shapes = useMemo(
    () => verdictShapes(verdict, VERDICT_SIGN.width / 2, VERDICT_SIGN.height / 2),
    [verdict],
  );
  return <Sign shapes={shapes} {...VERDICT_SIGN} />;
}

/** What the data says of a weight, as a sign; its word stands beside it. */
export function SaysMark({ says }: { says: Says }) {
  const shapes = useMemo(() => saysShapes(says, SAYS_SIGN.width / 2, SAYS_SIGN.height / 2), [says]);
  return <Sign shapes={shapes} {...SAYS_SIGN} />;
}
