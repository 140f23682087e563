import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { answerWith, type HomeView, type Overview, type TierCount } from "@/ipc";
import { EMPTY_WORKSPACE, showApp, WORKSPACE } from "@/test/app";
import { axeProblems } from "@/test/render";
import { layPipes, stations } from "./pipes/layout";
import { nextSteps } from "./steps";

const count = (tier: string, lead: number, prospect: number, settled: number): TierCount => ({
  tier,
  count: lead + prospect,
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
  one_answer_away: [
    {
      id: 7,
      name: "Talleres Ibarrena",
      brief: BRIEF,
      parameter: "success_criteria",
      parameter_name: "Success criteria",
      question: "Which number tells you this worked?",
      worst_tier: "risky",
      best_tier: "good",
    },
  ],
  one_answer_away_total: 3,
};
const HOME: HomeView = {
  overview: OVERVIEW,
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
const EMPTY: HomeView = { overview: null, history: [], reference: 0, accounts: 0 };

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
    expect(screen.getByText("2 customers have no outcome yet")).toBeInTheDocument();
    expect(await axeProblems(view.container)).toEqual([]);
    const ask = within(screen.getByTestId("one-answer-away")).getByRole("link");
    expect(ask).toHaveTextContent("“Which number tells you this worked?”");
    await userEvent.click(ask);
    expect(router.state.location.pathname).toBe("/prospects/7");
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
