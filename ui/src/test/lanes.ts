import type {
  AttributeSeen,
  BoardLane,
  Lane,
  LaneBoard,
  LaneCounted,
  LaneFacts,
  LaneFigure,
  LanePlan,
} from "@/ipc";

export const group = (count: number, total: number) => ({ count, total, low: 300, high: 900 });

export const figure = (known: number, median: number | null): LaneFigure => ({
  of: 14,
  known,
  other_currency: 0,
  unreadable: 0,
  sum: median,
  median,
});

export function facts(customers: number, more: Partial<LaneFacts> = {}): LaneFacts {
  return {
    accounts: customers + 2,
    customers,
    prospects: 1,
    aside: 1,
    outcomes: [customers, 0],
    without_outcome: 0,
    success: group(customers, customers),
    left: group(0, customers),
    references: group(0, customers),
    expanded: group(0, customers),
    economics: {
      figures: [
        figure(14, 24_000),
        figure(0, null),
        figure(3, 900),
        figure(0, null),
        figure(0, null),
        figure(0, null),
      ],
      hours: 40,
      hours_of: 3,
      product_cost: null,
      product_return: null,
      opportunity: null,
      dots: [-500, 24_000],
    },
    named: [],
    ...more,
  };
}

export const lane = (id: string, name: string, standing: Lane["standing"]): BoardLane => ({
  lane: {
    id,
    name,
    standing,
    reason: "",
    condition: {
      join: "all",
      clauses: [{ of: { kind: "industry" }, test: { kind: "one_of", values: [name] } }],
    },
    product_cost: null,
  },
  facts: facts(14),
  fit: 20,
});

export const measures = (
  [
    "margin",
    "lifetime_value",
    "retention_cost",
    "product_cost",
    "expansion",
    "time_to_value",
  ] as const
).map((measure, at) => ({
  measure,
  source:
    at === 2
      ? ({ kind: "column", name: "Retention" } as const)
      : at === 0
        ? ({ kind: "column", name: "Margin" } as const)
        : ({ kind: "nothing" } as const),
  chosen: false,
  name: "",
  unit: at === 0 || at === 2 ? "EUR" : "",
  known: at === 2 ? 3 : at === 0 ? 14 : 0,
  of: 14,
  other_unit: at === 2 ? 1 : 0,
  unreadable: 0,
  example: "",
  choices: [{ source: { kind: "column", name: "Retention" } as const, name: "", known: 3 }],
}));

export const BOARD: LaneBoard = {
  lanes: [lane("dairies", "Dairies", "core"), lane("towns", "Towns", "adjacent_unwanted")],
  nowhere: facts(0, { accounts: 2, prospects: 2, aside: 0, named: [] }),
  open: facts(0, { accounts: 1 }),
  missing: [{ attribute: { kind: "employees" }, name: "", accounts: 1, customers: 0 }],
  all: facts(28),
  measures,
  currency: "EUR",
  signals: false,
  hours: true,
  parameter: {
    id: "lane",
    name: "Lane",
    by: "lanes",
    in_draft: true,
    in_force: true,
    answers: 5,
    by_hand: 2,
    differ: [],
    without_level: [],
  },
  outcomes: [
    { id: "happy", name: "", success: true },
    { id: "failed", name: "", success: false },
  ],
};

export const ATTRIBUTES: AttributeSeen[] = [
  {
    attribute: { kind: "industry" },
    name: "",
    numeric: false,
    known: 28,
    of: 28,
    values: [
      { value: "Dairy", name: "Dairy", accounts: 14, customers: 14 },
      { value: "Town", name: "Town", accounts: 14, customers: 14 },
    ],
    more: 0,
    least: null,
    most: null,
  },
  {
    attribute: { kind: "employees" },
    name: "",
    numeric: true,
    known: 27,
    of: 28,
    values: [],
    more: 0,
    least: 10,
    most: 900,
  },
];

export const COUNTED: LaneCounted = {
  accounts: 16,
  customers: 14,
  success: group(9, 14),
  prospects: 1,
  aside: 1,
  taken: [{ lane: "dairies", name: "Dairies", accounts: 4 }],
  takes: [],
  unknown: 2,
  missing: [{ attribute: { kind: "employees" }, name: "", accounts: 2, customers: 0 }],
  named: [],
};

export const PLAN = {
  by: "lanes",
  parameter: { id: "lane", name: "Lane" },
  made: true,
  base: "draft",
  added: [],
  answers: 20,
  by_hand: 2,
  differ: 0,
  none: 1,
} as unknown as LanePlan;
