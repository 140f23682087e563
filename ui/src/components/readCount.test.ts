import { describe, expect, it } from "vitest";
import { readCount } from "./readCount";

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
