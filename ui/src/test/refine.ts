import type { Mixes, Proposal, Refine, VersionFared } from "@/ipc";

export const share = (success: number, total: number) => ({ success, total, low: 200, high: 900 });

export const TIERS = [
  { id: "good", name: "Good", from: 60_000 },
  { id: "nope", name: "Nope", from: 0 },
];

export function version(number: number, known: number): VersionFared {
  return {
    version: number,
    name: "Success-ready",
    at: "2026-01-10T09:00:00Z",
    tiers: TIERS.map((tier, at) => ({
      tier,
      admitted: at === 0,
      scored: 6,
      open: 2,
      aside: 1,
      unsaid: 0,
      share: known > 0 ? share(2 - at, 3) : share(0, 0),
    })),
    scored: 12,
    known,
    admitted: known > 0 ? share(2, 3) : share(0, 0),
    refused: known > 0 ? share(1, 3) : share(0, 0),
    picks: known > 0 ? { auc: 730, low: 510, high: 880, pairs: 9, how: "as_it_stands" } : null,
    surprises:
      known > 0
        ? [
            {
              account: 7,
              name: "Poor but happy",
              score: 21_500,
              tier: "nope",
              at: "2026-01-10T09:00:00Z",
              outcome: { id: "happy", name: "", success: true },
              stored: 70,
            },
          ]
        : [],
  };
}

export const NOTHING: Refine = {
  versions: [],
  news: 0,
  mixes: { names: TIERS, tiers: null, parameters: [] },
  calibrated: { kind: "too_few", have: 36, rarer: 12, need: 200, need_rarer: 20 },
  proposals: [],
};

export const PROPOSALS: Proposal[] = [
  { kind: "contradicts", parameter: "size", name: "Size", weight: 120 },
  { kind: "unasked", parameter: "plan", name: "Plan", weight: 85, known: 4, of: 20 },
  { kind: "gate_too_strict", gate: "poc", name: "", came_true: 3, of: 4 },
];

export const MIXES: Mixes = {
  names: TIERS,
  tiers: null,
  parameters: [
    {
      parameter: "size",
      name: "Size",
      levels: ["Small", "Large"],
      mix: {
        bins: [
          { customers: 50, prospects: 240 },
          { customers: 200, prospects: 60 },
        ],
        of: { customers: 250, prospects: 300 },
        psi: 1304,
        shift: "large",
      },
      farthest: { at: 0, apart: 600 },
      unknown: { customers: 0, prospects: 3 },
    },
  ],
};
