import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Answers, answerWith, LanewiseError, type RowRead, type RowsReport } from "@/ipc";
import { account, HOME, OUTCOMES, row } from "@/test/accounts";
import { showApp, WORKSPACE } from "@/test/app";
import { axeProblems } from "@/test/render";

const read = (at: number, more: Partial<RowRead>): RowRead => ({
  at,
  account: null,
  account_name: "",
  like: null,
  about: "",
  left: [],
  fate: "added",
  reason: null,
  text: "",
  ...more,
});

const PLAN: RowsReport = {
  file: "march.pptx",
  dry_run: true,
  rows: 3,
  added: 1,
  updated: 0,
  unchanged: 0,
  rejected: 2,
  listed: [
    read(1, {
      account: 7,
      account_name: "Acme",
      about: "Anna Bianchi, COO",
      left: ["Confidential"],
    }),
    read(2, {
      account_name: "BETA S.p.A.",
      about: "Carla",
      like: 8,
      fate: "rejected",
      reason: { kind: "unknown_account", name: "BETA S.p.A." },
    }),
    read(3, { fate: "rejected", reason: { kind: "only_pictures" } }),
  ],
  columns: [],
  rejects_path: null,
  elapsed_ms: 4,
};

const BASE: Answers = {
  workspaceCurrent: () => WORKSPACE,
  profileDraft: () => {
    throw new LanewiseError("no_profile");
  },
  recentList: () => [],
  homeOverview: () => HOME,
  settingsGet: () => ({ name: "Ordito Workflows", language: "en", outcomes: OUTCOMES }),
  accountsList: () => [
    row(account(7, "Acme", { stage: "customer" })),
    row(account(8, "Beta", { stage: "customer" })),
  ],
  slidesList: () => [],
  rowsPlan: () => PLAN,
};

const show = (more: Answers = {}) =>
  showApp({ ...BASE, ...more }, "/slides/import?file=%2Fhome%2Fines%2Fmarch.pptx");

afterEach(() => answerWith(null));

describe("importing slides", () => {
  it("begins with what to choose", async () => {
    await showApp(BASE, "/slides/import");
    expect(await screen.findByTestId("slides-choose")).toHaveTextContent("Critical Business Issue");
  });

  it("tells slide by slide what was understood, what was left over and why something was not", async () => {
    await show();
    const first = within(await screen.findByTestId("slides-row-1"));
    expect(first.getByText("Anna Bianchi, COO")).toBeInTheDocument();
    expect(first.getByText("Also there, but without a label: Confidential")).toBeInTheDocument();
    expect(screen.getByTestId("slides-row-2")).toHaveTextContent(
      "There is no account “BETA S.p.A.”",
    );
    expect(screen.getByTestId("slides-row-3")).toHaveTextContent("It has pictures and no text.");
    expect(screen.getByRole("columnheader", { name: "Slide" })).toBeInTheDocument();
    expect(within(screen.getByTestId("slides-row-3")).queryByRole("textbox")).toBeNull();
    expect(await axeProblems(screen.getByTestId("slides-plan"))).toEqual([]);
  });

  it("asks again with the account that was taken, imports, and goes back", async () => {
    const person = userEvent.setup();
    const rowsPlan = vi.fn((_matter, _path, { choices }) =>
      choices[2] === 8
        ? {
            ...PLAN,
            added: 2,
            rejected: 1,
            listed: PLAN.listed.map((one) =>
              one.at === 2
                ? { ...one, account: 8, account_name: "Beta", fate: "added" as const, reason: null }
                : one,
            ),
          }
        : PLAN,
    );
    const rowsImport = vi.fn(() => ({ ...PLAN, dry_run: false, added: 2, rejected: 1 }));
    const undo = vi.fn(() => null);
    await show({ rowsPlan, rowsImport, undo });
    await person.click(await screen.findByTestId("slides-like-2"));
    await waitFor(() =>
      expect(screen.getByTestId("slides-run")).toHaveTextContent("Import 2 slides"),
    );
    await waitFor(() => expect(screen.getByTestId("slides-run")).toBeEnabled());
    await person.click(screen.getByTestId("slides-run"));
    expect(await screen.findByTestId("slides-imported")).toBeInTheDocument();
    expect(rowsImport).toHaveBeenCalledWith("slides", "/home/ines/march.pptx", {
      choices: { 2: 8 },
      account: null,
    });
    await person.click(screen.getByTestId("slides-undo"));
    expect(undo).toHaveBeenCalled();
    expect(await screen.findByTestId("slides-plan")).toBeInTheDocument();
  });

  it("says why a presentation cannot be read, and what to do", async () => {
    await show({
      rowsPlan: () => {
        throw new LanewiseError("deck", { message: "", deck: { kind: "password" } });
      },
    });
    expect(
      await screen.findByText("The presentation is protected with a password."),
    ).toBeInTheDocument();
    expect(screen.getByTestId("slides-other-file")).toBeInTheDocument();
  });
});
