import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { CellsReport } from "@/ipc";
import { showApp } from "@/test/app";
import { axeProblems } from "@/test/render";

import { afresh, core, grid, press, REPORT } from "./test-screen";

afresh();

/** A block of cells as a spreadsheet puts it on the clipboard. */
function paste(on: HTMLElement, text: string) {
  fireEvent.paste(on, {
    clipboardData: { getData: (kind: string) => (kind === "text/plain" ? text : "") },
  });
}

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
