import type {
  Account,
  AccountRow,
  Action,
  Brief,
  HomeView,
  Outcome,
  Part,
  Profile,
  ProspectsView,
  RecordedAnswer,
  Scorecard,
  Scored,
  Verdict,
  WorkspaceInfo,
} from "@/ipc";

const WHEN = "2026-11-21T10:42:00Z";

export const OUTCOMES: Outcome[] = [
  { id: "happy", name: "", success: true },
  { id: "not_expanded", name: "", success: false },
  { id: "struggling", name: "", success: false },
  { id: "failed", name: "", success: false },
];

export const TIERS = [
  { id: "excellent", name: "Excellent", from: 80_000 },
  { id: "good", name: "Good", from: 60_000 },
  { id: "risky", name: "Risky", from: 37_000 },
  { id: "nope", name: "Nope", from: 0 },
];

export const INFO: WorkspaceInfo = {
  path: "/home/ines/ordito.lanewise",
  name: "Ordito Workflows",
  author: "Inés",
  language: "en",
  profile: "Success-ready",
  version: 1,
  draft_changed: false,
  saved: WHEN,
  undo: { id: 7, at: WHEN, author: "Inés", op: { kind: "edit_groups" }, undone: false },
  redo: null,
  customers: 0,
  prospects: 0,
  accounts: 0,
};

export function account(id: number, name: string, more: Partial<Account> = {}): Account {
  return {
    id,
    key: null,
    name,
    website: "",
    industry: "",
    country: "",
    region: "",
    employees: null,
    revenue: null,
    owner: "",
    stage: "prospect",
    outcome: null,
    since: "",
    note: "",
    extra: {},
    created: WHEN,
    updated: WHEN,
    ...more,
  };
}

function tierAt(score: number): string {
  return TIERS.find((tier) => score >= tier.from)?.id ?? "nope";
}

export function brief(low: number, likely: number, high: number, unknown = 0): Brief {
  const [tier_low, tier, tier_high] = [tierAt(low), tierAt(likely), tierAt(high)];
  const settled = tier_low === tier_high;
  return { low, likely, high, tier_low, tier, tier_high, settled, capped: false, unknown };
}

export function row(one: Account, score: Brief | null = brief(70_000, 70_000, 70_000)): AccountRow {
  return {
    account: one,
    brief: score,
    set_by_hand: null,
    verdict: score && verdict(score),
    ask: score && score.unknown > 0 ? { parameter: "criteria", settles: 667, moves: 444 } : null,
    changed: one.updated,
  };
}

/** What our own rule makes of a score in four tiers. */
export function verdict({ tier, tier_low, settled }: Brief): Verdict {
  const rank = (id: string) => TIERS.findIndex((one) => one.id === id);
  const admitted = rank(tier) < 2;
  const sure = settled || (rank(tier_low) < 2 && admitted);
  const rules: Record<string, [Action, Action]> = {
    risky: ["nurture", "vision_demo"],
    nope: ["disqualify", "nurture"],
  };
  const [whenSure, whenOpen] = rules[tier] ?? ["advance", "vision_demo"];
  return {
    tier,
    by_hand: false,
    settled,
    admitted,
    action: sure ? whenSure : whenOpen,
    sure,
  };
}

export const HOME: HomeView = {
  overview: {
    tiers: TIERS,
    admitting: 2,
    customers: [],
    without_outcome: 0,
    prospects: [],
    prospects_total: 0,
    admitted: 0,
    settled: 0,
  },
  attention: [],
  history: [],
  reference: 0,
  accounts: 0,
};

/** Two parameters: one of levels, weight 60, and one of bands, weight 40. */
export const PROFILE: Profile = {
  format: 1,
  id: "small",
  name: "Small",
  language: "en",
  groups: [{ id: "all", name: "All" }],
  parameters: [
    {
      id: "criteria",
      name: "Success criteria",
      group: "all",
      weight: 600,
      answer: "ordered",
      levels: [
        { id: "written", name: "Written", fit: 100 },
        { id: "said", name: "Said on a call", fit: 50 },
        { id: "none", name: "None", fit: 0 },
      ],
      questions: [{ text: "Which number tells you this worked?", ask: "presales" }],
    },
    {
      id: "size",
      name: "Company size",
      group: "all",
      weight: 400,
      answer: "bands",
      unit: "people",
      levels: [
        { id: "small", name: "Under 50 people", fit: 25, from: 1, to: 50 },
        { id: "large", name: "50 people or more", fit: 100, from: 50 },
      ],
    },
  ],
  tiers: TIERS,
};

