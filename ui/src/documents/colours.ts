/** The tiers' colours on paper, best to worst; those of the light theme. */
const MARK = ["#0c5f57", "#2f72b8", "#c07e0a", "#b53712"] as const;
const TEXT = ["#0a5049", "#1f588f", "#7e5200", "#9c2f0f"] as const;
const BAND = ["#e1eeea", "#e7eff8", "#faf1dd", "#fae9e2"] as const;

/** Where each rank stands between the four colours, as on the screen. */
const STOPS: Record<number, readonly number[]> = {
  1: [0],
  2: [0, 3],
  3: [0, 2, 3],
  4: [0, 1, 2, 3],
  5: [0, 1, 1.5, 2, 3],
  6: [0, 1, 1.5, 2, 2.5, 3],
};

function mixed(colours: readonly string[], stop: number): string {
  const below = colours[Math.floor(stop)] ?? "#1f1c18";
  const above = colours[Math.ceil(stop)] ?? below;
  const share = stop - Math.floor(stop);
  const part = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  const channel = (at: number) =>
    Math.round(part(below, at) * (1 - share) + part(above, at) * share)
      .toString(16)
      .padStart(2, "0");
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

export interface TierColours {
  mark: string;
  text: string;
  band: string;
}

/** The colours of the tier at `rank` of `of`; 0 is the best. */
export function tierColours(rank: number, of: number): TierColours {
  const stops = STOPS[Math.min(Math.max(of, 1), 6)] ?? [0];
  const stop = stops[Math.min(Math.max(rank, 0), stops.length - 1)] ?? 0;
  return { mark: mixed(MARK, stop), text: mixed(TEXT, stop), band: mixed(BAND, stop) };
}

/** How many of four bars a tier shows: colours are never the only sign. */
export function tierBars(rank: number, of: number): number {
  return of <= 1 ? 4 : Math.max(1, Math.round(4 - (3 * rank) / (of - 1)));
}
