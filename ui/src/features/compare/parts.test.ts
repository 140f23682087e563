import { describe, expect, it } from "vitest";
import { COMPARISON } from "@/test/slides";
import { drawMarks, IN_LINE, MOST_LINES } from "./contrast/marks";
import { partsOf, rowsOf } from "./contrast/rows";
import { cut } from "./pair/fields";
import { findQuote, segments, wholeWords, wordsIn } from "./pair/ranges";

describe("ranges of a text", () => {
  it("cuts a text where ranges begin and end, also where they overlap", () => {
    const found = segments("one two three", [
      { from: 0, to: 7, kind: "tag", id: 1 },
      { from: 4, to: 13, kind: "term" },
    ]);
    expect(found.map(({ text, ranges }) => [text, ranges.map(({ kind }) => kind).join()])).toEqual([
      ["one ", "tag"],
      ["two", "tag,term"],
      [" three", "term"],
    ]);
    expect(segments("", [])).toEqual([]);
    // What reaches past the end (the text was folded) ends with it.
    expect(segments("one", [{ from: 1, to: 99, kind: "tag" }]).map(({ text }) => text)).toEqual([
      "o",
      "ne",
    ]);
  });

  it("finds words whatever their case, and nothing where they are gone", () => {
    expect(findQuote("Orders travel by e-mail", "travel BY")).toEqual({ from: 7, to: 16 });
    expect(findQuote("Orders travel", "letters")).toBeNull();
    expect(findQuote("Orders", "  ")).toBeNull();
    // Folding would move the places in this text.
    expect(findQuote("İİİ travel", "TRAVEL")).toBeNull();
  });

  it("makes a selection whole", () => {
    const text = "Saves €38,000 — l’audit di marzo!";
    expect(wordsIn(text).map(({ from, to }) => text.slice(from, to))).toEqual([
      "Saves",
      "38,000",
      "l’audit",
      "di",
      "marzo",
    ]);
    const whole = wholeWords(text, 9, 19);
    expect(whole && text.slice(whole.from, whole.to)).toBe("38,000 — l’audit");
    expect(wholeWords(text, 5, 6)).toBeNull();
  });

  it("cuts long texts between words", () => {
    expect(cut("short")).toBe("short");
    const long = "word ".repeat(100).trim();
    expect(cut(long)).toMatch(/word…$/);
    expect(cut(long).length).toBeLessThanOrEqual(221);
    expect(cut("x".repeat(1000))).toBe(`${"x".repeat(220)}…`);
  });
});

describe("the rows under the slides", () => {
  it("stand on the side where they are seen more, the surest first, and what tells nothing apart", () => {
    const parts = partsOf(rowsOf(COMPARISON));
    expect(parts.left[0]?.id).toBe("trait-delta_amount");
    expect(parts.right.map(({ id }) => id)).toEqual(["trait-date_internal"]);
    expect(parts.rightWords.map(({ id }) => id)).toEqual(["term-issue-workflow tool"]);
    expect(parts.rest.map(({ id }) => id)).toEqual(["field-title", "field-issue"]);
  });
});

describe("the marks", () => {
  it("are one path for each shape, and one for all that are without", () => {
    const drawn = drawMarks(
      new Map([
        ["circle", 3],
        ["cross", 1],
      ]),
      30,
      ["circle", "ring", "diamond", "cross"],
    );
    expect(drawn?.lines).toBe(2);
    expect(drawn?.paths.map(({ shape, d }) => [shape, d.split("M").length - 1])).toEqual([
      ["circle", 3],
      ["cross", 1],
    ]);
    expect((drawn?.dots.split("M").length ?? 0) - 1).toBe(26);
  });

  it("become a bar where there are too many", () => {
    expect(drawMarks(new Map(), IN_LINE * MOST_LINES, [])).not.toBeNull();
    expect(drawMarks(new Map(), IN_LINE * MOST_LINES + 1, [])).toBeNull();
  });
});
