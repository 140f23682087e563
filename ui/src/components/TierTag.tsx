import { useFormat } from "@/i18n/format";
import { tierLook } from "@/theme/tiers";
import type { Tier } from "./model";
import classes from "./TierTag.module.css";

export interface TierBarsProps {
  /** Place of the tier, 0 the best. */
  rank: number;
  /** How many tiers there are, 2 to 6. */
  count: number;
}

/** The glyph of a tier: one bar per tier, the best has all of them filled. */
export function TierBars({ rank, count }: TierBarsProps) {
  const step = 16 / count;
  const width = step * 0.72;
  return (
    <svg
      className={classes.bars}
      viewBox="0 0 16 14"
      aria-hidden="true"
      focusable="false"
      fill={tierLook(rank, count).mark}
    >
      {Array.from({ length: count }, (_, index) => {
        const height = 3.5 + (index * 10.5) / Math.max(count - 1, 1);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: bars never move
            key={index}
            x={index * step}
            y={14 - height}
            width={width}
            height={height}
            opacity={index < count - rank ? 1 : 0.32}
          />
        );
      })}
    </svg>
  );
}

export interface TierTagProps {
  /** All tiers of the profile, best first. */
  tiers: readonly Pick<Tier, "id" | "name">[];
  /** Which one. */
  id: string;
  /** Said after the name, thousandths of a point. */
  score?: number;
  /** Decimals of the score at most; exact by default. */
  decimals?: number;
  /** `voice` takes the size and the face of the sentence around it. */
  size?: "sm" | "md" | "lg" | "voice";
}

/** A tier: bars and name, never colour alone. */
export function TierTag({ tiers, id, score, decimals, size = "md" }: TierTagProps) {
  const format = useFormat();
  const rank = tiers.findIndex((tier) => tier.id === id);
  const tier = tiers[rank];
  if (!tier) {
    return null;
  }
  return (
    <span
      className={classes.tag}
      data-size={size}
      style={{ color: tierLook(rank, tiers.length).text }}
    >
      <TierBars rank={rank} count={tiers.length} />
      <span>
        {tier.name}
        {score !== undefined && ` ${format.score(score, decimals)}`}
      </span>
    </span>
  );
}
