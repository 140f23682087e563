import { fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { axeProblems, renderThemed } from "@/test/render";
import type { Tier } from "../model";
import { LaneChart } from "./LaneChart";
import type { LaneRow } from "./types";

const TIERS: Tier[] = [
  { id: "excellent", name: "Excellent", from: 80_000 },
  { id: "good", name: "Good", from: 60_000 },
  { id: "risky", name: "Risky", from: 37_000 },
  { id: "nope", name: "Nope", from: 0 },
];

const ROWS: LaneRow[] = [
  {
    outcome: { id: "happy", name: "Happy", mark: "circle" },
    total: 3,
    goodOrBetter: 2,
    low: 0.21,
    high: 0.94,
    marks: [
      { id: "1", name: "Grupo Olmedal", score: 59_000, wrong: true },
      { id: "2", name: "Cartiera Aubrac", score: 72_000, wrong: false },
      { id: "3", name: "Hallbrück", score: 88_000, wrong: false },
    ],
  },
  {
    outcome: { id: "failed", name: "Failed", mark: "cross" },
    total: 1000,
    goodOrBetter: 20,
    low: 0.01,
    high: 0.03,
    bins: [
      { score: 20_000, count: 980 },
      { score: 61_000, count: 20, wrong: true },
    ],
  },
];

const cut = (name: RegExp) => screen.getByRole("slider", { name });

describe("LaneChart", () => {
  it("says each cut-off in words", () => {
    renderThemed(<LaneChart tiers={TIERS} rows={ROWS} onCommit={() => {}} />);
    expect(screen.getAllByRole("slider")).toHaveLength(3);
    expect(cut(/Risky and Good/)).toHaveAttribute("aria-valuetext", "Good from 60");
    expect(cut(/Good and Excellent/)).toHaveAttribute("aria-valuenow", "80000");
  });

  it("moves a cut-off by whole points with the arrows, and commits all of them once", () => {
    const onPreview = vi.fn();
    const onCommit = vi.fn();
    renderThemed(<LaneChart tiers={TIERS} rows={ROWS} onPreview={onPreview} onCommit={onCommit} />);
    const good = cut(/Risky and Good/);
    fireEvent.keyDown(good, { key: "ArrowLeft" });
    fireEvent.keyDown(good, { key: "PageDown" });
    expect(onPreview.mock.calls).toEqual([[[80_000, 59_000, 37_000]], [[80_000, 54_000, 37_000]]]);
    expect(good).toHaveAttribute("aria-valuetext", "Good from 54");
    fireEvent.keyUp(good);
    expect(onCommit).toHaveBeenCalledExactlyOnceWith([80_000, 54_000, 37_000]);
  });

  it("never passes a neighbour, nor the ends", () => {
    const onCommit = vi.fn();
    renderThemed(<LaneChart tiers={TIERS} rows={ROWS} onCommit={onCommit} />);
    for (const [name, key, want] of [
      [/Risky and Good/, "End", 79_000],
      [/Risky and Good/, "Home", 38_000],
      [/Good and Excellent/, "End", 100_000],
      [/Nope and Risky/, "Home", 1000],
    ] as const) {
      fireEvent.keyDown(cut(name), { key });
      expect(cut(name)).toHaveAttribute("aria-valuenow", String(want));
      fireEvent.keyDown(cut(name), { key: "Escape" });
    }
    expect(onCommit).not.toHaveBeenCalled();
  });

  it("follows a dragging hand from where it was taken", () => {
    vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockReturnValue(
      new DOMRect(0, 0, 1000, 300),
    );
    const onCommit = vi.fn();
    renderThemed(<LaneChart tiers={TIERS} rows={ROWS} onCommit={onCommit} />);
    const good = cut(/Risky and Good/);
    fireEvent.pointerDown(good, { clientX: 590, button: 0, pointerId: 1 });
    expect(good).toHaveAttribute("aria-valuenow", "60000");
    fireEvent.pointerMove(good, { clientX: 543, pointerId: 1 });
    expect(good).toHaveAttribute("aria-valuenow", "55500");
    fireEvent.pointerUp(good, { clientX: 543, pointerId: 1 });
    expect(onCommit).toHaveBeenCalledExactlyOnceWith([80_000, 55_500, 37_000]);
  });

  it("stands still when it is only for reading", () => {
    renderThemed(<LaneChart tiers={TIERS} rows={ROWS} />);
    const good = cut(/Risky and Good/);
    expect(good).toHaveAttribute("aria-disabled", "true");
    fireEvent.keyDown(good, { key: "ArrowLeft" });
    expect(good).toHaveAttribute("aria-valuenow", "60000");
  });

  it("is a table for whoever does not see it", () => {
    renderThemed(<LaneChart tiers={TIERS} rows={ROWS} />);
    const table = screen.getByRole("table", { name: "Past customers by outcome and tier" });
    const cells = within(table)
      .getAllByRole("row")
      .map((line) => [...line.children].map((cell) => cell.textContent));
    expect(cells[1]).toEqual(["Happy", "1", "1", "1", "0", "2 of 3", "21–94%", "Grupo Olmedal 59"]);
    expect(cells[2]).toEqual(["Failed", "0", "20", "0", "980", "20 of 1,000", "1–3%", ""]);
  });

  it("names who lands on the wrong side, as a way to them", async () => {
    const onMarkClick = vi.fn();
    renderThemed(<LaneChart tiers={TIERS} rows={ROWS} onMarkClick={onMarkClick} />);
    await userEvent.click(screen.getByText("Grupo Olmedal"));
    expect(onMarkClick).toHaveBeenCalledExactlyOnceWith("1");
    expect(screen.queryByText("Hallbrück")).toBeNull();
  });

  it("draws the saved version only where it differs", () => {
    renderThemed(
      <LaneChart tiers={TIERS} rows={ROWS} saved={[80_000, 45_000, 37_000]} savedName="v2" />,
    );
    expect(screen.getByText("v2: 45")).toBeInTheDocument();
    expect(screen.queryByText("v2: 80")).toBeNull();
  });

  it.each([2, 6])("works with %i tiers and no customers, and is clean for axe", async (count) => {
    const tiers = Array.from({ length: count }, (_, rank) => ({
      id: `t${rank}`,
      name: `Tier ${rank + 1}`,
      from: rank === count - 1 ? 0 : 90_000 - rank * 15_000,
    }));
    const { container } = renderThemed(<LaneChart tiers={tiers} rows={[]} onCommit={() => {}} />);
    expect(screen.getAllByRole("slider")).toHaveLength(count - 1);
    expect(await axeProblems(container)).toEqual([]);
  });
});
