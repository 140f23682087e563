import type { Effort, KindSpent } from "@/ipc";

/** By what the pipes are drawn: how many activities, or how many hours. */
export type Measure = "activities" | "hours";

export const amount = (effort: Effort, measure: Measure): number => effort[measure];

/** A stretch of a tier's pipe: what went to that tier in one kind of activity. Pixels. */
export interface Stretch {
  height: number;
  /** Whether it drains away: the tier does not admit. */
  poor: boolean;
  /** Where it leaves the pipe downwards, as a share of the stretch's length; and how wide. */
  drain: { at: number; width: number } | null;
}

export interface Pipe {
  middle: number;
  stretches: Stretch[];
}

/** The least height of a stretch in which anything flows. */
const THIN = 2.5;
/** The widest a drain is drawn. */
const DRAIN = 22;

/**
 * Lays a pipe per tier, best first, one under the other in `height` pixels. In every kind the same
 * height means the same amount, so that stretches can be compared along a pipe and across them.
 */
export function layFlow(
  kinds: readonly KindSpent[],
  tiers: number,
  admitting: number,
  measure: Measure,
  height: number,
): Pipe[] {
  const of = (kind: KindSpent, rank: number): number => {
    const effort = kind.split.tiers[rank];
    return effort ? amount(effort, measure) : 0;
  };
  const ranks = Array.from({ length: tiers }, (_, rank) => rank);
  const widest = ranks.map((rank) => Math.max(0, ...kinds.map((kind) => of(kind, rank))));
  const total = widest.reduce((sum, one) => sum + one, 0);
  const gap = Math.min(40, 150 / Math.max(tiers, 1));
  const scale = total === 0 ? 0 : Math.max(height - gap * tiers, 40) / total;
  const tall = (value: number) => (value === 0 ? 0 : Math.max(value * scale, THIN));
  const poor = Math.max(tiers - admitting, 1);
  let top = gap / 2;
  return ranks.map((rank) => {
    const room = Math.max(tall(widest[rank] ?? 0), THIN);
    const middle = top + room / 2;
    top += room + gap;
    const drains = rank >= admitting;
    const stretches = kinds.map((kind) => {
      const inside = tall(of(kind, rank));
      return {
        height: inside,
        poor: drains,
        drain:
          drains && inside > 0
            ? {
                at: (rank - admitting + 1) / (poor + 1),
                width: Math.min(Math.max(inside * 0.7, 4), DRAIN),
              }
            : null,
      };
    });
    return { middle, stretches };
  });
}
