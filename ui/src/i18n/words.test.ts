import i18next from "i18next";
import { afterEach, describe, expect, it } from "vitest";
import { LanewiseError } from "@/ipc";
import { errorWords } from "./errors";
import { changeLanguage, LANGUAGES } from "./index";
import { operationWords } from "./operations";

afterEach(() => changeLanguage("en"));

describe("words for errors", () => {
  const busy = new LanewiseError("busy" as never, {
    message: "locked",
    problems: [],
    holder: { user: "ines", host: "atelier" },
  });

  it("names who has the file, and what to do", () => {
    const words = errorWords(i18next.t, busy);
    expect(words.what).toBe("ines, atelier has this workspace open.");
    expect(words.next).toContain("try again");
    expect(words.detail).toBe("locked");
  });

  it("lists broken rules instead of the message", () => {
    const problems = [{ place: "tiers[1]", wrong: "no name", mend: "Give it one." }];
    const error = new LanewiseError("invalid" as never, { message: "x", problems, holder: null });
    expect(errorWords(i18next.t, error).detail).toBe("tiers[1]: no name. Give it one.");
  });

  it("treats a kind it does not know as unexpected", () => {
    const words = errorWords(i18next.t, new LanewiseError("never_heard_of" as never, null));
    expect(words.what).toBe(i18next.t("errors.unexpected.what"));
    expect(words.detail).toBeNull();
  });
});

describe("words for operations", () => {
  const weight = { kind: "set_weight", parameter_name: "Lane", weight: 165 } as const;

  it("formats the figures of the language", async () => {
    expect(operationWords(i18next.t, weight)).toBe("Weight of Lane, now 16.5");
    await changeLanguage("it");
    expect(operationWords(i18next.t, weight)).toBe("Peso di Lane, ora 16,5");
  });

  it("names one account, counts several, in every language", async () => {
    for (const language of LANGUAGES) {
      await changeLanguage(language);
      const one = { kind: "remove_accounts", account_name: "Olmedal", count: 1 } as const;
      expect(operationWords(i18next.t, one)).toContain("Olmedal");
      const many = operationWords(i18next.t, { ...one, count: 1200 });
      expect(many).toMatch(/1[.,]200/);
      expect(many).not.toContain("Olmedal");
    }
  });

  it("has a plural for whole millions in Italian and Spanish", async () => {
    await changeLanguage("it");
    expect(i18next.t("common.lane.customers", { count: 1_000_000, n: "1.000.000" })).toBe(
      "1.000.000 clienti",
    );
  });
});
