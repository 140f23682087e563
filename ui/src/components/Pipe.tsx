import type { ReactNode } from "react";
import { tierLook } from "@/theme/tiers";
import classes from "./Pipe.module.css";

/** How wide the flange between two stretches is, in pixels at 100 %. */
export const FLANGE = 5;

/** The hatched look of each tier, as patterns `id-rank`. */
export function TierHatches({ id, tiers }: { id: string; tiers: number }) {
  return (
    <defs>
      {Array.from({ length: tiers }, (_, rank) => {
        const { band, mark } = tierLook(rank, tiers);
        return (
          <pattern
            // biome-ignore lint/suspicious/noArrayIndexKey: a tier is its rank
            key={rank}
            id={`${id}-${rank}`}
            width="7"
            height="7"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="7" height="7" fill={band} />
            <rect width="1.8" height="7" fill={mark} opacity="0.66" />
          </pattern>
        );
      })}
    </defs>
  );
}

export interface StretchProps {
  x: number;
  width: number;
  middle: number;
  height: number;
  fill: string;
  /** The colour of its edges and flanges. */
  mark: string;
  /** Whether the pipe ends here. */
  last: boolean;
  /** Over its fill, under its edges. */
  children?: ReactNode;
}

/** One stretch of a pipe, with the flange at its beginning. */
export function Stretch({ x, width, middle, height, fill, mark, last, children }: StretchProps) {
  const top = middle - height / 2;
  const flange = Math.max(height + 10, 12);
  const flangeAt = (at: number) => (
    <rect x={at - 2} y={middle - flange / 2} width={FLANGE} height={flange} rx={1} fill={mark} />
  );
  return (
    <g>
      {height > 0 && (
        <>
          <rect x={x} y={top} width={width} height={height} fill={fill} />
          {children}
          <path
            className={classes.edge}
            d={`M${x} ${top}h${width}M${x} ${top + height}h${width}`}
            stroke={mark}
          />
        </>
      )}
      {flangeAt(x)}
      {last && height > 0 && flangeAt(x + width)}
    </g>
  );
}
