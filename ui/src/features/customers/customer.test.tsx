import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isDay } from "@/components/days";
import {
  type AccountDetail,
  type AccountHistory,
  type Answers,
  announce,
  answerWith,
  LanewiseError,
  type NewSignal,
  type Signal,
} from "@/ipc";
import { account, HOME, INFO, OUTCOMES, row } from "@/test/accounts";
import { showApp } from "@/test/app";
import { giveLayout } from "@/test/layout";
import { axeProblems } from "@/test/render";

const ONE = row(account(1, "Anders", { stage: "customer", outcome: "happy" }));
const TWO = row(account(2, "Brescia", { stage: "customer", outcome: "failed" }));
const NO_HISTORY: AccountHistory = { steps: [], earlier: 0, versions: [] };

/** A core that keeps the signals of one customer, without a profile. */
function core(more: Answers = {}) {
  let signals: Signal[] = [];
  let next = 1;
  const put = (given: NewSignal): number => {
    const at = "2026-11-21T10:00:00Z";
    signals = [
      { ...given, text: given.text ?? "", id: next, account: 1, author: "Inés", at },
      ...signals,
    ];
    announce(["accounts", "home"]);
    return next++;
  };
  const drop = (id: number): null => {
    signals = signals.filter((one) => one.id !== id);
    announce(["accounts", "home"]);
    return null;
  };
  const answers: Answers = {
    workspaceCurrent: () => INFO,
    accountsList: () => [ONE, TWO],
    homeOverview: () => HOME,
    settingsGet: () => ({ name: "Ordito", language: "en", outcomes: OUTCOMES }),
    scorecard: () => {
      throw new LanewiseError("no_profile");
    },
    accountGet: (id): AccountDetail => ({
      row: id === 1 ? ONE : TWO,
      answers: [],
      signals: id === 1 ? signals : [],
      contradiction: signals.some((one) => one.signal === "churned" && id === 1)
        ? {
            signal: "churned",
            day: "2026-05-31",
            outcome: { id: "happy", name: "", success: true },
          }
        : null,
    }),
    accountHistory: () => NO_HISTORY,
    notesOf: () => [],
    signalAdd: vi.fn((_: number, given: NewSignal) => put(given)),
    signalEdit: vi.fn((id: number, given: NewSignal) => {
      drop(id);
      return put(given);
    }),
    signalRemove: vi.fn(drop),
    ...more,
  };
  return answers;
}

vi.setConfig({ testTimeout: 30_000 });
beforeEach(giveLayout);
afterEach(() => {
  answerWith(null);
  localStorage.clear();
});

describe("a customer's page", () => {
  it("notes a signal by one press, its words in place, and takes it away again", async () => {
    const answers = core();
    const { view } = await showApp(answers, "/customers/1");
    const signals = within(await screen.findByTestId("signals"));
    await userEvent.click(signals.getByRole("button", { name: "Renewed" }));
    const words = await signals.findByRole("textbox", { name: "Words on: Renewed" });
    // The hand is where the words go.
    await waitFor(() => expect(words).toHaveFocus());
    await userEvent.type(words, "three years{Enter}");
    await waitFor(() =>
      expect(answers.signalEdit).toHaveBeenCalledWith(
        1,
        expect.objectContaining({ signal: "renewed", text: "three years" }),
      ),
    );
    expect(await signals.findByDisplayValue("three years")).toBeInTheDocument();
    expect(screen.queryByTestId("contradiction")).toBeNull();
    expect(await axeProblems(view.container)).toEqual([]);
    await userEvent.click(signals.getByRole("button", { name: "Remove the signal: Renewed" }));
    await waitFor(() => expect(signals.queryByDisplayValue("three years")).toBeNull());
    expect(answers.signalRemove).toHaveBeenCalled();
  });

  it("refuses a day that there is not, and says where signals and outcome contradict", async () => {
    const answers = core();
    await showApp(answers, "/customers/1");
    const signals = within(await screen.findByTestId("signals"));
    await userEvent.click(signals.getByRole("button", { name: "Churned" }));
    const day = await signals.findByRole("textbox", { name: "Day of: Churned" });
    await userEvent.clear(day);
    await userEvent.type(day, "soon{Enter}");
    expect(answers.signalEdit).not.toHaveBeenCalled();
    await userEvent.clear(day);
    await userEvent.type(day, "2026-05{Enter}");
    await waitFor(() =>
      expect(answers.signalEdit).toHaveBeenCalledWith(
        1,
        expect.objectContaining({ day: "2026-05" }),
      ),
    );
    expect(await screen.findByTestId("contradiction")).toHaveTextContent(
      "It churned (31 May 2026), but is sorted as Happy.",
    );
  });

  it("tells its history in words, and goes further back when asked", async () => {
    const at = "2026-11-20T09:30:00Z";
    const step = (id: number, parts: AccountHistory["steps"][number]["parts"]) => ({
      id,
      at,
      author: "Marta",
      op: { kind: "edit_groups" as const },
      parts,
    });
    const history = vi.fn(
      (_: number, limit: number): AccountHistory => ({
        steps: [
          step(9, [
            {
              part: "field",
              field: "owner",
              column: null,
              from: { kind: "text", value: "Inés" },
              to: { kind: "text", value: "Marta" },
            },
          ]),
          step(8, [
            {
              part: "answer",
              parameter: "size",
              name: "Company size",
              from: null,
              to: { words: [], number: 120, unit: "people", grade: "guess" },
            },
          ]),
          step(7, [
            {
              part: "moved",
              was: "prospect",
              stage: "customer",
              reason: "signed",
            },
          ]),
          { ...step(6, [{ part: "added" }]), op: { kind: "import", file: "crm.csv", rows: 3 } },
        ],
        earlier: limit > 20 ? 0 : 12,
        versions: [],
      }),
    );
    await showApp(core({ accountHistory: history }), "/customers/1");
    const told = within(await screen.findByTestId("account-history"));
    expect(told.getByTestId("history-step-9")).toHaveTextContent("OwnerInés→Marta");
    expect(told.getByTestId("history-step-8")).toHaveTextContent("Company size120 peopleOur guess");
    expect(told.getByTestId("history-step-7")).toHaveTextContent("Customerbecause: signed");
    expect(told.getByTestId("history-step-6")).toHaveTextContent("Marta · import of crm.csv");
    await userEvent.click(told.getByRole("button", { name: "12 earlier changes" }));
    await waitFor(() => expect(screen.queryByTestId("history-earlier")).toBeNull());
    expect(history).toHaveBeenLastCalledWith(1, 45);
  });

  it("goes to the next customer by a key, and keeps nothing half typed", async () => {
    const { router } = await showApp(core(), "/customers/1");
    expect(await screen.findByRole("heading", { level: 1, name: "Anders" })).toBeInTheDocument();
    await userEvent.keyboard("j");
    expect(await screen.findByRole("heading", { level: 1, name: "Brescia" })).toBeInTheDocument();
    expect(router.state.location.pathname).toBe("/customers/2");
    await userEvent.keyboard("k");
    expect(await screen.findByRole("heading", { level: 1, name: "Anders" })).toBeInTheDocument();
  });
});

it("knows days, months and years", () => {
  for (const day of ["2026-05-31", "2026-05", "2026", "1999-12-31"]) {
    expect(isDay(day)).toBe(true);
  }
  for (const day of ["", "26", "2026-13", "2026-02-30", "2026-5-1", "soon", "3026"]) {
    expect(isDay(day)).toBe(false);
  }
});
