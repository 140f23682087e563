import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readCount } from "@/components/readCount";
import {
  type AccountRow,
  type AnswerCell,
  type Answers,
  type AnswerTable,
  answerWith,
  type CellBlock,
  type CellsReport,
  type Given,
  LanewiseError,
  type Parameter,
} from "@/ipc";
import {
  ANSWERED,
  account,
  HOME,
  INFO,
  OUTCOMES,
  PROFILE,
  row,
  SIZE,
  scorecard,
} from "@/test/accounts";
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

const CRITERIA = PROFILE.parameters.find(({ id }) => id === "criteria") as Parameter;

/** A block of cells as a spreadsheet puts it on the clipboard. */
function paste(on: HTMLElement, text: string) {
  fireEvent.paste(on, {
    clipboardData: { getData: (kind: string) => (kind === "text/plain" ? text : "") },
  });
}

const REPORT: CellsReport = { changed: 0, unchanged: 0, refused: 0, added: [], problems: [] };

describe("cells in blocks", () => {
  it("pastes over the rows from the current cell on, and adds rows at the end", async () => {
    const accountsPutCells = vi.fn(
      (): CellsReport => ({
        ...REPORT,
        changed: 5,
        refused: 1,
        added: [9],
        problems: [
          {
            row: 2,
            column: 1,
            account_name: "Delta",
            text: "delighted",
            trouble: "no_outcome",
            kept: false,
          },
        ],
      }),
    );
    await showApp(core({ accountsPutCells }), "/customers");
    const table = await grid();
    press(table, "ArrowDown");
    paste(table, "Cadenas\tHappy\nBrescia\tFailed\nDelta\tdelighted\n");
    await screen.findByTestId("cells-told");
    expect(accountsPutCells).toHaveBeenCalledExactlyOnceWith({
      columns: [
        { kind: "field", id: "name" },
        { kind: "field", id: "outcome" },
      ],
      rows: [
        { account: 3, texts: ["Cadenas", "Happy"] },
        { account: 2, texts: ["Brescia", "Failed"] },
        { account: null, texts: ["Delta", "delighted"] },
      ],
      stage: "customer",
      decimal: "point",
    });
    const told = screen.getByTestId("cells-told");
    expect(told).toHaveTextContent("5 cells changed.");
    expect(told).toHaveTextContent("1 customer added.");
    expect(screen.getByTestId("cell-problem")).toHaveTextContent(
      "DeltaOutcomedelightedNone of your outcomes. Left as it was.",
    );
    expect(await axeProblems(told)).toEqual([]);
    await userEvent.click(screen.getByTestId("cells-dismiss"));
    expect(screen.queryByTestId("cells-told")).toBeNull();
  });

  it("one copied cell fills what is chosen; Ctrl+D fills down, Delete clears, copy copies", async () => {
    const accountsPutCells = vi.fn((): CellsReport => ({ ...REPORT, changed: 2 }));
    await showApp(core({ accountsPutCells }), "/customers");
    const table = await grid();
    // Down the column of industries: name, outcome, score, tier, industry.
    press(table, "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight");
    fireEvent.keyDown(table, { key: "ArrowDown", shiftKey: true });
    paste(table, "Robotics");
    const rows = (texts: string[], ...ids: number[]) => ids.map((account) => ({ account, texts }));
    const columns = [{ kind: "field", id: "industry" }];
    await waitFor(() =>
      expect(accountsPutCells).toHaveBeenLastCalledWith(
        expect.objectContaining({ columns, rows: rows(["Robotics"], 1, 3) }),
      ),
    );
    fireEvent.keyDown(table, { key: "d", ctrlKey: true });
    await waitFor(() =>
      expect(accountsPutCells).toHaveBeenLastCalledWith(
        expect.objectContaining({ columns, rows: rows(["Foundries"], 3) }),
      ),
    );
    press(table, "Delete");
    await waitFor(() =>
      expect(accountsPutCells).toHaveBeenLastCalledWith(
        expect.objectContaining({ columns, rows: rows([""], 1, 3) }),
      ),
    );
    const setData = vi.fn();
    fireEvent.copy(table, { clipboardData: { setData } });
    expect(setData).toHaveBeenCalledWith("text/plain", "Foundries\nFoundries");
  });

  it("says what lay beyond the last column", async () => {
    const accountsPutCells = vi.fn((): CellsReport => ({ ...REPORT, changed: 1 }));
    await showApp(core({ accountsPutCells }), "/customers");
    const table = await grid();
    press(table, "End");
    paste(table, "in\tbeyond\tfar beyond");
    expect(await screen.findByTestId("cells-told")).toHaveTextContent(
      "2 cells lay beyond the last column",
    );
  });
});

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

