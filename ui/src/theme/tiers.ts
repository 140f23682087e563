/** Colours of a tier, as CSS values that follow the theme. */
export interface TierLook {
  /** Solid shapes: bars, range segments, the top edge of a lane. At least 3:1 on the band. */
  mark: string;
  /** The tier's name. At least 6:1 on the band. */
  text: string;
  /** The lane behind marks. */
  band: string;
}

/**
 * Where each rank stands between the four colours of the palette (1 best, 4 worst). A value
 * between two numbers is their mixture. Fewer tiers keep the ends and the warning colour;
 * more tiers put a neutral between blue and amber, and an orange between amber and red.
 */
const STOPS: Record<number, readonly number[]> = {
  1: [1],
  2: [1, 4],
  3: [1, 3, 4],
  4: [1, 2, 3, 4],
  5: [1, 2, 2.5, 3, 4],
  6: [1, 2, 2.5, 3, 3.5, 4],
};

function mixed(stop: number, part: keyof TierLook): string {
  const below = Math.floor(stop);
  if (below === stop) {
    return `var(--tier-${below}-${part})`;
  }
  const share = Math.round((stop - below) * 100);
  return `color-mix(in oklab, var(--tier-${below}-${part}) ${100 - share}%, var(--tier-${below + 1}-${part}))`;
}

/**
 * The look of the tier at `rank` (0 is the best) among `count` tiers (2 to 6).
 * A rank outside the list gets the nearest end.
 */
export function tierLook(rank: number, count: number): TierLook {
  const stops = STOPS[Math.min(Math.max(count, 1), 6)] ?? [1];
  const stop = stops[Math.min(Math.max(rank, 0), stops.length - 1)] ?? 1;
  return { mark: mixed(stop, "mark"), text: mixed(stop, "text"), band: mixed(stop, "band") };
}
