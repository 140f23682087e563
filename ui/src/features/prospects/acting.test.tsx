import { notifications } from "@mantine/notifications";
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  type AccountRow,
  type Answers,
  announce,
  answerWith,
  type BecameFit,
  type TierAction,
} from "@/ipc";
import { AROUND, account, brief, HOME, INFO, OUTCOMES, row, TIERS } from "@/test/accounts";
import { showApp } from "@/test/app";
import { giveLayout } from "@/test/layout";
import { axeProblems } from "@/test/render";

const chosen = vi.hoisted(() => ({ path: null as string | null, suggested: "" }));

vi.mock("@/ipc", async (original) => ({
  ...(await original<typeof import("@/ipc")>()),
  chooseTarget: async (_: string, suggested: string) => {
    chosen.suggested = suggested;
    return chosen.path;
  },
}));

const ROWS: AccountRow[] = [
  row(account(1, "Arti Grafiche", { owner: "Giulia" }), brief(81e3, 88e3, 90e3)),
  row(account(2, "Brasserie Édouard"), brief(44e3, 63e3, 77e3, 3)),
  row(account(3, "Colorificio", { stage: "lead" }), brief(20e3, 30e3, 36e3, 2)),
  row(account(4, "Dormant", { stage: "nurture" }), brief(70e3, 70e3, 70e3)),
];

const FIT: BecameFit = {
  id: 4,
  name: "Dormant",
  owner: "Inés",
  stage: "nurture",
  before: {
    id: 8,
    account: 4,
    version: 1,
    at: "2026-05-02T09:00:00Z",
    cause: "aside",
    low: 51_000,
    likely: 51_000,
    high: 51_000,
    tier_low: "risky",
    tier: "risky",
    tier_high: "risky",
    tiers: TIERS,
  },
  now: brief(70e3, 70e3, 70e3),
  cause: "version",
  version: 2,
  raised: [],
  lifted: ["Executive contact"],
  threshold: { before: 60_000, after: 50_000 },
  aside: { at: "2026-05-02T09:00:00Z", author: "Marta", reason: "No budget" },
};

let workspaces = 0;

function core(more: Answers = {}): Answers {
  workspaces += 1;
  return {
    workspaceCurrent: () => ({ ...INFO, path: `/home/ines/acting-${workspaces}.lanewise` }),
    accountsList: () => ROWS,
    homeOverview: () => HOME,
    prospectsView: () => AROUND,
    prospectsNews: () => ({ became_fit: 0, stale: 0 }),
    prospectsBecameFit: () => [],
    accountsAnswers: () => ({ accounts: [], columns: [] }),
    viewsList: () => [],
    listLayout: () => null,
    settingsGet: () => ({ name: "Ordito", language: "en", outcomes: OUTCOMES }),
    ...more,
  };
}

/** Opens the list and ticks everybody in it. */
async function tickAll() {
  const grid = await screen.findByRole("grid");
  act(() => grid.focus());
  fireEvent.keyDown(grid, { key: "a", ctrlKey: true });
  await screen.findByTestId("bulk-bar");
}

vi.setConfig({ testTimeout: 30_000 });
beforeEach(giveLayout);
afterEach(() => {
  answerWith(null);
  localStorage.clear();
  chosen.path = null;
});

