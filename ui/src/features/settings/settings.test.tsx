import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Answers, answerWith, LanewiseError, type Outcome, type Settings } from "@/ipc";
import { showApp, WORKSPACE } from "@/test/app";
import { axeProblems } from "@/test/render";
import { outcomeId } from "./OutcomesSection";

const SETTINGS: Settings = {
  name: "Ordito Workflows",
  language: "en",
  outcomes: [
    { id: "happy", name: "", success: true },
    { id: "failed", name: "", success: false },
    { id: "paused", name: "Paused", success: false },
  ],
};
const OPEN: Answers = {
  workspaceCurrent: () => WORKSPACE,
  settingsGet: () => SETTINGS,
  mappingList: () => ["From the CRM"],
  historyList: (limit) =>
    Array.from({ length: Math.min(limit, 30) }, (_, at) => ({
      id: 30 - at,
      at: "2026-11-21T09:00:00Z",
      author: "Marta",
      op: { kind: "add_account" as const, account_name: `Company ${30 - at}` },
      undone: at === 0,
    })),
  homeOverview: () => ({
    overview: {
      tiers: [],
      admitting: 0,
      customers: [
        { outcome: { id: "happy", name: "", success: true }, count: 2 },
        { outcome: { id: "paused", name: "Paused", success: false }, count: 0 },
      ],
      without_outcome: 0,
      prospects: [],
      prospects_total: 0,
      admitted: 0,
      settled: 0,
    },
    attention: [],
    history: [],
    reference: 2,
    accounts: 2,
  }),
};

afterEach(() => answerWith(null));

describe("Settings", () => {
  it("renames, and goes back to the old name where the core refuses", async () => {
    const rename = vi.fn((name: string) => {
      if (name === "Bad") {
        throw new LanewiseError("full");
      }
      return null;
    });
    const { said, view } = await showApp({ ...OPEN, settingsName: rename }, "/settings");
    const field = await screen.findByTestId("workspace-name");
    await userEvent.clear(field);
    await userEvent.type(field, "Bad{Enter}");
    await waitFor(() => expect(said).toHaveBeenCalled());
    await waitFor(() =>
      expect(screen.getByTestId("workspace-name")).toHaveValue("Ordito Workflows"),
    );
    await userEvent.clear(field);
    await userEvent.type(field, "Mid-market{Enter}");
    expect(rename).toHaveBeenLastCalledWith("Mid-market");
    expect(await axeProblems(view.container)).toEqual([]);
  });

  it("adds an outcome with an id of its own", async () => {
    const put = vi.fn((_outcomes: Outcome[]) => null);
    await showApp({ ...OPEN, settingsOutcomes: put }, "/settings");
    await userEvent.click(await screen.findByTestId("add-outcome"));
    await userEvent.type(screen.getByTestId("new-outcome"), "Gave up: too early{Enter}");
    expect(put).toHaveBeenCalledOnce();
    expect(put.mock.calls[0]?.[0].at(-1)).toEqual({
      id: "gave_up_too_early",
      name: "Gave up: too early",
      success: false,
    });
  });

  it("does not take away an outcome that customers have", async () => {
    const put = vi.fn((_outcomes: Outcome[]) => null);
    await showApp({ ...OPEN, settingsOutcomes: put }, "/settings");
    const happy = await screen.findByTestId("outcome-happy");
    await waitFor(() => expect(happy).toHaveTextContent("2 customers"));
    await userEvent.click(within(happy).getByRole("button", { name: "Remove Happy" }));
    expect(put).not.toHaveBeenCalled();
    const paused = screen.getByTestId("outcome-paused");
    await userEvent.click(within(paused).getByRole("button", { name: "Remove Paused" }));
    expect(put.mock.calls[0]?.[0].map(({ id }) => id)).toEqual(["happy", "failed"]);
  });

  it("says what counts as a success", async () => {
    const put = vi.fn((_outcomes: Outcome[]) => null);
    await showApp({ ...OPEN, settingsOutcomes: put }, "/settings");
    await userEvent.click(
      await screen.findByRole("checkbox", { name: "Paused counts as a success" }),
    );
    expect(put.mock.calls[0]?.[0].at(-1)?.success).toBe(true);
  });

  it("tells the history, all of it when asked", async () => {
    await showApp(OPEN, "/settings");
    const history = await screen.findByTestId("history");
    await waitFor(() => expect(within(history).getAllByRole("listitem")).toHaveLength(12));
    expect(within(history).getByText("undone")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Show all" }));
    await waitFor(() => expect(within(history).getAllByRole("listitem")).toHaveLength(30));
  });

  it("removes a mapping", async () => {
    const remove = vi.fn(() => null);
    await showApp({ ...OPEN, mappingRemove: remove }, "/settings");
    await userEvent.click(await screen.findByRole("button", { name: "Remove From the CRM" }));
    expect(remove).toHaveBeenCalledWith("From the CRM");
  });

  it("offers what concerns the program alone while no workspace is open", async () => {
    await showApp(
      {
        workspaceCurrent: () => {
          throw new LanewiseError("no_workspace");
        },
      },
      "/settings",
    );
    expect(await screen.findByTestId("interface-theme")).toBeInTheDocument();
    expect(screen.queryByTestId("settings-outcomes")).toBeNull();
    expect(screen.queryByTestId("close-workspace")).toBeNull();
  });
});

describe("outcomeId", () => {
  it("is of plain letters and never taken twice", () => {
    expect(outcomeId("Dänk är!", [])).toBe("dank_ar");
    expect(outcomeId("Paused", ["paused", "paused_2"])).toBe("paused_3");
    expect(outcomeId("流失", ["outcome"])).toBe("outcome_2");
  });
});
