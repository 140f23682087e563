import type {
  Answers,
  EvidenceParameters,
  EvidenceProfile,
  EvidenceWarnings,
  ParameterEvidence,
} from "@/ipc";

const none = { success: 0, others: 0 };
const left = { guessed: none, unknown: none, unmatched: none };
const basis = {
  version: null,
  sides: { success: 7, others: 4 },
  without_outcome: 0,
};

/** Lane separates. */
export const LANE: ParameterEvidence = {
  parameter: "lane",
  verdict: "separates",
  p: 400,
  adjusted: 2000,
  iv: 1800,
  known: { success: 7, others: 4 },
  left_out: { ...left, unknown: { success: 1, others: 0 } },
  levels: [
    {
      level: "core",
      count: { success: 6, others: 0 },
      share: { success: 6, total: 6, low: 652, high: 1000 },
      odds: { value: 3200, low: 400, high: 6000 },
    },
    {
      level: "near",
      count: { success: 1, others: 1 },
      share: { success: 1, total: 2, low: 61, high: 939 },
      odds: { value: -400, low: -2900, high: 2100 },
    },
    {
      level: "outside",
      count: { success: 0, others: 3 },
      share: { success: 0, total: 3, low: 0, high: 536 },
      odds: { value: -3000, low: -6200, high: 200 },
    },
  ],
  telling: "core",
  direction: { auc: 920, low: 700, high: 980, p: 900 },
  says: "agrees",
  surely: true,
  weight: { weight: 380, low: 300, high: 500 },
};

/** Company size weighs more than its part, and shows nothing. */
export const SIZE: ParameterEvidence = {
  ...LANE,
  parameter: "size",
  verdict: "no_difference",
  p: 700_000,
  adjusted: 990_000,
  iv: 20,
  left_out: left,
  levels: ["small", "middle", "large"].map((level) => ({
    level,
    count: { success: 2, others: 1 },
    share: { success: 2, total: 3, low: 180, high: 960 },
    odds: null,
  })),
  telling: "middle",
  direction: { auc: 500, low: 350, high: 650, p: 900_000 },
  says: "cannot_tell",
  surely: false,
  weight: null,
};

/** A sponsor contradicts: those without one fared better. */
export const SPONSOR: ParameterEvidence = {
  ...LANE,
  parameter: "sponsor",
  verdict: "leans",
  p: 30_000,
  adjusted: 90_000,
  iv: 600,
  left_out: left,
  levels: [
    {
      level: "yes",
      count: { success: 1, others: 3 },
      share: { success: 1, total: 4, low: 30, high: 700 },
      odds: { value: -2000, low: -4100, high: 100 },
    },
    {
      level: "no",
      count: { success: 6, others: 1 },
      share: { success: 6, total: 7, low: 500, high: 980 },
      odds: { value: 2000, low: -100, high: 4100 },
    },
  ],
  telling: "no",
  direction: { auc: 250, low: 90, high: 480, p: 30_000 },
  says: "contradicts",
  surely: false,
  weight: null,
};

export const SEPARATES: EvidenceParameters = {
  basis,
  headline: { kind: "separates", parameters: ["lane"] },
  permutations: 10_000,
  every: false,
  parameters: [LANE, SIZE, SPONSOR],
};

export const WHOLE: EvidenceProfile = {
  basis,
  headline: SEPARATES.headline,
  picks: { auc: 944, low: 783, high: 986, pairs: 28, how: "as_it_stands" },
  tiers: [
    { tier: "excellent", admits: true, share: { success: 4, total: 4, low: 550, high: 1000 } },
    { tier: "good", admits: true, share: { success: 2, total: 3, low: 180, high: 960 } },
    { tier: "risky", admits: false, share: { success: 1, total: 2, low: 61, high: 939 } },
    { tier: "nope", admits: false, share: { success: 0, total: 2, low: 0, high: 667 } },
  ],
  misfits: [
    {
      id: 3,
      name: "Conservas Puertalba",
      outcome: "happy",
      refused: true,
      score: 55_700,
      tier: "risky",
      settled: true,
      capped_by: null,
      speaks_for: [
        {
          parameter: "lane",
          name: "Lane",
          answer: ["Core"],
          state: "known",
          points: 40_000,
          best: 40_000,
        },
      ],
      speaks_against: [],
    },
    {
      id: 9,
      name: "Officine Valdrana",
      outcome: "failed",
      refused: false,
      score: 72_940,
      tier: "good",
      settled: false,
      capped_by: null,
      speaks_for: [],
      speaks_against: [],
    },
  ],
  refused: 1,
  admitted: 1,
};

export const CAREFUL: EvidenceWarnings = {
  basis,
  warnings: [
    { kind: "double_counting", one: "lane", other: "size", v: 900, both: 11, weight: 750 },
    { kind: "after_sale", parameter: "sponsor", weight: 250 },
    { kind: "contradicting", known: 3, successes: [3], others: [9] },
    { kind: "empty_levels", parameter: "size", levels: ["large"], known: 11 },
    { kind: "without_outcome", customers: 2, ids: [20, 21] },
  ],
  names: [
    { id: 3, name: "Conservas Puertalba", stage: "customer" },
    { id: 9, name: "Officine Valdrana", stage: "customer" },
  ],
};

/** What the core says of the customers of the test profile. */
export function evidence(): Answers {
  return {
    evidenceParameters: (_version, permutations) => ({ ...SEPARATES, permutations }),
    evidenceProfile: () => WHOLE,
    evidenceWarnings: () => CAREFUL,
  };
}
