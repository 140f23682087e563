import type { Profile, Scored } from "@/ipc";
import { tierRank } from "../model";

/** Within this of the cut below, a verdict holds "only just"; thousandths of a point. */
const ONLY_JUST = 5000;

const KEYS = [
  "capped",
  "cappedOpen",
  "settled",
  "settledAnyway",
  "settledUnverified",
  "onlyJust",
  "both",
  "drops",
  "rises",
] as const;

/** The sentence that says what a score means; its tag `tier` stands for the verdict's tier. */
export interface VerdictWords {
  key: `prospects.verdict.${(typeof KEYS)[number]}`;
  values: Record<string, string | number>;
}

/** The must-haves that nobody has verified and that would put the tier below all that its score allows; the worst first. */
export function couldCap({ tiers }: Pick<Profile, "tiers">, scored: Scored) {
  const rank = (id: string) => tiers.findIndex((tier) => tier.id === id);
  return scored.not_verified
    .filter((open) => rank(open.at_most) > rank(scored.tier_low))
    .toSorted((a, b) => rank(b.at_most) - rank(a.at_most));
}

/** Which sentence says what the score means, and what it names. */
export function verdictWords(
  { tiers }: Profile,
  scored: Scored,
  written: (count: number) => string,
): VerdictWords {
  const rank = (id: string) => tiers.findIndex((tier) => tier.id === id);
  const name = (id: string) => tiers[rank(id)]?.name ?? "";
  const count = scored.deciding.length;
  const capped = scored.capped_by[0];
  const unverified = couldCap({ tiers }, scored).length;
  const settledButFor = scored.settled && !capped ? unverified : 0;
  const values = {
    count: settledButFor || count,
    n: written(settledButFor || count),
    low: name(scored.tier_low),
    high: name(scored.tier_high),
    parameter: capped?.parameter_name ?? "",
    level: capped?.levels.join(", ") ?? "",
  };
  const key = ((): (typeof KEYS)[number] => {
    if (capped) {
      return scored.settled ? "capped" : "cappedOpen";
    }
    if (settledButFor > 0) {
      return "settledUnverified";
    }
    if (scored.settled) {
      return scored.low === scored.high ? "settled" : "settledAnyway";
    }
    const from = tiers[rank(scored.tier)]?.from ?? 0;
    const drops = rank(scored.tier_low) > rank(scored.tier);
    const rises = rank(scored.tier_high) < rank(scored.tier);
    const only = drops && !rises && scored.likely - from < ONLY_JUST;
    return only ? "onlyJust" : drops && rises ? "both" : drops ? "drops" : "rises";
  })();
  return { key: `prospects.verdict.${key}`, values };
}

/** The tier of the score alone, where a must-have holds the verdict below it. */
export function tierAlone({ tiers }: Profile, scored: Scored): string | null {
  const alone = tiers[tierRank(tiers, scored.likely)];
  return scored.capped_by.length > 0 && alone && alone.id !== scored.tier ? alone.name : null;
}
