import { colourOf, PAPER } from "@/components/drawings/palette";

export interface TierColours {
  mark: string;
  text: string;
  band: string;
}

/** The colours on paper of the tier at `rank` of `of`; 0 is the best. */
export function tierColours(rank: number, of: number): TierColours {
  const part = (name: keyof TierColours) => colourOf({ tier: rank, of, part: name }, PAPER);
  return { mark: part("mark"), text: part("text"), band: part("band") };
}

/** How many of four bars a tier shows: colours are never the only sign. */
export function tierBars(rank: number, of: number): number {
  return of <= 1 ? 4 : Math.max(1, Math.round(4 - (3 * rank) / (of - 1)));
}
