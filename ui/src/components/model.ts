/**
 * The shapes that several components share. Scores, thresholds and points are integers in
 * thousandths of a point (0 to 100 000); weights are thousandths of the whole (0 to 1000).
 */

/** The best and the last score there is. */
export const FULL_SCORE = 100_000;
/** One point. */
export const POINT = 1000;

/** A tier of the profile. Lists of tiers go from the best to the worst. */
export interface Tier {
  id: string;
  name: string;
  /** The least score that falls in it; 0 for the last tier. */
  from: number;
}

/** The shape that stands for an outcome, always in ink: colour means tier, nothing else. */
export type MarkShape = "circle" | "ring" | "diamond" | "cross";

/** Place of the score's tier in the list, 0 the best. */
export function tierRank(tiers: readonly Tier[], score: number): number {
  const rank = tiers.findIndex((tier) => score >= tier.from);
  return rank === -1 ? tiers.length - 1 : rank;
}

/** Where a score stands on an axis from 0 to 100, in percent. */
export function percent(score: number): number {
  return (Math.min(Math.max(score, 0), FULL_SCORE) / FULL_SCORE) * 100;
}

/** A tier's stretch of the axis, cut to `low`..`high` where given. */
export interface Stretch {
  tier: Tier;
  rank: number;
  from: number;
  to: number;
}

/** The tiers as stretches of the axis, the worst (leftmost) first; empty ones are left out. */
export function stretches(tiers: readonly Tier[], low = 0, high = FULL_SCORE): Stretch[] {
  return tiers
    .map((tier, rank) => ({
      tier,
      rank,
      from: Math.max(tier.from, low),
      to: Math.min(rank === 0 ? FULL_SCORE : (tiers[rank - 1]?.from ?? FULL_SCORE), high),
    }))
    .filter((one) => one.to > one.from)
    .reverse();
}
