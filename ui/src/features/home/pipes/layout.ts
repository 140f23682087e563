import type { Stage, TierCount } from "@/ipc";

/** How far prospects have come; each stage holds all who reached it or went further. */
export interface Station {
  stage: Stage | null;
  /** How many reached it, by tier, best first. */
  reached: number[];
  total: number;
}

/**
 * The stations of the pipes: all that are scored, then each stage that not all have reached.
 * A stage without a difference to the one before says nothing and is left out.
 */
export function stations(tiers: readonly TierCount[]): Station[] {
  const all = tiers.map((tier) => tier.count);
  const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
  const found: Station[] = [{ stage: null, reached: all, total: sum(all) }];
  const order = tiers[0]?.stages.map(({ stage }) => stage) ?? [];
  order.forEach((stage, at) => {
    const reached = tiers.map((tier) =>
      tier.stages.slice(at).reduce((total, { count }) => total + count, 0),
    );
    const total = sum(reached);
    if (total !== found.at(-1)?.total && total > 0) {
      found.push({ stage, reached, total });
    }
  });
  return found;
}

/** Where one tier's pipe lies: its middle, its width and where it leaves the source. Pixels. */
export interface Pipe {
  middle: number;
  height: number;
  settled: number;
  /** Its top edge at the source. */
  leaves: number;
}

export interface PipeLayout {
  pipes: Pipe[];
  /** Pixels for one prospect. */
  scale: number;
  source: { top: number; height: number };
}

/** The least width of a pipe in which its name has room; a thinner one has it above. */
export const ROOMY = 26;
/** The least width of a pipe that somebody is in. */
const THIN = 2.5;

/** Lays the pipes one under the other in `height` pixels; `unit` is the reader's zoom. */
export function layPipes(tiers: readonly TierCount[], height: number, unit: number): PipeLayout {
  const total = tiers.reduce((sum, { count }) => sum + count, 0);
  const gap = Math.min(33, 136 / Math.max(tiers.length, 1)) * unit;
  const room = height - gap * tiers.length;
  const scale = total === 0 ? 0 : room / total;
  const width = (count: number) => (count === 0 ? 0 : Math.max(count * scale, THIN));
  const used = tiers.reduce((sum, { count }) => sum + width(count), 0);
  const sourceHeight = used;
  const sourceTop = (height - sourceHeight) / 2;
  let top = gap / 2;
  let leaves = sourceTop;
  const stretch = (height - used) / Math.max(tiers.length, 1);
  const pipes = tiers.map(({ count, settled }) => {
    const tall = width(count);
    const pipe = {
      middle: top + tall / 2,
      height: tall,
      settled: count === 0 ? 0 : (tall * settled) / count,
      leaves,
    };
    top += tall + stretch;
    leaves += tall;
    return pipe;
  });
  return { pipes, scale, source: { top: sourceTop, height: sourceHeight } };
}
