import { describe, expect, it } from "vitest";
import { tierLook } from "./tiers";

describe("tierLook", () => {
  it("gives four tiers the four colours of the palette", () => {
    const marks = [0, 1, 2, 3].map((rank) => tierLook(rank, 4).mark);
    expect(marks).toEqual([1, 2, 3, 4].map((tier) => `var(--tier-${tier}-mark)`));
  });

  it.each([2, 3, 4, 5, 6])("gives %i tiers as many looks, from best to worst", (count) => {
    const looks = Array.from({ length: count }, (_, rank) => tierLook(rank, count));
    for (const part of ["mark", "text", "band"] as const) {
      expect(new Set(looks.map((look) => look[part])).size).toBe(count);
    }
    expect(looks[0]?.mark).toBe("var(--tier-1-mark)");
    expect(looks[count - 1]?.mark).toBe("var(--tier-4-mark)");
  });

  it("stays within the palette for places that do not exist", () => {
    expect(tierLook(-1, 4)).toEqual(tierLook(0, 4));
    expect(tierLook(9, 4)).toEqual(tierLook(3, 4));
    expect(tierLook(0, 99)).toEqual(tierLook(0, 6));
  });
});
