import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  answerWith,
  type HomeView,
  type Named,
  type OneAnswer,
  type Overview,
  type TierCount,
} from "@/ipc";
import { EMPTY_WORKSPACE, showApp, WORKSPACE } from "@/test/app";
import { axeProblems } from "@/test/render";
import { layPipes, stations } from "./pipes/layout";
import { nextSteps } from "./steps";

const count = (tier: string, lead: number, prospect: number, settled: number): TierCount => ({
  tier,
  count: lead + prospect,
  by_hand: 0,
  settled,
  stages: [
    { stage: "visitor", count: 0 },
    { stage: "lead", count: lead },
    { stage: "prospect", count: prospect },
  ],
});
const BRIEF = {
  low: 59_000,
  likely: 63_400,
  high: 81_000,
  tier_low: "risky",
  tier: "good",
  tier_high: "good",
  settled: false,
  capped: false,
  unknown: 2,
};
const OVERVIEW: Overview = {
  tiers: [
    { id: "good", name: "Good", from: 60_000 },
    { id: "risky", name: "Risky", from: 0 },
  ],
  admitting: 1,
  customers: [
    { outcome: { id: "happy", name: "", success: true }, count: 3 },
    { outcome: { id: "failed", name: "", success: false }, count: 1 },
  ],
  without_outcome: 2,
  prospects: [count("good", 2, 6, 5), count("risky", 0, 2, 2)],
  prospects_total: 10,
  admitted: 8,
  settled: 7,
};
const ONE: OneAnswer = {
  id: 7,
  name: "Talleres Ibarrena",
  brief: BRIEF,
  parameter: "success_criteria",
  parameter_name: "Success criteria",
  question: "Which number tells you this worked?",
  worst_tier: "risky",
  best_tier: "good",
};
const named = (id: number, name: string, stage: Named["stage"]): Named => ({ id, name, stage });
const HOME: HomeView = {
  overview: OVERVIEW,
  attention: [
    { kind: "rejected", count: 4, files: [{ file: "crm.csv", rows: 4 }] },
    {
      kind: "overrides",
      count: 2,
      named: [
        {
          account: named(8, "Voltrani Presse", "prospect"),
          tier: "good",
          expires: "2026-11-25",
          over: false,
        },
        {
          account: named(9, "Acque del Sarnese", "customer"),
          tier: "risky",
          expires: "2026-11-19",
          over: true,
        },
      ],
    },
    {
      kind: "contradictions",
      count: 5,
      named: [
        {
          account: named(10, "Grupo Olmedal", "customer"),
          contradiction: {
            signal: "churned",
            day: "2026-03",
            outcome: { id: "happy", name: "", success: true },
          },
        },
      ],
    },
    { kind: "became_fit", count: 1, named: [named(13, "Hierros Valdecanto", "nurture")] },
    { kind: "one_answer", count: 3, named: [ONE] },
    {
      kind: "not_covered",
      count: 1,
      answers: 2,
      named: [
        {
          account: named(11, "Kessental", "prospect"),
          parameter_name: "Company size",
          given: { kind: "number", value: -3 },
        },
      ],
    },
    { kind: "one_sided", customers: 12, all_successes: true },
    { kind: "without_outcome", count: 2, named: [named(12, "Ferri", "customer")] },
    {
      kind: "thin_threshold",
      tier: "good",
      tier_name: "Good",
      from: 60_000,
      near: 1,
      of: 36,
      within: 5_000,
    },
    { kind: "draft", since: "2026-11-01T10:00:00Z", days: 20, first: false },
  ],
  history: [
    {
      id: 2,
      at: "2026-11-21T10:00:00Z",
      author: "Inés",
      op: { kind: "import", file: "a.csv", rows: 12 },
      undone: true,
    },
    {
      id: 1,
      at: "2026-11-21T09:00:00Z",
      author: "Marta",
      op: { kind: "start_draft", profile_name: "First steps" },
      undone: false,
    },
  ],
  reference: 4,
  accounts: 16,
};
const EMPTY: HomeView = { overview: null, attention: [], history: [], reference: 0, accounts: 0 };

afterEach(() => answerWith(null));

describe("the pipes", () => {
  it("leave out a stage that everybody has reached", () => {
    expect(stations(OVERVIEW.prospects).map(({ stage, total }) => [stage, total])).toEqual([
      [null, 10],
      ["prospect", 8],
    ]);
  });

  it("are as wide as their prospects, settled and open, and stay in their room", () => {
    const { pipes, scale } = layPipes(OVERVIEW.prospects, 300, 1);
    expect(pipes[0]?.height).toBeCloseTo(8 * scale);
    expect(pipes[0]?.settled).toBeCloseTo(5 * scale);
    for (const { middle, height } of pipes) {
      expect(middle - height / 2).toBeGreaterThanOrEqual(0);
      expect(middle + height / 2).toBeLessThanOrEqual(300);
    }
  });

  it("show a single prospect among thousands, and nobody as nothing", () => {
    const many = [count("a", 0, 1, 0), count("b", 0, 20_000, 9), count("c", 0, 0, 0)];
    const { pipes } = layPipes(many, 300, 1);
    expect(pipes[0]?.height).toBeGreaterThan(2);
    expect(pipes[2]?.height).toBe(0);
    expect(layPipes([count("a", 0, 0, 0)], 300, 1).pipes[0]?.height).toBe(0);
  });
});