function part(id: string, name: string, best: number, more: Partial<Part>): Part {
  return {
    parameter: id,
    name,
    weight: best / 100,
    state: "known",
    answer: [],
    fit_low: 0,
    fit_likely: 0,
    fit_high: 100,
    low: 0,
    likely: 0,
    high: 0,
    best,
    lost: 0,
    typical: false,
    ...more,
  };
}

/** The criteria unknown, the size known: 40 to 100, likely 70. */
export const OPEN: Scored = {
  low: 40_000,
  likely: 70_000,
  high: 100_000,
  tier_low: "risky",
  tier: "good",
  tier_high: "excellent",
  settled: false,
  unknown: 1,
  capped_by: [],
  not_verified: [],
  deciding: ["criteria"],
  parts: [
    part("criteria", "Success criteria", 60_000, {
      state: "unknown",
      likely: 30_000,
      high: 60_000,
    }),
    part("size", "Company size", 40_000, {
      answer: ["50 people or more"],
      low: 40_000,
      likely: 40_000,
      high: 40_000,
    }),
  ],
};

/** The criteria written: 100, settled. */
export const ANSWERED: Scored = {
  ...OPEN,
  low: 100_000,
  likely: 100_000,
  tier_low: "excellent",
  tier: "excellent",
  settled: true,
  unknown: 0,
  deciding: [],
  parts: [
    part("criteria", "Success criteria", 60_000, {
      answer: ["Written"],
      low: 60_000,
      likely: 60_000,
      high: 60_000,
    }),
    OPEN.parts[1] as Part,
  ],
};

export const SIZE: RecordedAnswer = {
  parameter: "size",
  answer: { given: { kind: "number", value: 120 }, grade: "observed" },
  author: "Inés",
  at: WHEN,
};

export function scorecard(
  one: AccountRow,
  scored: Scored,
  answers: RecordedAnswer[],
  more: Partial<Scorecard> = {},
): Scorecard {
  const nobody = { admitted: 0, total: 0 };
  return {
    row: one,
    answers,
    profile: PROFILE,
    version: 1,
    reckoning: {
      scored,
      questions: scored.parts
        .filter((one) => one.state === "unknown")
        .map((open) => ({
          parameter: open.parameter,
          name: open.name,
          questions: PROFILE.parameters.find(({ id }) => id === open.parameter)?.questions ?? [],
          worst: 40_000,
          worst_tier: "risky",
          best: 100_000,
          best_tier: "excellent",
          would_change: 16,
          of: 36,
          settles: 20,
          narrows: 45,
          tried: 36,
        })),
      changes: { better: [], worse: [], weights: [] },
      lane: {
        tiers: TIERS,
        admitting: 2,
        rows: [],
        saved: [],
        saved_counts: [],
        saved_version: null,
        success: nobody,
        others: nobody,
      },
    },
    like: [],
    history: [],
    overrides: [],
    ...more,
  };
}

const ruled = (tier: string, settled: Action, open: Action) => {
  const rule = { tier, settled, open };
  return { rule, ours: true, default: rule };
};

/** What stands around the list of prospects. */
export const AROUND: ProspectsView = {
  tiers: TIERS,
  admitting: 2,
  version: 1,
  rules: [
    ruled("excellent", "advance", "vision_demo"),
    ruled("good", "advance", "vision_demo"),
    ruled("risky", "nurture", "vision_demo"),
    ruled("nope", "disqualify", "nurture"),
  ],
  asks: [
    {
      id: "criteria",
      name: "Success criteria",
      question: "Which number tells you this worked?",
    },
    { id: "size", name: "Company size", question: "" },
  ],
  tally: { open: 3, admitted: 2, settled: 2 },
};