describe("the outcome board", () => {
  const cards = (outcome: string) =>
    within(screen.getByTestId(`board-${outcome}`))
      .queryAllByRole("option")
      .map((card) => card.querySelector("strong")?.textContent);

  it("has a column for each outcome, and a digit sends the current card", async () => {
    const accountsEdit = vi.fn(() => null);
    await showApp(core({ accountsEdit }), "/customers?view=board");
    const happy = within(await screen.findByTestId("board-happy")).getByRole("listbox");
    expect(happy).toHaveAccessibleName("Happy, 2 customers");
    expect(cards("none")).toEqual([]);
    expect(await axeProblems(document.body)).toEqual([]);
    act(() => happy.focus());
    press(happy, "3");
    await waitFor(() =>
      expect(accountsEdit).toHaveBeenLastCalledWith([1], { field: "outcome", value: "struggling" }),
    );
    expect(cards("happy")).toEqual(["Cadenas"]);
    expect(cards("struggling")).toEqual(["Anders"]);
    // The next card is the current one.
    press(happy, "0");
    await waitFor(() =>
      expect(accountsEdit).toHaveBeenLastCalledWith([3], { field: "outcome", value: null }),
    );
  });

  it("picks up, carries and puts down by keys, says so, and puts back", async () => {
    const accountsEdit = vi.fn(() => null);
    await showApp(core({ accountsEdit }), "/customers?view=board");
    const happy = within(await screen.findByTestId("board-happy")).getByRole("listbox");
    act(() => happy.focus());
    press(happy, " ", "ArrowRight", "ArrowRight", "Escape");
    expect(screen.getByTestId("board-says")).toHaveTextContent("Anders put back.");
    expect(accountsEdit).not.toHaveBeenCalled();
    fireEvent.keyDown(happy, { key: "a", ctrlKey: true });
    press(happy, " ", "ArrowRight");
    expect(screen.getByTestId("board-says")).toHaveTextContent("Over Not expanded");
    press(happy, " ");
    await waitFor(() =>
      expect(accountsEdit).toHaveBeenLastCalledWith([1, 3], {
        field: "outcome",
        value: "not_expanded",
      }),
    );
    expect(cards("not_expanded")).toEqual(["Anders", "Cadenas"]);
  });

  it("is where one was, after a look elsewhere", async () => {
    await showApp(core(), "/customers");
    await userEvent.click(await screen.findByTestId("mode-board"));
    expect(await screen.findByTestId("outcome-board")).toBeInTheDocument();
    const happy = within(screen.getByTestId("board-happy")).getByRole("listbox");
    act(() => happy.focus());
    press(happy, "ArrowRight", "ArrowRight", "ArrowRight");
    expect(within(screen.getByTestId("board-failed")).getByRole("listbox")).toHaveFocus();
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

  it("counts the signals on a card, and marks those that contradict its outcome", async () => {
    const signalsList = () => [
      { account: 1, count: 2, contradict: false },
      { account: 2, count: 1, contradict: true },
    ];
    await showApp(core({ signalsList }), "/customers?view=board");
    const happy = within(await screen.findByTestId("board-happy"));
    expect(await happy.findByTestId("card-signals")).toHaveTextContent("2 signals");
    const failed = within(screen.getByTestId("board-failed")).getByTestId("card-signals");
    expect(failed).toHaveTextContent("1 signal; contradicts the outcome");
    expect(failed).toHaveAttribute("data-against");
  });

  it("picks a card up under a finger that rests, and lets one that moves at once scroll", async () => {
    const accountsEdit = vi.fn(() => null);
    await showApp(core({ accountsEdit }), "/customers?view=board");
    const failed = await screen.findByTestId("board-failed");
    const columns = [...screen.getByTestId("outcome-board").querySelectorAll("[data-column]")];
    columns.forEach((column, at) => {
      column.getBoundingClientRect = () => new DOMRect(at * 200, 0, 190, 600);
    });
    const to = columns.indexOf(failed) * 200 + 20;
    const name = () => within(screen.getByTestId("board-happy")).getByText("Anders");
    const finger = { pointerId: 7, pointerType: "touch", button: 0, isPrimary: true };
    // A finger that moves before it rests is about to scroll: the browser takes the pointer away.
    fireEvent.pointerDown(name(), { ...finger, clientX: 220, clientY: 40 });
    fireEvent.pointerCancel(window, finger);
    await new Promise((later) => setTimeout(later, 350));
    expect(screen.getByTestId("outcome-board")).not.toHaveAttribute("data-dragging");

    fireEvent.pointerDown(name(), { ...finger, clientX: 220, clientY: 40 });
    await waitFor(() =>
      expect(screen.getByTestId("outcome-board")).toHaveAttribute("data-dragging"),
    );
    fireEvent.pointerMove(window, { ...finger, clientX: to, clientY: 60 });
    await waitFor(() => expect(failed).toHaveAttribute("data-target"));
    fireEvent.pointerUp(window, { ...finger, clientX: to, clientY: 60 });
    await waitFor(() =>
      expect(accountsEdit).toHaveBeenLastCalledWith([1], { field: "outcome", value: "failed" }),
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
