import { type Recorded, recordedCore } from "@/dev/core";
import { type Answers, announce, type DraftView, type Parameter, type WorkspaceInfo } from "@/ipc";

const share = (count: number, total: number) => ({ count, total, low: 100, high: 600 });

const lane: Parameter = {
  id: "lane",
  name: "Lane",
  group: "where",
  weight: 400,
  answer: "ordered",
  levels: [
    { id: "core", name: "Core", fit: 100, aliases: ["centre"] },
    { id: "near", name: "Near", fit: 60 },
    { id: "outside", name: "Outside", fit: 0 },
  ],
  questions: [{ text: "Which of our customers are they like?", ask: "sales", when: "first call" }],
  why: "We learned it the hard way.",
};
const size: Parameter = {
  id: "size",
  name: "Company size",
  group: "where",
  weight: 350,
  answer: "bands",
  unit: "people",
  levels: [
    { id: "small", name: "Small", fit: 20, from: null, to: 50 },
    { id: "middle", name: "Middle", fit: 100, from: 50, to: 250 },
    { id: "large", name: "Large", fit: 60, from: 250, to: null },
  ],
};
const sponsor: Parameter = {
  id: "sponsor",
  name: "Sponsor",
  group: "who",
  weight: 250,
  answer: "yes_no",
  levels: [
    { id: "yes", name: "Yes", fit: 100 },
    { id: "no", name: "No", fit: 0 },
  ],
};

/** Two groups, three parameters, eleven customers. */
export const DRAFT: DraftView = {
  profile: {
    format: 1,
    id: "test",
    name: "Our profile",
    language: "en",
    about: "",
    groups: [
      { id: "where", name: "Where" },
      { id: "who", name: "Who" },
    ],
    parameters: [lane, size, sponsor],
    tiers: [
      { id: "excellent", name: "Excellent", from: 80_000 },
      { id: "good", name: "Good", from: 60_000 },
      { id: "risky", name: "Risky", from: 37_000 },
      { id: "nope", name: "Nope", from: 0 },
    ],
    must_haves: [
      { id: "no_sponsor", parameter: "sponsor", levels: ["no"], at_most: "risky", why: "Once." },
    ],
    guesses: "widen",
  },
  counts: [
    {
      parameter: "lane",
      left_out: 1,
      typical: 70,
      typical_of: 10,
      levels: [
        { level: "core", success: share(4, 6), others: share(0, 4) },
        { level: "near", success: share(1, 6), others: share(1, 4) },
        { level: "outside", success: share(1, 6), others: share(3, 4) },
      ],
    },
  ],
  chart: {
    tiers: [],
    admitting: 2,
    rows: [
      {
        outcome: { id: "happy", name: "", success: true },
        count: { total: 7, tiers: [4, 2, 1, 0], admitted: 6, low: 480, high: 970 },
        marks: [{ id: 3, name: "Conservas Puertalba", score: 55_700, wrong: true }],
        bins: [],
      },
      {
        outcome: { id: "failed", name: "", success: false },
        count: { total: 4, tiers: [0, 1, 1, 2], admitted: 1, low: 46, high: 699 },
        marks: [{ id: 9, name: "Officine Valdrana", score: 72_940, wrong: true }],
        bins: [],
      },
    ],
    saved: [80_000, 55_000, 37_000],
    saved_counts: [
      { total: 7, tiers: [4, 3, 0, 0], admitted: 7, low: 600, high: 1000 },
      { total: 4, tiers: [0, 1, 1, 2], admitted: 1, low: 46, high: 699 },
    ],
    saved_version: 1,
    success: { admitted: 6, total: 7 },
    others: { admitted: 1, total: 4 },
  },
  outcomes: [
    { id: "happy", name: "", success: true },
    { id: "failed", name: "", success: false },
  ],
  version: null,
  must_haves: [
    {
      must_have: "no_sponsor",
      success: { count: 0, total: 7 },
      others: { count: 3, total: 4 },
      prospects: { count: 1, total: 3 },
      unverified: 2,
    },
  ],
};
DRAFT.chart.tiers = DRAFT.profile.tiers;

/** The workspace they stand in. */
export const INFO: WorkspaceInfo = {
  path: "/home/ines/ordito.lanewise",
  name: "Ordito Workflows",
  author: "Inés",
  language: "en",
  profile: "Our profile",
  version: 1,
  draft_changed: true,
  saved: null,
  undo: null,
  redo: null,
  customers: 11,
  prospects: 3,
  accounts: 14,
};

/** A core with this draft and one version, whose draft really changes. */
export function core(without: string[] = [], draft: DraftView = DRAFT): Answers {
  const brief = {
    low: 0,
    high: 0,
    tier_low: "risky",
    tier_high: "good",
    settled: false,
    capped: false,
    unknown: 1,
  };
  const recorded = {
    workspaceCurrent: INFO,
    profileDraft: draft,
    profileVersions: [
      {
        number: 1,
        name: "Our profile",
        at: "2026-11-12T16:00:00Z",
        author: "Inés",
        reason: "The workshop",
        blend: null,
        learnt: false,
      },
    ],
    profileCompare: {
      differences: [
        {
          what: "threshold",
          id: "good",
          name: "Good",
          level: "",
          level_name: "",
          before: "55000",
          after: "60000",
        },
      ],
      moved: [
        {
          id: 40,
          name: "Talleres Ibarrena",
          stage: "prospect",
          outcome: null,
          before: { ...brief, likely: 58_000, tier: "good" },
          after: { ...brief, likely: 58_000, tier: "risky" },
        },
      ],
      stay: 13,
      tiers_before: [
        ...draft.profile.tiers.slice(0, 1),
        { id: "good", name: "Fine", from: 55_000 },
        ...draft.profile.tiers.slice(2),
      ],
      tiers_after: draft.profile.tiers,
      by: [{ author: "Bea", at: "2026-11-13T09:00:00Z" }],
    },
    profileStarters: [
      { starter: "first_steps", name: "First steps", about: "To learn with.", parameters: 5 },
    ],
    profileCatalogue: {
      format: 1,
      language: "en",
      groups: [
        { id: "where", name: "Where" },
        { id: "culture", name: "Culture" },
      ],
      parameters: [
        lane,
        {
          id: "adopter",
          name: "Adopter culture",
          group: "culture",
          weight: 80,
          answer: "ordered",
          levels: [
            { id: "early", name: "Early adopters", fit: 100 },
            { id: "late", name: "Laggards", fit: 0 },
          ],
          why: "Laggards wait for proof.",
        },
      ],
    },
    settingsGet: { name: "Ordito Workflows", language: "en", outcomes: draft.outcomes },
    historyList: [],
    homeOverview: { overview: null, attention: [], history: [], reference: 11, accounts: 14 },
    accountsList: [],
    accountGet: {},
    scorecard: {},
  } satisfies Recorded;
  return recordedCore(structuredClone(recorded), without, announce);
}
