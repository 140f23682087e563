import type {
  AccountSlides,
  FieldContrast,
  ParameterPlan,
  Seen,
  Slide,
  SlideComparison,
  SlideField,
  SlideSeen,
} from "@/ipc";

const FIELDS: SlideField[] = [
  "title",
  "issue",
  "problems",
  "capabilities",
  "delta",
  "date",
  "events",
];

/** A slide that lacks the given fields. */
export function slide(
  id: number,
  account: number,
  more: Slide,
  empty: SlideField[] = [],
): SlideSeen {
  return {
    kept: { id, account, slide: more, author: "Inés", at: "2026-11-21T10:42:00Z" },
    state: {
      completeness: empty.length === 0 ? "complete" : "incomplete",
      complete: 7 - empty.length,
      fields: FIELDS.map((field) => ({
        field,
        filled: empty.includes(field) ? "empty" : "complete",
        lacks: [],
      })),
    },
  };
}

const WHOLE: Slide = {
  person: "Anna Berti",
  title: "Head of Operations",
  issue: "Purchase approvals take 11 days, and two lines stood idle in May.",
  problems: [
    { text: "Orders travel by e-mail", reason: "nobody owns them" },
    { text: "Limits differ in each plant", reason: "" },
    { text: "Nobody sees where a request is stuck", reason: "" },
    { text: "The fourth signature is always late", reason: "" },
  ],
  capabilities: ["Approve from a phone", "Nudge after 24 hours"],
  delta: {
    text: "11 days to 3 days",
    amount: 38000,
    currency: "EUR",
    unit: "",
    period: "month",
  },
  date: {
    day: "2026-03-01",
    event: "the spring shutdown",
    origin: "external",
    consequence: "two lines stand still",
  },
  events: [{ what: "First plant under 5 days", owner: "A. Berti", state: "reached" }],
};

/** Two happy accounts, one with two slides, and one that struggles. */
export const SLIDES: AccountSlides[] = [
  {
    account: 1,
    name: "Hallbrück Armaturen",
    stage: "customer",
    outcome: "happy",
    slides: [
      slide(11, 1, WHOLE),
      slide(12, 1, {
        ...WHOLE,
        person: "Jonas Weil",
        issue: "Every audit finds an open approval.",
      }),
    ],
  },
  {
    account: 2,
    name: "Cartiera Aubrac",
    stage: "customer",
    outcome: "happy",
    slides: [slide(21, 2, { ...WHOLE, person: "Luc Aubrac" })],
  },
  {
    account: 3,
    name: "Brinkhoff Logistik",
    stage: "customer",
    outcome: "struggling",
    slides: [
      slide(
        31,
        3,
        {
          person: "Ute Brink",
          title: "Branch manager",
          issue: "We need a workflow tool this year.",
        },
        ["problems", "capabilities", "delta", "date", "events"],
      ),
    ],
  },
];

const seen = (slides: number, accounts = slides): Seen => ({ slides, accounts, mostly: accounts });

function field(name: SlideField, right: number): FieldContrast {
  return {
    field: name,
    left: seen(3, 2),
    right: seen(right),
    left_partly: 0,
    right_partly: 0,
    verdict: right === 0 ? "separates" : "no_difference",
    p: right === 0 ? 0.01 : 1,
    slides: right === 0 ? [11, 12, 21] : [11, 12, 21, 31],
    parameter: null,
  };
}

/** What these slides say against each other; the verdicts are invented. */
export const COMPARISON: SlideComparison = {
  groups: { left: ["happy"], right: ["not_expanded", "struggling", "failed"] },
  left: { outcomes: ["happy"], accounts: 2, slides: [11, 12, 21] },
  right: { outcomes: ["not_expanded", "struggling", "failed"], accounts: 1, slides: [31] },
  others: 0,
  cannot_know: null,
  fields: FIELDS.map((name) => field(name, name === "title" || name === "issue" ? 1 : 0)),
  traits: [
    {
      trait: "delta_amount",
      field: "delta",
      left: seen(3, 2),
      right: seen(0),
      verdict: "separates",
      p: 0.001,
      slides: [11, 12, 21],
      parameter: null,
    },
    {
      trait: "date_internal",
      field: "date",
      left: seen(0),
      right: seen(1),
      verdict: "leans",
      p: 0.04,
      slides: [31],
      parameter: null,
    },
  ],
  themes: [],
  terms: [
    {
      term: "workflow tool",
      key: "workflow tool",
      field: "issue",
      left: seen(0),
      right: seen(1),
      log_odds: -1.2,
      z: -2.2,
      verdict: "leans",
      p: 0.03,
      slides: [31],
      sentences: [
        {
          slide: 31,
          account: 3,
          name: "Brinkhoff Logistik",
          person: "Ute Brink",
          field: "issue",
          text: "We need a workflow tool this year.",
          from: 10,
          to: 23,
        },
      ],
      parameter: null,
    },
  ],
};

/** What a parameter made of the delta's number would be. */
export const PLAN: ParameterPlan = {
  source: { kind: "trait", trait: "delta_amount" },
  parameter: {
    id: "slide_delta_amount",
    name: "Delta with a number",
    group: "situation_slides",
    weight: 66,
    answer: "yes_no",
    levels: [
      { id: "yes", name: "Yes", fit: 86 },
      { id: "no", name: "No", fit: 29 },
    ],
    questions: [{ text: "By how much?", ask: "" }],
    why: "",
  },
  group: { id: "situation_slides", name: "Situation Slides" },
  groups: [{ id: "all", name: "All" }],
  made: false,
  base: "draft",
  shares: [
    { level: "yes", success: 2, all: 2 },
    { level: "no", success: 0, all: 1 },
  ],
  answers: [
    { account: 1, name: "Hallbrück", outcome: "happy", level: "yes", slides: [11], keeps: false },
    { account: 2, name: "Aubrac", outcome: "happy", level: "yes", slides: [21], keeps: true },
    {
      account: 3,
      name: "Brinkhoff",
      outcome: "struggling",
      level: "no",
      slides: [31],
      keeps: false,
    },
  ],
};
