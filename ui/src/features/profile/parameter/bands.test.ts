import i18next from "i18next";
import { afterEach, describe, expect, it } from "vitest";
import type { Level } from "@/ipc";
import { limitProblem, withBand, withLimit, withoutBand } from "./bands";
import { readLimit, writeLimit } from "./limits";

const bands: Level[] = [
  { id: "a", name: "Small", fit: 20, from: null, to: 50 },
  { id: "b", name: "Middle", fit: 100, from: 50, to: 250 },
  { id: "c", name: "Large", fit: 60, from: 250, to: null },
];
const ends = (levels: Level[]) => levels.map(({ from, to }) => [from ?? null, to ?? null]);
const whole = (levels: Level[]) =>
  levels.every((level, at) => at === 0 || level.from === levels[at - 1]?.to);

describe("bands", () => {
  it("move the limit of both neighbours, so that no gap and no overlap can be", () => {
    expect(ends(withLimit(bands, 1, "from", 20))).toEqual([
      [null, 20],
      [20, 250],
      [250, null],
    ]);
    expect(ends(withLimit(bands, 1, "to", 400))).toEqual([
      [null, 50],
      [50, 400],
      [400, null],
    ]);
    expect(ends(withLimit(bands, 2, "to", 5000))[2]).toEqual([250, 5000]);
  });

  it("say what is wrong with a limit that would leave a band empty", () => {
    expect(limitProblem(bands, 1, "from", 250)).toEqual({ kind: "below", limit: 250 });
    expect(limitProblem(bands, 1, "to", 50)).toEqual({ kind: "above", limit: 50 });
    expect(limitProblem(bands, 2, "from", 50)).toEqual({ kind: "above", limit: 50 });
    expect(limitProblem(bands, 0, "to", 300)).toEqual({ kind: "below", limit: 250 });
    expect(limitProblem(bands, 1, "from", null)).toEqual({ kind: "needed" });
    expect(limitProblem(bands, 0, "from", null)).toBeNull();
    expect(limitProblem(bands, 1, "from", 49.5)).toBeNull();
  });

  it("close over a band that is taken out", () => {
    expect(ends(withoutBand(bands, 1))).toEqual([
      [null, 250],
      [250, null],
    ]);
    expect(ends(withoutBand(bands, 0))).toEqual([
      [null, 250],
      [250, null],
    ]);
    expect(ends(withoutBand(bands, 2))).toEqual([
      [null, 50],
      [50, null],
    ]);
  });

  it("make room for one more above, wherever they end", () => {
    const open = withBand(bands, "d", "Huge");
    expect(ends(open).slice(-2)).toEqual([
      [250, 450],
      [450, null],
    ]);
    const closed = withBand(withLimit(bands, 2, "to", 1000), "d", "Huge");
    expect(ends(closed).slice(-2)).toEqual([
      [250, 625],
      [625, 1000],
    ]);
    const narrow = withBand([{ id: "a", name: "A", fit: 0, from: 0, to: 1 }], "b", "B");
    expect(ends(narrow)).toEqual([
      [0, 0.5],
      [0.5, 1],
    ]);
    expect([open, closed, narrow].every(whole)).toBe(true);
  });
});

describe("limits", () => {
  afterEach(() => i18next.changeLanguage("en"));

  it.each([
    ["en", "1,500", 1500],
    ["en", "1.5", 1.5],
    ["en", "-20", -20],
    ["en", " 1 000 000 ", 1_000_000],
    ["en", "", null],
    ["en", "ten", undefined],
    ["en", "1,5", 1.5],
    ["it", "1.500", 1500],
    ["it", "1.500,25", 1500.25],
    ["it", "1,5", 1.5],
    ["it", "1.5", 1.5],
    ["es", "12.345.678", 12_345_678],
  ])("in %s, %j is read as %j", async (language, typed, value) => {
    await i18next.changeLanguage(language);
    expect(readLimit(typed)).toBe(value);
  });

  it("are written so that they can be read again", async () => {
    for (const language of ["en", "it", "es"]) {
      await i18next.changeLanguage(language);
      for (const limit of [0, 0.5, 1500, 1500.25, -3, null]) {
        expect(readLimit(writeLimit(limit))).toBe(limit);
      }
    }
  });
});