describe("Home", () => {
  it("says how many are good, how many are open, and what to ask first", async () => {
    const { view, router } = await showApp(
      { workspaceCurrent: () => WORKSPACE, homeOverview: () => HOME },
      "/",
    );
    expect(await screen.findByRole("heading", { level: 1 })).toHaveTextContent(
      "8 of 10 prospects are Good or better. For 3, missing answers could still change the tier.",
    );
    const table = screen.getByRole("table", { name: "Open prospects by tier and stage" });
    expect(within(table).getByRole("row", { name: "Good 8 6 5" })).toBeInTheDocument();
    expect(screen.getAllByText("2 customers have no outcome yet")).toHaveLength(2);
    expect(await axeProblems(view.container)).toEqual([]);
    const ask = within(screen.getByTestId("one-answer-away")).getByRole("link");
    expect(ask).toHaveTextContent("“Which number tells you this worked?”");
    await userEvent.click(ask);
    expect(router.state.location.pathname).toBe("/prospects/7");
  });

  it("names what needs attention, each with the way to its cure", async () => {
    const { router } = await showApp(
      { workspaceCurrent: () => WORKSPACE, homeOverview: () => HOME },
      "/",
    );
    const list = await screen.findByTestId("attention");
    const item = (kind: string) => within(screen.getByTestId(`attention-${kind}`));
    expect(within(list).getAllByTestId(/^attention-/)).toHaveLength(10);
    expect(item("rejected").getByRole("link", { name: "Mend them" })).toHaveAttribute(
      "href",
      "/import/waiting",
    );
    expect(item("overrides").getByRole("link", { name: "Voltrani Presse" })).toHaveAttribute(
      "href",
      "/prospects/8",
    );
    expect(item("overrides").getByRole("link", { name: "Acque del Sarnese" })).toHaveAttribute(
      "href",
      "/customers/9",
    );
    expect(item("overrides").getByText("ended on 19 Nov 2026")).toBeInTheDocument();
    expect(
      item("contradictions").getByText("Churned (2026-03), but sorted as Happy"),
    ).toBeInTheDocument();
    expect(item("contradictions").getByText("and 4 more")).toBeInTheDocument();
    expect(item("not_covered").getByText("Company size: “-3”")).toBeInTheDocument();
    expect(item("one_sided").getByText("All 12 customers with an outcome went well")).toBeVisible();
    expect(item("thin_threshold").getByText(/1 of 36 past customers lies within 5/)).toBeVisible();
    expect(item("draft").getByText(/score nothing yet, for 20 days/)).toBeVisible();
    await userEvent.click(item("without_outcome").getByRole("link"));
    expect(router.state.location.pathname).toBe("/customers");
  });

  it("says so where nothing waits, and where tiers were set by hand", async () => {
    const [good, risky] = OVERVIEW.prospects as [TierCount, TierCount];
    const overview = { ...OVERVIEW, prospects: [{ ...good, by_hand: 2 }, risky] };
    await showApp(
      {
        workspaceCurrent: () => WORKSPACE,
        homeOverview: () => ({ ...HOME, overview, attention: [] }),
      },
      "/",
    );
    expect(await screen.findByText(/Nothing waits for you/)).toBeInTheDocument();
    expect(screen.getByText(/2 tiers were set by hand and count as such/)).toBeInTheDocument();
  });

  it("tells what happened, but not what was undone", async () => {
    await showApp({ workspaceCurrent: () => WORKSPACE, homeOverview: () => HOME }, "/");
    expect(await screen.findByText("Start from the profile First steps")).toBeInTheDocument();
    expect(screen.queryByText(/Import of a.csv/)).toBeNull();
  });

  it("leads a new team, one step at a time", async () => {
    const start = vi.fn(() => null);
    const { view } = await showApp(
      {
        workspaceCurrent: () => EMPTY_WORKSPACE,
        homeOverview: () => EMPTY,
        profileStarters: () => [
          { starter: "first_steps", name: "First steps", about: "Small.", parameters: 5 },
          { starter: "sample", name: "Ordito", about: "", parameters: 14 },
        ],
        profileStart: start,
      },
      "/",
    );
    expect(await screen.findByRole("heading", { level: 1 })).toHaveTextContent("Pilot is empty.");
    await userEvent.click(await screen.findByRole("button", { name: /Start from this: First/ }));
    expect(start).toHaveBeenCalledWith("first_steps");
    expect(screen.queryByTestId("start-sample")).toBeNull();
    expect(await axeProblems(view.container)).toEqual([]);
  });

  it("asks for customers once there is a profile", async () => {
    const workspace = { ...EMPTY_WORKSPACE, profile: "First steps" };
    const { router } = await showApp(
      { workspaceCurrent: () => workspace, homeOverview: () => EMPTY },
      "/",
    );
    await userEvent.click(await screen.findByRole("link", { name: "Import customers" }));
    expect(router.state.location.href).toBe("/import?as=customer");
  });

  it("has no steps left when everything is there", () => {
    expect(nextSteps(WORKSPACE, HOME).every(({ done }) => done)).toBe(true);
    expect(nextSteps({ ...WORKSPACE, version: null }, HOME).find(({ done }) => !done)?.id).toBe(
      "publish",
    );
  });
});
