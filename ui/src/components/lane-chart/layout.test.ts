import { describe, expect, it } from "vitest";
import { layoutRow, markAt, placeNames, spread } from "./layout";
import type { LaneMark, LaneRow } from "./types";

const WIDTH = 600;

function mark(id: string, score: number, wrong = false): LaneMark {
  return { id, name: id, score, wrong };
}

function row(marks: LaneMark[]): LaneRow {
  return {
    outcome: { id: "happy", name: "Happy", mark: "circle" },
    total: marks.length,
    goodOrBetter: 0,
    low: 0,
    high: 1,
    marks,
  };
}

function noise(count: number): LaneMark[] {
  let state = 5;
  return Array.from({ length: count }, (_, index) => {
    state = (state * 48_271) % 2_147_483_647;
    return mark(`m${index}`, state % 100_001);
  });
}

describe("layoutRow", () => {
  it("puts every mark at its score, and none over another", () => {
    const layout = layoutRow(row(noise(120)), WIDTH, 1);
    expect(layout.marks).toHaveLength(120);
    for (const [index, a] of layout.marks.entries()) {
      expect(a.x).toBeCloseTo((a.mark.score / 100_000) * WIDTH);
      expect(Math.abs(a.y) + layout.radius).toBeLessThanOrEqual(layout.height / 2);
      for (const b of layout.marks.slice(index + 1)) {
        const apart = Math.hypot(a.x - b.x, a.y - b.y);
        expect(apart).toBeGreaterThanOrEqual(layout.radius * 2);
      }
    }
  });

  it("does not depend on the order of the marks", () => {
    const marks = noise(60);
    const there = layoutRow(row(marks), WIDTH, 1);
    const back = layoutRow(row([...marks].reverse()), WIDTH, 1);
    expect(back).toEqual(there);
  });

  it("stacks equal scores around the middle", () => {
    const layout = layoutRow(row([mark("a", 5), mark("b", 5), mark("c", 5)]), WIDTH, 1);
    const step = layout.radius * 2 + 2;
    expect(layout.marks.map((one) => one.y + 0)).toEqual([0, -step, step]);
  });

  it("turns to columns when there are too many, and loses nobody", () => {
    for (const marks of [
      noise(10_000),
      Array.from({ length: 40 }, (_, i) => mark(`s${i}`, 50_000)),
    ]) {
      const layout = layoutRow(row(marks), WIDTH, 1);
      expect(layout.marks).toHaveLength(0);
      const counted = layout.columns.reduce((sum, column) => sum + column.count, 0);
      expect(counted).toBe(marks.length);
      expect(layout.columns.every(({ x }) => x > 0 && x < WIDTH)).toBe(true);
    }
  });

  it("draws each of the core's bins as one column, so that no stripes appear", () => {
    const { marks: _, ...rest } = row([]);
    const bins = Array.from({ length: 200 }, (_, i) => ({ score: i * 500 + 250, count: 3 }));
    for (const width of [300, 617, 1201]) {
      const { columns } = layoutRow({ ...rest, bins }, width, 1);
      expect(columns).toHaveLength(200);
      expect(columns.every(({ count }) => count === 3)).toBe(true);
    }
  });

  it("keeps what is on the wrong side apart in columns", () => {
    const bins = [
      { score: 10_000, count: 4, wrong: true },
      { score: 90_000, count: 7 },
    ];
    const { marks: _, ...rest } = row([]);
    const layout = layoutRow({ ...rest, bins }, WIDTH, 1);
    expect(layout.columns.map(({ count, wrong }) => [count, wrong])).toEqual([
      [4, 4],
      [7, 0],
    ]);
  });

  it("has room for nobody", () => {
    expect(layoutRow(row([]), WIDTH, 1)).toMatchObject({ marks: [], columns: [] });
  });
});

describe("placeNames", () => {
  it("names wrong-side marks only, inside the row, and over nothing", () => {
    const marks = [
      mark("Puertalba", 56_000, true),
      mark("Olmedal", 59_000, true),
      mark("x", 70_000),
    ];
    const layout = layoutRow(row(marks), WIDTH, 1);
    const names = placeNames(layout, WIDTH, 1, (name) => name.length * 7);
    expect(names.map((one) => one.mark.name).sort()).toEqual(["Olmedal", "Puertalba"]);
    for (const { left, top, mark: named } of names) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left + named.name.length * 7).toBeLessThanOrEqual(WIDTH);
      expect(top).toBeGreaterThanOrEqual(-layout.height / 2);
      for (const { x, y } of layout.marks) {
        const inside = x > left && x < left + named.name.length * 7 && y > top && y < top + 16;
        expect(inside).toBe(false);
      }
    }
  });

  it("stays silent where there is no room", () => {
    const layout = layoutRow(row([mark("a", 50_000, true)]), WIDTH, 1);
    expect(placeNames(layout, WIDTH, 1, () => 5000)).toEqual([]);
  });

  it("keeps names off the lines of the cut-offs", () => {
    const marks = noise(14).map((one) => ({ ...one, wrong: true }));
    const layout = layoutRow(row(marks), WIDTH, 1);
    const lines = [120, 260, 275, 400];
    const names = placeNames(layout, WIDTH, 1, () => 70, lines);
    expect(names.length).toBeGreaterThan(3);
    for (const { left } of names) {
      expect(lines.filter((cut) => cut > left && cut < left + 70)).toEqual([]);
    }
    // A name whose mark stands on a line moves to one side of it.
    const onLine = layoutRow(row([mark("a", 50_000, true)]), WIDTH, 1);
    expect(placeNames(onLine, WIDTH, 1, () => 70, [WIDTH / 2])).toHaveLength(1);
  });
});

describe("markAt", () => {
  const layout = layoutRow(row([mark("a", 50_000), mark("b", 53_000)]), WIDTH, 1);

  it("finds the nearest mark within reach", () => {
    expect(markAt(layout, 301, 2)?.mark.id).toBe("a");
    expect(markAt(layout, 316, 0)?.mark.id).toBe("b");
    expect(markAt(layout, 200, 0)).toBeNull();
  });
});

describe("spread", () => {
  it("leaves alone what is far enough apart", () => {
    expect(spread([10, 100, 300], 50, 0, 600)).toEqual([10, 100, 300]);
  });

  it("moves neighbours apart by as little as it can, in order, inside the bounds", () => {
    expect(spread([100, 110], 50, 0, 600)).toEqual([80, 130]);
    expect(spread([0, 0, 0], 50, 0, 600)).toEqual([0, 50, 100]);
    expect(spread([600, 600], 50, 0, 600)).toEqual([550, 600]);
    expect(spread([], 50, 0, 600)).toEqual([]);
  });
});
