import { describe, expect, it } from "vitest";
import { placeLevels } from "./FitLine";

const level = (id: string, fit: number, name = id.repeat(8)) => ({ id, name, fit });
const measure = (name: string) => Math.min(name.length * 6.6, 150);

describe("names on the line of fits", () => {
  it.each([320, 500, 700, 1500])("never cover each other on %d pixels", (width) => {
    const crowds = [
      [100, 70, 30, 0],
      [100, 100, 100, 100],
      [0, 0],
      [52, 51, 50, 49, 48, 47],
      [100, 99, 1, 0, 50],
    ];
    for (const fits of crowds) {
      const names = placeLevels(
        fits.map((fit, at) => level(`${at}`, fit)),
        width,
        measure,
      );
      for (const above of [true, false]) {
        const line = names.filter((one) => one.above === above).sort((a, b) => a.at - b.at);
        line.slice(1).forEach((one, at) => {
          const before = line[at];
          const room = one.at - one.width / 2 - ((before?.at ?? 0) + (before?.width ?? 0) / 2);
          expect(room).toBeGreaterThan(0);
        });
      }
    }
  });

  it("stand over their knob where there is room", () => {
    const names = placeLevels([level("a", 20), level("b", 80)], 700, measure);
    expect(names.map((one) => [one.id, Math.round(one.at)])).toEqual([
      ["a", 140],
      ["b", 560],
    ]);
  });
});
