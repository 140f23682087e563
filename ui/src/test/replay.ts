import type {
  CostBill,
  ReplayAccount,
  ReplayChoice,
  ReplaySide,
  ReplaySource,
  ReplayView,
} from "@/ipc";
import { OUTCOMES } from "./accounts";

export const CHOICES: ReplayChoice[] = [
  { source: { kind: "draft" }, name: "Ordito" },
  { source: { kind: "version", value: 1 }, name: "Ordito" },
  { source: { kind: "starter", value: "bant" }, name: "BANT" },
];

export const bill = (lost: number, admitted: number): CostBill => ({
  good: 2,
  good_lost: lost,
  poor: 2,
  poor_admitted: admitted,
  spent: { hours: admitted * 80, money: null },
  saved: { hours: (2 - admitted) * 80, money: null },
  lost: { hours: lost * 100, money: null },
  cost: 0,
  gain: (2 - admitted) * 80 - lost * 100,
});

export const side = (
  source: ReplaySource,
  name: string,
  more: Partial<ReplaySide>,
): ReplaySide => ({
  source,
  name,
  tiers: [],
  admitting: 2,
  asked: [],
  untold: 0,
  incomplete: 0,
  settled: 4,
  admitted: 2,
  admitted_good: 2,
  low: 342,
  high: 1000,
  right: 4,
  bill: bill(0, 0),
  ...more,
});

export const account = (
  id: number,
  name: string,
  outcome: string,
  settled = true,
): ReplayAccount => {
  const here = {
    gate: "admitted" as const,
    settled,
    low: 1,
    likely: 61_000 + id * 1000,
    high: 100_000,
    tier: "good",
    known: 4,
  };
  return {
    id,
    name,
    outcome,
    good: outcome === "happy",
    one: { ...here, settled: true },
    other: here,
  };
};

export const corner = (one: boolean, other: boolean, accounts: number[], good: number) => ({
  one,
  other,
  count: accounts.length,
  good,
  outcomes: [good, 0, 0, accounts.length - good],
  open: 0,
  accounts,
});

export const VIEW: ReplayView = {
  one: side({ kind: "draft" }, "Ordito", {}),
  other: side({ kind: "starter", value: "bant" }, "BANT", {
    bill: bill(1, 2),
    settled: 3,
    incomplete: 1,
    asked: [
      { parameter: "budget", name: "Budget", known: 3, lent_by: null },
      { parameter: "need", name: "Need", known: 4, lent_by: "Need of change" },
    ],
  }),
  outcomes: OUTCOMES,
  customers: 4,
  good: 2,
  corners: [
    corner(true, true, [0], 1),
    corner(true, false, [1], 1),
    corner(false, true, [2, 3], 0),
    corner(false, false, [], 0),
  ],
  untold: [],
  untold_count: 0,
  accounts: [
    account(1, "Alba", "happy"),
    account(2, "Brina", "happy", false),
    account(3, "Cedro", "failed"),
    account(4, "Duna", "failed"),
  ],
  paired: { one: 3, other: 0, p: 0.25, apart: "too_few" },
  gains: 260,
  hours: 160,
  in_money: false,
  currency: null,
  priced: true,
  missing: [],
};
