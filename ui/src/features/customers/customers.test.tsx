import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import {
  type AccountRow,
  type AnswerCell,
  type AnswerTable,
  type CellBlock,
  type CellsReport,
  type Given,
  LanewiseError,
  type Parameter,
} from "@/ipc";
import { ANSWERED, account, PROFILE, row, SIZE, scorecard } from "@/test/accounts";
import { showApp } from "@/test/app";
import { axeProblems } from "@/test/render";

import { afresh, core, customer, grid, press, REPORT, ROWS } from "./test-screen";

afresh();

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

const CRITERIA = PROFILE.parameters.find(({ id }) => id === "criteria") as Parameter;

describe("views, groups and columns", () => {
  it("a group folds by a press and by keys", async () => {
    await showApp(core(), "/customers");
    const table = await grid();
    expect(table).toHaveAttribute("aria-rowcount", "6");
    await userEvent.click(screen.getByRole("button", { name: "Happy 2" }));
    expect(table).toHaveAttribute("aria-rowcount", "4");
    expect(screen.queryByText("Anders")).toBeNull();
    press(table, "ArrowRight");
    expect(screen.getByText("Anders")).toBeInTheDocument();
    press(table, "ArrowLeft");
    expect(screen.getByRole("button", { name: "Happy 2" })).toHaveAttribute(
      "aria-expanded",
      "false",
    );
  });

  it("filters by a field, and keeps that as a view under a name", async () => {
    const viewSave = vi.fn(() => null);
    await showApp(core({ viewSave }), "/customers");
    await grid();
    expect(screen.queryByTestId("view-save")).toBeNull();
    await userEvent.click(screen.getByTestId("add-filter"));
    await userEvent.click(await screen.findByTestId("add-filter-outcome"));
    await userEvent.click(await screen.findByTestId("value-failed"));
    expect(screen.queryByText("Anders")).toBeNull();
    expect(screen.getByTestId("filter-outcome")).toHaveTextContent("Outcome:Failed");
    await userEvent.click(screen.getByTestId("view-save"));
    await userEvent.type(screen.getByTestId("view-name"), "Lost{Enter}");
    await waitFor(() => expect(viewSave).toHaveBeenCalledOnce());
    const [list, name, text] = viewSave.mock.calls[0] as unknown as [string, string, string];
    expect([list, name]).toEqual(["customers", "Lost"]);
    expect(JSON.parse(text)).toMatchObject({ filters: { outcome: ["failed"] }, group: "outcome" });
    await waitFor(() =>
      expect(screen.getByTestId("view-Lost")).toHaveAttribute("aria-pressed", "true"),
    );
    await userEvent.click(screen.getByTestId("unfilter-outcome"));
    expect(screen.getByTestId("view-Lost")).toHaveTextContent("changed, not saved");
    await userEvent.click(screen.getByTestId("view-all"));
    expect(screen.getByText("Anders")).toBeInTheDocument();
  });

  it("shows answers as columns and groups by them; a column moves and grows by keys", async () => {
    const listLayoutSet = vi.fn(() => null);
    const answer = (given: Given): AnswerCell => ({
      answer: { given, grade: "said" },
      levels: given.kind === "levels" ? [0] : [],
    });
    const accountsAnswers = (): AnswerTable => ({
      accounts: [1, 2, 3, 4],
      columns: [
        {
          parameter: { ...CRITERIA, answer: "choice" },
          answers: [
            answer({ kind: "levels", value: [CRITERIA.levels[0]?.id ?? ""] }),
            answer({ kind: "text", value: "huge" }),
          ],
          cells: [1, 2, 0, 0],
        },
      ],
    });
    const accountsPutCells = vi.fn((): CellsReport => ({ ...REPORT, changed: 1 }));
    await showApp(core({ accountsAnswers, accountsPutCells, listLayoutSet }), "/customers");
    const table = await grid();
    await userEvent.click(screen.getByTestId("choose-columns"));
    await userEvent.click(await screen.findByTestId(`column-answer:${CRITERIA.id}`));
    expect(listLayoutSet).toHaveBeenCalledOnce();
    const head = await within(table).findByRole("button", { name: CRITERIA.name });
    expect(within(table).getByText("huge")).toHaveAttribute(
      "title",
      expect.stringContaining("No level"),
    );
    fireEvent.keyDown(head, { key: "ArrowLeft", altKey: true, shiftKey: true });
    const layout = () =>
      JSON.parse((listLayoutSet.mock.lastCall as unknown as [string, string])[1]);
    await waitFor(() => expect(layout().columns.at(-2)).toBe(`answer:${CRITERIA.id}`));
    fireEvent.keyDown(head, { key: "ArrowRight", altKey: true });
    await waitFor(() => expect(layout().widths).toHaveProperty(`answer:${CRITERIA.id}`));
    await userEvent.keyboard("{Escape}");
    await userEvent.click(screen.getByTestId("group-by"));
    await userEvent.click(await screen.findByTestId(`group-by-answer:${CRITERIA.id}`));
    expect(within(table).getByRole("button", { name: "huge 1" })).toBeInTheDocument();
    expect(within(table).getByRole("button", { name: "Unknown 1" })).toBeInTheDocument();
  });
});

