import { afterEach, describe, expect, it } from "vitest";
import {
  formatCount,
  formatDate,
  formatScore,
  formatShare,
  formatShareRange,
  formatTime,
  formatWeight,
  formatWhen,
  textOrder,
} from "./format";
import { changeLanguage } from "./index";

afterEach(() => changeLanguage("en"));

describe("formats", () => {
  it("writes thousandths of a point exactly", async () => {
    expect(formatScore(63_400)).toBe("63.4");
    expect(formatScore(60_000)).toBe("60");
    expect(formatScore(63_457)).toBe("63.457");
    expect(formatScore(0)).toBe("0");
    expect(formatScore(100_000)).toBe("100");
    expect(formatScore(63_457, 1)).toBe("63.5");
    expect(formatScore(15_000, 1, 1)).toBe("15.0");
    await changeLanguage("it");
    expect(formatScore(63_457)).toBe("63,457");
    await changeLanguage("es");
    expect(formatScore(63_400)).toBe("63,4");
  });

  it("groups thousands in every language, also four digits in Spanish", async () => {
    expect(formatCount(1234)).toBe("1,234");
    await changeLanguage("it");
    expect(formatCount(10_000)).toBe("10.000");
    await changeLanguage("es");
    expect(formatCount(1234)).toBe("1.234");
  });

  it("writes weights and shares", async () => {
    expect(formatWeight(160)).toBe("16");
    expect(formatWeight(165)).toBe("16.5");
    expect(formatShare(0.672)).toBe("67%");
    expect(formatShareRange(0.672, 0.969)).toBe("67–97%");
    await changeLanguage("es");
    expect(formatShare(0.67)).toBe("67\u00a0%");
  });

  it("writes a moment as shortly as it can", async () => {
    const now = new Date(2026, 10, 21, 18, 0);
    expect(formatTime(new Date(2026, 10, 21, 9, 5))).toBe("09:05");
    expect(formatWhen(new Date(2026, 10, 21, 9, 5), now)).toBe("09:05");
    expect(formatWhen(new Date(2026, 10, 12), now)).toBe("12 Nov");
    expect(formatWhen(new Date(2025, 10, 12), now)).toBe("12 Nov 2025");
    await changeLanguage("it");
    expect(formatDate(new Date(2025, 10, 12))).toBe("12 nov 2025");
  });

  it("sorts as a reader would: accents aside, numbers by size", () => {
    expect(["Zeta 10", "Élan", "eco", "Zeta 9"].sort(textOrder())).toEqual([
      "eco",
      "Élan",
      "Zeta 9",
      "Zeta 10",
    ]);
  });
});
