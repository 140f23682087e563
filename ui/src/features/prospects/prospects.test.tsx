import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  type AccountRow,
  type Answers,
  announce,
  answerWith,
  type Given,
  type Grade,
  LanewiseError,
  type Scorecard,
} from "@/ipc";
import {
  ANSWERED,
  AROUND,
  account,
  brief,
  HOME,
  INFO,
  OPEN,
  OUTCOMES,
  row,
  SIZE,
  scorecard,
  TIERS,
} from "@/test/accounts";
import { showApp } from "@/test/app";
import { giveLayout } from "@/test/layout";
import { axeProblems } from "@/test/render";

const ROWS: AccountRow[] = [
  row(account(1, "Arti Grafiche", { country: "Italy", owner: "Giulia" }), brief(81e3, 88e3, 90e3)),
  row(account(2, "Brasserie Édouard", { country: "France" }), brief(44e3, 63e3, 77e3, 3)),
  row(account(3, "Colorificio", { stage: "lead", country: "Italy" }), brief(20e3, 30e3, 36e3, 2)),
  row(account(4, "Dormant", { stage: "nurture" })),
  row(account(5, "Old customer", { stage: "customer", outcome: "happy" })),
];

let workspaces = 0;

/** Another workspace for every test: each list starts afresh. */
function core(more: Answers = {}): Answers {
  workspaces += 1;
  const path = `/home/ines/${workspaces}.lanewise`;
  return {
    workspaceCurrent: () => ({ ...INFO, path }),
    accountsList: () => ROWS,
    homeOverview: () => HOME,
    prospectsView: () => AROUND,
    prospectsNews: () => ({ became_fit: 0, stale: 0 }),
    prospectsBecameFit: () => [],
    accountHistory: () => ({ steps: [], earlier: 0, versions: [] }),
    accountsAnswers: () => ({ accounts: [], columns: [] }),
    viewsList: () => [],
    listLayout: () => null,
    settingsGet: () => ({ name: "Ordito", language: "en", outcomes: OUTCOMES }),
    ...more,
  };
}

const names = () =>
  screen
    .getAllByRole("row")
    .slice(1)
    .map((one) => within(one).getAllByRole("gridcell")[1]?.textContent);

// Whole screens under axe take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });
beforeEach(giveLayout);
afterEach(() => {
  answerWith(null);
  localStorage.clear();
});

