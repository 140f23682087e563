import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { amountsIn } from "@/components/costs/amounts";
import { formatMoney } from "@/i18n/format";
import {
  type Answers,
  answerWith,
  type CostBill,
  type CostsView,
  type CutView,
  type DraftView,
  type TeamCosts,
} from "@/ipc";
import { OUTCOMES } from "@/test/accounts";
import { showApp, WORKSPACE } from "@/test/app";
import "@/test/layout";
import { fromOwn, readAmount } from "./CostForm";
import { ceiling, ticks } from "./curve";
import { sureness } from "./Proposal";

afterEach(() => answerWith(null));

const amount = (hours: number) => ({ hours, money: null });
const bill = (lost: number, admitted: number, saved: number): CostBill => ({
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

const cut = (at: number, lost: number, admitted: number, saved: number): CutView => ({
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

const COSTS: TeamCosts = {
  demo: 9,
  poc: 31,
  rescue: 40,
  failed: { hours: 20 },
  lost: { hours: 100 },
};

const VIEW: CostsView = {
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

const DRAFT = {
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

function show(view: CostsView | null, more: Answers = {}) {
  return showApp(
    {
      workspaceCurrent: () => WORKSPACE,
      costsGet: () => view as CostsView,
      profileDraft: () => DRAFT,
      costsStability: () => ({
        resamples: 1000,
        low: 46_100,
        high: 74_600,
        beats: 867,
        same: 20,
        points: Array.from({ length: 100 }, (_, at) => (at === 55 ? 1000 : 0)),
        honest: 40,
      }),
      ...more,
    },
    "/evidence/costs",
  );
}

describe("costs", () => {
  it("says what the cut-off saved and lost, by name, and against the saved version", async () => {
    await show({ ...VIEW, now: cut(55_000, 1, 5, 580) });
    expect(await screen.findByTestId("cost-says")).toHaveTextContent(
      "With the cut-off at 55 the team would have saved 580 hours and lost one good customer.",
    );
    expect(screen.getByTestId("cost-lost")).toHaveTextContent("Grupo Olmedal");
    expect(screen.getByTestId("cost-beside")).toHaveTextContent(
      "That is 100 hours more than version 1, whose cut-off of 60 lost 2 and let in 5.",
    );
  });

  it("follows the handle, keeps the last step, and takes the proposal with one key", async () => {
    const user = userEvent.setup();
    const costsAt = vi.fn((thresholds: number[]) => cut(thresholds[1] ?? 0, 1, 4, 600));
    const profileSetThresholds = vi.fn(() => null);
    await show(VIEW, { costsAt, profileSetThresholds });
    const handle = await screen.findByRole("slider", { name: /Good/ });
    expect(handle).toHaveAttribute("aria-valuenow", "60000");
    handle.focus();
    await user.keyboard("{ArrowLeft}");
    await waitFor(() => expect(costsAt).toHaveBeenLastCalledWith([80_000, 59_000, 37_000]));
    await waitFor(() =>
      expect(screen.getByTestId("cost-says")).toHaveTextContent("saved 600 hours and lost one"),
    );
    await waitFor(() =>
      expect(profileSetThresholds).toHaveBeenLastCalledWith([80_000, 59_000, 37_000]),
    );
    const best = screen.getByTestId("cost-best");
    expect(best).toHaveTextContent("A cut-off of 55 would have been cheaper by 200 hours.");
    expect(best).toHaveTextContent("It keeps 2 good customers more.");
    expect(await within(best).findByTestId("cost-stable")).toHaveTextContent(
      "cheaper than the present one in 867: likely, not certain",
    );
    handle.blur();
    await user.keyboard("a");
    await waitFor(() =>
      expect(profileSetThresholds).toHaveBeenLastCalledWith([80_000, 55_000, 37_000]),
    );
  });

  it("types costs once, takes what the activities say, and names what is missing", async () => {
    const user = userEvent.setup();
    const costsSet = vi.fn((_: TeamCosts) => null);
    const nothing: CostsView = {
      ...VIEW,
      costs: { demo: null, poc: null, rescue: null },
      any: false,
      curve: [],
      cheapest: null,
      missing: ["demo", "poc", "rescue", "failed", "lost"],
    };
    await show(nothing, { costsSet });
    expect(await screen.findByTestId("cost-says")).toHaveTextContent(
      "turned away 7 of 12 poor fits, and lost 2 of 24 good customers",
    );
    expect(screen.getByTestId("costs-missing")).toHaveTextContent("a good deal lost");
    expect(screen.getByTestId("cost-untold")).toBeInTheDocument();
    const poc = screen.getByTestId("cost-poc");
    expect(poc).toHaveAttribute("placeholder", "e.g. 30");
    await user.click(poc);
    await user.keyboard("31,5{Enter}");
    await waitFor(() => expect(costsSet.mock.lastCall?.[0]).toMatchObject({ poc: 31.5 }));
    await user.click(screen.getByTestId("costs-own"));
    await waitFor(() => expect(costsSet.mock.lastCall?.[0]).toMatchObject({ demo: 12, poc: null }));
    expect(screen.getByTestId("cost-lost-money")).toBeDisabled();
    await user.click(screen.getByRole("checkbox", { name: "Not expanded: it took a rescue" }));
    await waitFor(() =>
      expect(costsSet.mock.lastCall?.[0].causes).toEqual([
        { outcome: "not_expanded", rescue: false, failed: false },
      ]),
    );
  });

  it("teaches where there is nobody to count", async () => {
    await show({ ...VIEW, state: "no_customers" });
    expect(await screen.findByText("Who did well, and who did not?")).toBeInTheDocument();
  });

  it("teaches where all customers are a success", async () => {
    await show({ ...VIEW, state: "all_good", curve: [], cheapest: null });
    expect(await screen.findByTestId("cost-onesided")).toHaveTextContent(
      "nothing could have been saved",
    );
  });
});

describe("the small rules", () => {
  it("reads amounts as people type them", () => {
    expect(
      ["9", "31,5", "12,000", "12.000", "12.000,50", "1 200", "x", "-3"].map(readAmount),
    ).toEqual([9, 31.5, 12_000, 12_000, 12_000.5, 1200, null, null]);
  });

  it("fills in only what nobody typed", () => {
    expect(fromOwn(VIEW)).toBeNull();
    expect(fromOwn({ ...VIEW, costs: { ...COSTS, demo: null } })?.demo).toBe(12);
  });

  it("chooses an axis on which the cheapest part can be read", () => {
    expect(ticks(0)).toEqual([0]);
    expect(ticks(430)).toEqual([0, 200, 400, 600]);
    expect(ceiling([50, 20, 60, 430], 60)).toBe(120);
    expect(ceiling([50, 20], 20)).toBe(50);
  });

  it("calls a proposal by how often it wins", () => {
    const at = (beats: number) => sureness({ beats, resamples: 1000 });
    expect([at(990), at(867), at(600), at(100)]).toEqual(["steady", "likely", "open", "chance"]);
  });

  it("tells amounts in hours, or in money where an hour has a price", () => {
    const hours = amountsIn({ money: formatMoney }, null);
    expect([hours.hours(1), hours.weighed(580), hours.amount({ hours: 2.5, money: null })]).toEqual(
      ["1 hour", "580 hours", "2.5 hours"],
    );
    const money = amountsIn({ money: formatMoney }, "EUR");
    expect([money.weighed(1250.4), money.amount({ hours: 1, money: 95 })]).toEqual([
      "€1,250",
      "€95",
    ]);
  });
});