describe("what to do with whom", () => {
  it("does with each what the rule says, with the reason, or one thing with all", async () => {
    const prospectsAct = vi.fn(() => 2);
    await showApp(core({ prospectsAct }), "/prospects");
    await tickAll();
    await userEvent.click(screen.getByTestId("bulk-act"));
    const dialog = await screen.findByRole("dialog", { name: "Do it" });
    // What that would be is said before it is done.
    expect(dialog).toHaveTextContent("Advance 1 · Vision demo only 1 · Disqualify 1");
    expect(await axeProblems(document.body)).toEqual([]);
    await userEvent.type(screen.getByTestId("act-reason"), "After the review{Enter}");
    await waitFor(() =>
      expect(prospectsAct).toHaveBeenCalledExactlyOnceWith(
        [
          { id: 1, action: "advance" },
          { id: 2, action: "vision_demo" },
          { id: 3, action: "disqualify" },
        ],
        "After the review",
      ),
    );
    // Whoever was ticked is not any more.
    expect(screen.queryByTestId("bulk-bar")).toBeNull();

    await tickAll();
    await userEvent.click(screen.getByTestId("bulk-act"));
    await userEvent.click(await screen.findByTestId("act-nurture"));
    await userEvent.click(screen.getByTestId("act-go"));
    await waitFor(() =>
      expect(prospectsAct).toHaveBeenLastCalledWith(
        [1, 2, 3].map((id) => ({ id, action: "nurture" })),
        "",
      ),
    );
  });

  it("says so where a demo moves nobody", async () => {
    const shown = vi.spyOn(notifications, "show");
    await showApp(core({ prospectsAct: () => 0 }), "/prospects");
    await tickAll();
    await userEvent.click(screen.getByTestId("bulk-act"));
    await userEvent.click(await screen.findByTestId("act-go"));
    await waitFor(() =>
      expect(shown).toHaveBeenCalledExactlyOnceWith({
        message: "Nobody had to move: demos are held, and change no stage.",
      }),
    );
  });

  it("keeps the team's own rule, and lets go of it where it is ours again", async () => {
    const sent: TierAction[][] = [];
    let rules = AROUND.rules;
    const prospectsRules = (next: TierAction[]) => {
      sent.push(next);
      rules = AROUND.rules.map((one) => {
        const own = next.find(({ tier }) => tier === one.rule.tier);
        return { ...one, rule: own ?? one.default, ours: !own };
      });
      announce(["prospects"]);
      return null;
    };
    await showApp(
      core({ prospectsRules, prospectsView: () => ({ ...AROUND, rules }) }),
      "/prospects",
    );
    await userEvent.click(await screen.findByTestId("open-rules"));
    const panel = screen.getByRole("region", { name: "What to do with each tier" });
    expect(within(panel).getAllByRole("row")).toHaveLength(1 + TIERS.length);
    expect(await axeProblems(document.body)).toEqual([]);
    await userEvent.selectOptions(screen.getByTestId("rule-nope-settled"), "nurture");
    const own = { tier: "nope", settled: "nurture", open: "nurture" };
    expect(sent).toEqual([[own]]);
    // A second tier does not forget the first.
    await screen.findByTestId("rule-nope-back");
    await userEvent.selectOptions(screen.getByTestId("rule-risky-open"), "nurture");
    expect(sent[1]).toEqual([own, { tier: "risky", settled: "nurture", open: "nurture" }]);
    // Back to ours by choosing what we would, and by the button.
    await waitFor(() => expect(screen.getByTestId("rule-risky-open")).toHaveValue("nurture"));
    await userEvent.selectOptions(screen.getByTestId("rule-risky-open"), "vision_demo");
    expect(sent[2]).toEqual([own]);
    await userEvent.click(await screen.findByTestId("rule-nope-back"));
    expect(sent[3]).toEqual([]);
  });

  it("tells who fits again and why, and brings back or leaves", async () => {
    let fits = [FIT];
    const prospectsBringBack = vi.fn((ids: number[], _: string) => {
      fits = [];
      announce(["prospects"]);
      return ids.length;
    });
    const prospectsLeave = vi.fn(() => 1);
    const prospectsBecameFit = vi.fn(() => fits);
    const answers = core({
      prospectsNews: () => ({ became_fit: fits.length, stale: 0 }),
      prospectsBecameFit,
      prospectsBringBack,
      prospectsLeave,
    });
    await showApp(answers, "/prospects");
    const strip = await screen.findByRole("region", { name: "Fit again" });
    expect(strip).toHaveTextContent("1 account that you put aside fits now.");
    // The reasons are read back account by account: only when somebody looks.
    expect(prospectsBecameFit).not.toHaveBeenCalled();
    await userEvent.click(screen.getByTestId("became-fit-look"));
    const one = await screen.findByTestId("became-fit-4");
    expect(one).toHaveTextContent("Version 2 of the profile opened its lane.");
    expect(one).toHaveTextContent(
      "The must-have on Executive contact does not hold it back any more",
    );
    expect(one).toHaveTextContent("Enough is now 50 points, not 60");
    expect(one).toHaveTextContent("No budget");
    expect(await axeProblems(document.body)).toEqual([]);
    await userEvent.click(within(one).getByRole("button", { name: "Leave Dormant where it is" }));
    expect(prospectsLeave).toHaveBeenCalledExactlyOnceWith([4]);
    await userEvent.click(within(one).getByRole("button", { name: "Bring back Dormant" }));
    expect(prospectsBringBack).toHaveBeenCalledExactlyOnceWith([4], "Fits again");
    await waitFor(() => expect(screen.queryByRole("region", { name: "Fit again" })).toBeNull());
  });

  it("offers to score again what is older than its answers", async () => {
    let stale = 12;
    const prospectsRescore = vi.fn(() => {
      stale = 0;
      announce(["prospects"]);
      return 12;
    });
    const prospectsNews = () => ({ became_fit: 0, stale });
    await showApp(core({ prospectsNews, prospectsRescore }), "/prospects");
    expect(await screen.findByTestId("stale")).toHaveTextContent(
      "12 stored scores are older than their answers.",
    );
    await userEvent.click(screen.getByTestId("rescore"));
    expect(prospectsRescore).toHaveBeenCalledOnce();
    await waitFor(() => expect(screen.queryByTestId("stale")).toBeNull());
  });

  it("exports the scores of the ticked, of those shown, or of all", async () => {
    const scoresExport = vi.fn((_: string, ids: number[] | null) => ids?.length ?? 0);
    await showApp(core({ scoresExport }), "/prospects");
    // Somebody thinks better of it.
    await userEvent.click(await screen.findByTestId("export"));
    await userEvent.click(await screen.findByTestId("export-shown"));
    expect(chosen.suggested).toBe("scores.csv");
    expect(scoresExport).not.toHaveBeenCalled();

    chosen.path = "/home/ines/crm.xlsx";
    await userEvent.type(screen.getByTestId("prospects-search"), "arti");
    await waitFor(() => expect(screen.getAllByRole("row")).toHaveLength(2));
    await userEvent.click(screen.getByTestId("export"));
    await userEvent.click(await screen.findByTestId("export-shown"));
    await waitFor(() =>
      expect(scoresExport).toHaveBeenCalledExactlyOnceWith("/home/ines/crm.xlsx", [1]),
    );
    await userEvent.click(screen.getByTestId("export"));
    await userEvent.click(await screen.findByTestId("export-all-scores"));
    await waitFor(() =>
      expect(scoresExport).toHaveBeenLastCalledWith("/home/ines/crm.xlsx", [1, 2, 3, 4]),
    );
    await userEvent.clear(screen.getByTestId("prospects-search"));
    await waitFor(() => expect(screen.getAllByRole("row")).toHaveLength(4));
    await tickAll();
    await userEvent.click(screen.getByTestId("bulk-export"));
    await waitFor(() =>
      expect(scoresExport).toHaveBeenLastCalledWith("/home/ines/crm.xlsx", [1, 2, 3]),
    );
  });
});
