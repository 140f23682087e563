import { memo } from "react";
import { tierLook } from "@/theme/tiers";
import classes from "./Figure.module.css";
import type { Scene, Shape, Tone } from "./scene";

/** A tone as CSS that follows the theme. */
export function toneCss(tone: Tone | undefined): string {
  if (tone === undefined) {
    return "none";
  }
  return typeof tone === "string" ? `var(--${tone})` : tierLook(tone.tier, tone.of)[tone.part];
}

/** One shape on the screen. */
export function ShapeView({ shape }: { shape: Shape }) {
  switch (shape.kind) {
    case "line":
      return (
        <line
          x1={shape.x1}
          y1={shape.y1}
          x2={shape.x2}
          y2={shape.y2}
          strokeWidth={shape.width ?? 1}
          strokeDasharray={shape.dash?.join(" ")}
          style={{ stroke: toneCss(shape.stroke) }}
        />
      );
    case "rect":
      return (
        <rect
          x={shape.x}
          y={shape.y}
          width={Math.max(shape.width, 0)}
          height={Math.max(shape.height, 0)}
          rx={shape.radius}
          opacity={shape.opacity}
          strokeWidth={shape.strokeWidth ?? 1}
          style={{ fill: toneCss(shape.fill), stroke: toneCss(shape.stroke) }}
        />
      );
    case "circle":
      return (
        <circle
          cx={shape.cx}
          cy={shape.cy}
          r={shape.r}
          strokeWidth={shape.width ?? 1}
          style={{ fill: toneCss(shape.fill), stroke: toneCss(shape.stroke) }}
        />
      );
    case "path":
      return (
        <path
          d={shape.d}
          strokeWidth={shape.width ?? 1}
          strokeDasharray={shape.dash?.join(" ")}
          style={{ fill: toneCss(shape.fill), stroke: toneCss(shape.stroke) }}
        />
      );
    case "text":
      return (
        <text
          x={shape.x}
          y={shape.y}
          fontSize={shape.size}
          fontWeight={shape.weight}
          textAnchor={shape.anchor}
          className={shape.voice ? "voice" : undefined}
          style={{ fill: toneCss(shape.fill) }}
        >
          {shape.text}
        </text>
      );
  }
}

export interface SceneViewProps {
  scene: Scene;
  /** What it shows, said aloud; empty where the words around it say so. */
  label: string;
}

/** A drawing on the screen: it follows the theme, the zoom and the room mode. */
export const SceneView = memo(function SceneView({ scene, label }: SceneViewProps) {
  const silent = label === "";
  return (
    <svg
      className={classes.scene}
      viewBox={`0 0 ${scene.width} ${scene.height}`}
      style={{ aspectRatio: `${scene.width} / ${scene.height}` }}
      role={silent ? undefined : "img"}
      aria-label={silent ? undefined : label}
      aria-hidden={silent || undefined}
      focusable="false"
    >
      {scene.shapes.map((shape, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a shape is its place in the drawing
        <ShapeView key={at} shape={shape} />
      ))}
    </svg>
  );
});