describe("imported columns", () => {
  it("stand in the table where they are chosen, and are typed like any cell", async () => {
    const margin = "Annual margin (EUR)";
    const put = vi.fn((_block: CellBlock): CellsReport => ({ ...REPORT, changed: 1 }));
    const rows = ROWS.map(
      (one, at): AccountRow => ({
        ...one,
        account: { ...one.account, extra: at === 1 ? { [margin]: "41200" } : {} },
      }),
    );
    await showApp(core({ accountsList: () => rows, accountsPutCells: put }), "/customers");
    const table = await grid();
    await userEvent.click(screen.getByTestId("choose-columns"));
    expect(await screen.findByText("Imported columns")).toBeVisible();
    await userEvent.click(screen.getByTestId(`column-column:${margin}`));
    const cell = await within(table).findByText("41200");
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByText("Imported columns")).toBeNull());
    await userEvent.dblClick(cell);
    const field = await within(table).findByRole("textbox");
    fireEvent.change(field, { target: { value: "43.000" } });
    press(field, "Enter");
    await waitFor(() =>
      expect(put.mock.lastCall?.[0]).toMatchObject({
        columns: [{ kind: "column", id: margin }],
        rows: [{ account: 2, texts: ["43.000"] }],
      }),
    );
  });
});

describe("a sorted column that is hidden", () => {
  it("still sorts; the bar says so, turns it round and takes it away", async () => {
    const from = (id: number, name: string, country: string) =>
      row(account(id, name, { stage: "customer", outcome: "happy", country }));
    const accountsList = () => [
      from(1, "Anders", "Norway"),
      from(2, "Brescia", "Italy"),
      from(3, "Cadenas", "Spain"),
    ];
    let kept: string | null = JSON.stringify({ columns: ["name", "country"], widths: {} });
    const listLayoutSet = (_: string, text: string | null) => {
      kept = text;
      return null;
    };
    await showApp(core({ accountsList, listLayout: () => kept, listLayoutSet }), "/customers");
    const table = await grid();
    const names = () =>
      [...table.querySelectorAll("[role=row] strong")].map(({ textContent }) => textContent);
    await userEvent.click(await screen.findByRole("button", { name: /^Country/ }));
    expect(names()).toEqual(["Brescia", "Anders", "Cadenas"]);
    expect(screen.queryByTestId("hidden-sorting")).toBeNull();

    await userEvent.click(screen.getByTestId("choose-columns"));
    await userEvent.click(await screen.findByTestId("column-country"));
    await userEvent.keyboard("{Escape}");
    const told = await screen.findByTestId("hidden-sorting");
    expect(told).toHaveTextContent("Sorted by Country");
    expect(names()).toEqual(["Brescia", "Anders", "Cadenas"]);
    await userEvent.click(told);
    expect(names()).toEqual(["Cadenas", "Anders", "Brescia"]);
    await userEvent.click(screen.getByRole("button", { name: "Stop sorting by Country" }));
    expect(screen.queryByTestId("hidden-sorting")).toBeNull();
    expect(names()).toEqual(["Anders", "Brescia", "Cadenas"]);
  });
});