describe("the prospects' list", () => {
  it("says how many are good, shows those in play, best first, and finds as one types", async () => {
    await showApp(core(), "/prospects");
    await screen.findByRole("grid", { name: "Prospects" });
    expect(document.querySelector("#content")).toHaveTextContent(
      "2 of 3 prospects are Good or better; 1 is not settled yet.",
    );
    expect(names()).toEqual(["Arti Grafiche", "Brasserie Édouard", "Colorificio"]);
    expect(screen.getByText("Risky to Good")).toBeInTheDocument();

    await userEvent.type(screen.getByTestId("prospects-search"), "edouard");
    await waitFor(() => expect(names()).toEqual(["Brasserie Édouard"]));
    await userEvent.clear(screen.getByTestId("prospects-search"));
    await userEvent.click(screen.getByTestId("filter-sure-settled"));
    await waitFor(() => expect(names()).toEqual(["Arti Grafiche", "Colorificio"]));
    await userEvent.click(screen.getByTestId("filter-tier-nope"));
    await waitFor(() => expect(names()).toEqual(["Colorificio"]));
    expect(await axeProblems(document.body)).toEqual([]);

    // The filters are still there after a look at a scorecard, and count for "1 of 1".
    await userEvent.click(screen.getByText("Colorificio"));
    expect(await screen.findByTestId("place-in-list")).toHaveTextContent("1 of 1");
  });

  it("moves ticked ones to a stage in one step, at once", async () => {
    const accountsEdit = vi.fn(() => null);
    await showApp(core({ accountsEdit }), "/prospects");
    const grid = await screen.findByRole("grid");
    act(() => grid.focus());
    fireEvent.keyDown(grid, { key: "a", ctrlKey: true });
    await userEvent.click(await screen.findByTestId("bulk-stage"));
    await userEvent.click(await screen.findByTestId("bulk-stage-disqualified"));
    await waitFor(() => expect(accountsEdit).toHaveBeenCalledOnce());
    expect(accountsEdit).toHaveBeenCalledExactlyOnceWith(expect.arrayContaining([1, 2, 3]), {
      field: "stage",
      value: "disqualified",
    });
    // They have left the list at once; it offers the way back to where they went.
    expect(await screen.findByText("Nobody fits these filters.")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Clear search and filters" }));
    expect(screen.queryByText("Nobody fits these filters.")).toBeNull();
  });

  it("teaches the next step where there is nothing, and where nothing is scored", async () => {
    await showApp(core({ accountsList: () => [] }), "/prospects");
    expect(await screen.findByText("No prospects yet.")).toBeInTheDocument();
    const accountCreate = vi.fn(() => 9);
    answerWith(core({ accountsList: () => [], accountCreate }));
    await userEvent.click(screen.getByTestId("add-account"));
    await userEvent.type(screen.getByTestId("add-account-name"), "Nuova{Enter}");
    expect(accountCreate).toHaveBeenCalledExactlyOnceWith("Nuova", "prospect");
  });

  it("lists companies without a profile, and says why nothing is scored", async () => {
    const bare = ROWS.map((one) => ({ ...one, brief: null }));
    await showApp(
      core({
        accountsList: () => bare,
        homeOverview: () => ({ ...HOME, overview: null }),
        prospectsView: () => null,
      }),
      "/prospects",
    );
    expect(await screen.findByRole("note")).toHaveTextContent("nothing is scored");
    expect(screen.getByText("Arti Grafiche")).toBeInTheDocument();
  });
});

describe("the scorecard", () => {
  const one = ROWS[1] as AccountRow;

  function scored(more: Answers = {}) {
    let card: Scorecard = scorecard(one, OPEN, [SIZE]);
    const answerSet = vi.fn(
      (_: number, parameter: string, given: { given: Given; grade?: Grade }) => {
        card = scorecard(one, ANSWERED, [
          SIZE,
          { parameter, answer: given, author: "Inés", at: SIZE.at },
        ]);
        announce(["prospects"]);
        return null;
      },
    );
    return { answerSet, answers: core({ scorecard: () => card, answerSet, ...more }) };
  }

  it("answers by keyboard, and shows the core's score for it", async () => {
    const { answers, answerSet } = scored();
    await showApp(answers, "/prospects/2");
    expect(await screen.findByTestId("verdict")).toHaveTextContent(
      "Good for now. One answer decides: anything from Risky to Excellent is possible.",
    );
    expect(screen.getByTestId("score-total")).toHaveTextContent("40 –70– 100");
    expect(await axeProblems(document.body)).toEqual([]);

    fireEvent.keyDown(document.body, { key: "e" });
    const editor = await screen.findByTestId("answer-editor");
    expect(editor).toHaveTextContent("Which number tells you this worked?");
    await userEvent.keyboard("1");
    await waitFor(() =>
      expect(answerSet).toHaveBeenCalledWith(2, "criteria", {
        given: { kind: "levels", value: ["written"] },
        grade: "said",
      }),
    );
    await waitFor(() =>
      expect(screen.getByTestId("verdict")).toHaveTextContent("Excellent, and settled"),
    );
    await userEvent.keyboard("g");
    await waitFor(() =>
      expect(answerSet).toHaveBeenLastCalledWith(2, "criteria", {
        given: { kind: "levels", value: ["written"] },
        grade: "guess",
      }),
    );
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByTestId("answer-editor")).toBeNull();
  });

  it("lets the core read numbers, and keeps what is none out", async () => {
    const answerRead = vi.fn(
      (_: string, text: string): Given =>
        text === "1.250" ? { kind: "number", value: 1250 } : { kind: "text", value: text },
    );
    const { answers, answerSet } = scored({ answerRead });
    await showApp(answers, "/prospects/2");
    await userEvent.click(await screen.findByTestId("score-row-size"));
    const field = screen.getByTestId("answer-number");
    expect(field).toHaveValue("120");
    await userEvent.clear(field);
    await userEvent.type(field, "many{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent("not a number");
    expect(answerSet).not.toHaveBeenCalled();
    await userEvent.clear(field);
    await userEvent.type(field, "1.250{Enter}");
    await waitFor(() =>
      expect(answerSet).toHaveBeenCalledExactlyOnceWith(2, "size", {
        given: { kind: "number", value: 1250 },
        grade: "observed",
      }),
    );
  });

  it("says what no level covers, and what to do", async () => {
    const parts = OPEN.parts.map((part) =>
      part.parameter === "criteria" ? { ...part, state: "unmatched" as const } : part,
    );
    const odd = {
      ...SIZE,
      parameter: "criteria",
      answer: { given: { kind: "text" as const, value: "see RFP" }, grade: "said" as const },
    };
    const card = scorecard(one, { ...OPEN, parts }, [SIZE, odd]);
    await showApp(core({ scorecard: () => card }), "/prospects/2");
    expect(await screen.findByTestId("score-row-criteria")).toHaveTextContent(
      "“see RFP”Fits no level",
    );
    await userEvent.click(screen.getByTestId("score-row-criteria"));
    expect(screen.getByTestId("unmatched-note")).toHaveTextContent(
      "“see RFP” is none of the levels, so it counts as unknown.",
    );
  });

  it("sets a tier by hand only with a reason and a day to come", async () => {
    const overrideSet = vi.fn(() => 1);
    const { answers } = scored({ overrideSet });
    await showApp(answers, "/prospects/2");
    await userEvent.click(await screen.findByTestId("override-open"));
    await userEvent.click(screen.getByRole("radio", { name: /Excellent/ }));
    const set = screen.getByTestId("override-set");
    expect(set).toBeDisabled();
    await userEvent.type(screen.getByRole("textbox", { name: "Reason" }), "Met the board");
    const day = screen.getByRole("textbox", { name: "Counts until" });
    await userEvent.clear(day);
    await userEvent.type(day, "2020-01-01");
    expect(screen.getByText(/That day is over/)).toBeInTheDocument();
    expect(set).toBeDisabled();
    await userEvent.clear(day);
    await userEvent.type(day, "2126-12-31");
    await userEvent.click(set);
    expect(overrideSet).toHaveBeenCalledExactlyOnceWith(
      2,
      "excellent",
      "Met the board",
      "2126-12-31",
    );
  });

  it("reads a stored score back as it was", async () => {
    const history = [
      {
        id: 31,
        account: 2,
        version: 1,
        at: SIZE.at,
        cause: "publish" as const,
        low: 40_000,
        likely: 70_000,
        high: 100_000,
        tier_low: "risky",
        tier: "good",
        tier_high: "excellent",
        tiers: TIERS,
      },
    ];
    const card = scorecard(one, ANSWERED, [SIZE], { history });
    await showApp(core({ scorecard: () => card, storedScore: () => OPEN }), "/prospects/2");
    await userEvent.click(await screen.findByTestId("history-31"));
    expect(await screen.findByTestId("stored-explanation")).toHaveTextContent(
      "Success criteriaUnknown0–60of 60",
    );
  });

  it("shows the company without a profile, and where to start one", async () => {
    const nothing = () => {
      throw new LanewiseError("no_profile");
    };
    await showApp(
      core({
        scorecard: nothing,
        accountGet: () => ({ row: one, answers: [], signals: [], contradiction: null }),
      }),
      "/prospects/2",
    );
    expect(await screen.findByText("There is nothing to score against yet.")).toBeInTheDocument();
    expect(screen.getByTestId("facts")).toBeInTheDocument();
  });
});
