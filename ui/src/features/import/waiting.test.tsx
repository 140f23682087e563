import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Answers, announce, answerWith, type ImportReport, type WaitingTable } from "@/ipc";
import { showApp, WORKSPACE } from "@/test/app";
import { axeProblems } from "@/test/render";

const TABLE: WaitingTable = {
  id: 3,
  file: "fair.csv",
  at: "2026-11-21T10:00:00Z",
  columns: ["ID", "Name", "Employees", "Checksum"],
  read: [true, true, true, false],
  waiting: 3,
  beyond: 50,
  rows: [
    {
      id: 11,
      line: 3,
      cells: ["2", "Bolt", "many", "x1"],
      state: { kind: "broken", reason: { kind: "no_number", column: "Employees", text: "many" } },
      broken: [2],
    },
    {
      id: 12,
      line: 5,
      cells: ["5", "Cargo", "12", "x2", "too much"],
      state: { kind: "broken", reason: { kind: "too_many_cells", cells: 5, columns: 4 } },
      broken: [4],
    },
    {
      id: 13,
      line: 9,
      cells: ["9", "Delta", "7", "x3"],
      state: { kind: "updates", name: "Delta Spa" },
      broken: [],
    },
  ],
};
const REPORT = { added: 1, updated: 1, unchanged: 0, rejected: 0 } as ImportReport;

function core() {
  let tables: WaitingTable[] = [TABLE];
  const keep = (ids: number[]) => {
    tables = tables
      .map((table) => {
        const rows = table.rows.filter((row) => !ids.includes(row.id));
        return { ...table, rows, waiting: rows.length };
      })
      .filter((table) => table.waiting > 0);
    announce(["home"]);
  };
  const answers = {
    workspaceCurrent: () => WORKSPACE,
    waitingList: () => tables,
    waitingMend: vi.fn((id: number, _column: number, text: string) => {
      tables = tables.map((table) => ({
        ...table,
        rows: table.rows.map((row) =>
          row.id === id
            ? {
                ...row,
                cells: ["2", "Bolt", text, "x1"],
                state: { kind: "adds" as const },
                broken: [],
              }
            : row,
        ),
      }));
      announce(["home"]);
      return null;
    }),
    waitingImport: vi.fn((_: number, ids: number[]) => {
      keep(ids);
      return REPORT;
    }),
    waitingDismiss: vi.fn((ids: number[]) => {
      keep(ids);
      return null;
    }),
  } satisfies Answers;
  return answers;
}

afterEach(() => answerWith(null));

describe("rows that wait", () => {
  it("are mended where they stand, and go in", async () => {
    const answers = core();
    const { view } = await showApp(answers, "/import/waiting");
    const table = within(await screen.findByTestId("waiting-fair.csv"));
    expect(table.getByText(/50 further rows were rejected/)).toBeInTheDocument();
    const broken = table.getByRole("textbox", { name: "Employees, line 3" });
    expect(broken).toBeInvalid();
    expect(broken).toHaveAccessibleDescription(/is no number/);
    // A column that is not read is out of sight; what is past the last one is not.
    expect(table.queryByRole("columnheader", { name: "Checksum" })).toBeNull();
    expect(table.getByRole("textbox", { name: "Past the last column, line 5" })).toBeInvalid();
    expect(table.getByTestId("waiting-row-9")).toHaveTextContent("Ready: changes Delta Spa");
    expect(await axeProblems(view.container)).toEqual([]);

    await userEvent.clear(broken);
    await userEvent.type(broken, "80{Enter}");
    expect(answers.waitingMend).toHaveBeenCalledWith(11, 2, "80");
    expect(await table.findByText("Ready: a new account")).toBeInTheDocument();
    await userEvent.click(table.getByRole("button", { name: "Import 2 mended rows" }));
    expect(answers.waitingImport).toHaveBeenCalledWith(3, [11, 13]);
    await waitFor(() => expect(screen.queryByTestId("waiting-row-3")).toBeNull());
  });

  it("are let go one by one, and nothing is left", async () => {
    const answers = core();
    await showApp(answers, "/import/waiting");
    await userEvent.click(await screen.findByRole("button", { name: "Let line 5 go" }));
    expect(answers.waitingDismiss).toHaveBeenCalledWith([12]);
    await userEvent.click(await screen.findByRole("button", { name: "Let them go" }));
    expect(
      await screen.findByText("No row waits. Everything that was imported is in."),
    ).toBeVisible();
    expect(screen.getByRole("link", { name: "Back home" })).toHaveAttribute("href", "/");
  });
});
