import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readCount } from "@/components/readCount";
import { type AccountRow, type Answers, answerWith, LanewiseError } from "@/ipc";
import { ANSWERED, account, HOME, INFO, OUTCOMES, row, SIZE, scorecard } from "@/test/accounts";
import { showApp } from "@/test/app";
import { giveLayout } from "@/test/layout";
import { axeProblems } from "@/test/render";

const customer = (id: number, name: string, outcome: string | null) =>
  row(account(id, name, { stage: "customer", outcome, industry: "Foundries", employees: 320 }));
const ROWS: AccountRow[] = [
  customer(1, "Anders", "happy"),
  customer(2, "Brescia", "failed"),
  customer(3, "Cadenas", "happy"),
  row(account(4, "A prospect")),
];

let workspaces = 0;

/** Another workspace for every test: each table starts afresh. */
function core(more: Answers = {}): Answers {
  workspaces += 1;
  const path = `/home/ines/${workspaces}.lanewise`;
  return {
    workspaceCurrent: () => ({ ...INFO, path }),
    accountsList: () => ROWS,
    homeOverview: () => HOME,
    settingsGet: () => ({ name: "Ordito", language: "en", outcomes: OUTCOMES }),
    ...more,
  };
}

async function grid(): Promise<HTMLElement> {
  const found = await screen.findByRole("grid", { name: "Customers" });
  act(() => found.focus());
  return found;
}
const press = (on: HTMLElement, ...keys: string[]) => {
  for (const key of keys) {
    fireEvent.keyDown(on, { key });
  }
};

// Whole screens under axe take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });
beforeEach(giveLayout);
afterEach(() => {
  answerWith(null);
  localStorage.clear();
});

describe("the customers' table", () => {
  it("groups by outcome and says what the list can teach", async () => {
    await showApp(core(), "/customers");
    const table = await grid();
    const rows = within(table)
      .getAllByRole("row")
      .slice(1)
      .map((one) => one.textContent);
    expect(rows[0]).toBe("Happy 2");
    expect(rows[1]).toContain("Anders");
    expect(rows[2]).toContain("Cadenas");
    expect(rows[3]).toBe("Failed 1");
    expect(rows[4]).toContain("Brescia");
    expect(screen.getByTestId("customers-say")).toHaveTextContent("2 of 3 customers went well");
    expect(await axeProblems(document.body)).toEqual([]);
  });

  it.each([
    ["happy", "allHappy"],
    ["failed", "noneHappy"],
    [null, "noOutcomes"],
  ])("warns where all of them went the same way (%s)", async (outcome, says) => {
    await showApp(core({ accountsList: () => [customer(1, "Anders", outcome)] }), "/customers");
    expect(await screen.findByTestId("customers-say")).toHaveAttribute("data-says", says);
  });

  it("edits a cell where it stands: Enter takes, Tab goes on, Escape gives up", async () => {
    const accountsEdit = vi.fn(() => null);
    await showApp(core({ accountsEdit }), "/customers");
    const table = await grid();
    // Name, outcome, score, tier, industry.
    press(table, "Home", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "F2");
    const field = screen.getByRole("textbox", { name: "Industry of Anders" });
    await userEvent.clear(field);
    await userEvent.type(field, "Robotics{Tab}");
    await waitFor(() =>
      expect(accountsEdit).toHaveBeenLastCalledWith([1], { field: "industry", value: "Robotics" }),
    );
    await userEvent.type(screen.getByRole("textbox", { name: "Country of Anders" }), "x{Tab}");
    const employees = screen.getByRole("textbox", { name: "Employees of Anders" });
    await userEvent.clear(employees);
    await userEvent.type(employees, "12x{Enter}");
    expect(screen.getByRole("alert")).toHaveTextContent("not a number");
    expect(accountsEdit).toHaveBeenCalledTimes(2);
    await userEvent.clear(employees);
    await userEvent.type(employees, "1.250{Enter}");
    expect(accountsEdit).toHaveBeenLastCalledWith([1], { field: "employees", value: 1250 });
    press(table, "z");
    await userEvent.keyboard("{Escape}");
    expect(accountsEdit).toHaveBeenCalledTimes(3);
    expect(table).toHaveFocus();
  });

  it("puts a typed text back when the core refuses it, and says so", async () => {
    const accountsEdit = () => {
      throw new LanewiseError("full");
    };
    const { said } = await showApp(core({ accountsEdit }), "/customers");
    press(await grid(), "F2");
    const field = screen.getByRole("textbox", { name: "Name of Anders" });
    await userEvent.clear(field);
    await userEvent.type(field, "Other{Enter}");
    await waitFor(() => expect(said).toHaveBeenCalledOnce());
    expect(screen.getByText("Anders")).toBeInTheDocument();
    expect(screen.queryByText("Other")).toBeNull();
  });

  it("sets an outcome by a digit, for all ticked rows at once", async () => {
    const accountsEdit = vi.fn(() => null);
    await showApp(core({ accountsEdit }), "/customers");
    const table = await grid();
    press(table, "Home", "3");
    await waitFor(() =>
      expect(accountsEdit).toHaveBeenLastCalledWith([1], { field: "outcome", value: "struggling" }),
    );
    // It stands in its new group at once.
    expect(await screen.findByRole("button", { name: "Struggling 1" })).toBeInTheDocument();
    fireEvent.keyDown(table, { key: "a", ctrlKey: true });
    press(table, "2");
    await waitFor(() =>
      expect(accountsEdit).toHaveBeenLastCalledWith([1, 2, 3], {
        field: "outcome",
        value: "not_expanded",
      }),
    );
  });

  it("offers the outcomes as a menu from the keyboard", async () => {
    const accountsEdit = vi.fn(() => null);
    await showApp(core({ accountsEdit }), "/customers");
    press(await grid(), "Home", "ArrowRight", "Enter");
    await userEvent.click(await screen.findByTestId("outcome-failed"));
    await waitFor(() =>
      expect(accountsEdit).toHaveBeenLastCalledWith([1], { field: "outcome", value: "failed" }),
    );
  });
});

describe("a customer's page", () => {
  it("has the facts, the outcome and the scorecard; facts are edited where they stand", async () => {
    const accountsEdit = vi.fn(() => null);
    const one = ROWS[0] as AccountRow;
    await showApp(
      core({ accountsEdit, scorecard: () => scorecard(one, ANSWERED, [SIZE]) }),
      "/customers/1",
    );
    expect(await screen.findByRole("heading", { level: 1, name: "Anders" })).toBeInTheDocument();
    expect(screen.getByTestId("outcome-menu")).toHaveTextContent("Happy");
    expect(screen.queryByTestId("ask-next")).toBeNull();
    const note = screen.getByTestId("fact-note");
    await userEvent.type(note, "Renewed twice{Enter}");
    expect(accountsEdit).toHaveBeenLastCalledWith([1], { field: "note", value: "Renewed twice" });
    const people = screen.getByTestId("fact-employees");
    await userEvent.clear(people);
    await userEvent.type(people, "lots{Enter}");
    expect(accountsEdit).toHaveBeenCalledOnce();
    expect(people).toHaveValue("320");
  });
});

describe("readCount", () => {
  it.each([
    ["1200", 1200],
    ["1.200", 1200],
    ["1,200,000", 1_200_000],
    ["1 200", 1200],
    ["12,5", 12.5],
    ["", null],
    ["12x", undefined],
    ["-4", undefined],
  ])("reads %j as %j", (typed, value) => {
    expect(readCount(typed)).toBe(value);
  });
});
