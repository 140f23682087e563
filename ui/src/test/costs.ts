import type { CostBill, CostsView, CutView, DraftView, StabilityView, TeamCosts } from "@/ipc";
import { OUTCOMES } from "./accounts";

export const amount = (hours: number) => ({ hours, money: null });
export const bill = (lost: number, admitted: number, saved: number): CostBill => ({
  good: 24,
  good_lost: lost,
  poor: 12,
  poor_admitted: admitted,
  spent: amount(100),
  saved: amount(saved),
  lost: amount(lost * 100),
  cost: 100 + lost * 100,
  gain: saved - lost * 100,
});

export const cut = (at: number, lost: number, admitted: number, saved: number): CutView => ({
  cut: at,
  bill: bill(lost, admitted, saved),
  saved: { version: 1, cut: 60_000, bill: bill(2, 5, 580), more: saved - lost * 100 - 380 },
  rungs: [
    { tier: "excellent", admits_last: false, bill: bill(12, 0, 820) },
    { tier: "good", admits_last: true, bill: bill(lost, admitted, saved) },
    { tier: "risky", admits_last: false, bill: bill(0, 9, 280) },
  ],
  lost: [
    { id: 11, name: "Grupo Olmedal", outcome: "happy", score: 58_800, barred: false },
    { id: 16, name: "Conservas Puertalba", outcome: "happy", score: 55_700, barred: false },
  ].slice(0, lost),
  admitted: [
    { id: 28, name: "Studio Verganti", outcome: "not_expanded", score: 71_200, barred: false },
  ],
});

export const COSTS: TeamCosts = {
  demo: 9,
  poc: 31,
  rescue: 40,
  failed: { hours: 20 },
  lost: { hours: 100 },
};

export const VIEW: CostsView = {
  costs: COSTS,
  hour: null,
  own: [{ of: "demo", hours: 12, from: 43 }],
  outcomes: OUTCOMES.map((outcome) => ({
    outcome,
    customers: 9,
    rescue: !outcome.success,
    failed: outcome.id === "failed",
    each: amount(outcome.success ? 0 : 80),
  })),
  missing: [],
  any: true,
  state: "fine",
  in_money: false,
  tiers: [
    { id: "excellent", name: "Excellent", from: 80_000 },
    { id: "good", name: "Good", from: 60_000 },
    { id: "risky", name: "Risky", from: 37_000 },
    { id: "nope", name: "Nope", from: 0 },
  ],
  admitting: 2,
  now: cut(60_000, 2, 5, 580),
  curve: [
    { from: 1, to: 54_400, cost: 500 },
    { from: 54_401, to: 55_700, cost: 200 },
    { from: 55_701, to: 100_000, cost: 300 },
  ],
  cheapest: {
    cut: 55_000,
    from: 54_401,
    to: 55_700,
    bill: bill(0, 5, 580),
    saves: 200,
    thresholds: [80_000, 55_000, 37_000],
    pushes: false,
  },
};

export const DRAFT = {
  profile: { name: "Ordito", groups: [], parameters: [], tiers: VIEW.tiers, must_haves: [] },
  counts: [],
  must_haves: [],
  outcomes: OUTCOMES,
  version: null,
  chart: {
    rows: OUTCOMES.map((outcome) => ({
      outcome,
      count: { total: 1, tiers: [1, 0, 0, 0], admitted: 1, low: 0, high: 1000 },
      marks: [{ id: 1, name: "Alba", score: 70_000, wrong: false }],
      bins: [],
    })),
  },
} as unknown as DraftView;

export const STABILITY: StabilityView = {
  resamples: 1000,
  low: 46_100,
  high: 74_600,
  beats: 867,
  same: 20,
  points: Array.from({ length: 100 }, (_, at) => (at === 55 ? 1000 : 0)),
  honest: 40,
};
