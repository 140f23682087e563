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
    expect(words.detail).toBeNull();
    expect(words.technical).toBeNull();
  });

  it("says broken rules by the names people read, with the figures of the language", async () => {
    const problems = [
      { place: "tiers[good].from", about: ["Good"], rule: { kind: "last_threshold", from: 61500 } },
      { place: "parameters", about: [], rule: { kind: "weights_sum", sum: 985 } },
      {
        place: "parameters[size].levels[big]",
        about: ["Size", "Big"],
        rule: { kind: "gap", from: "1000", to: "1200.5", below: "Small" },
      },
    ];
    const error = new LanewiseError("invalid", { message: "English", problems });
    await changeLanguage("it");
    const lines = errorWords(i18next.t, error).detail?.split("\n") ?? [];
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^Good: I punteggi sotto 61,5 /);
    expect(lines[1]).toContain("98,5%");
    expect(lines[2]).toMatch(/^Size › Big: Da 1\.000 fino a 1\.200,5 .*«Small»/);
  });

  it("says what a table or the workspace refuses, and keeps English for the technical part", async () => {
    await changeLanguage("it");
    const table = new LanewiseError("table", {
      message: "The file is damaged (zip: bad magic).",
      table: { kind: "corrupt", detail: "zip: bad magic" },
    });
    const said = errorWords(i18next.t, table);
    expect(said.what).toBe("Il file è danneggiato o incompleto.");
    expect(said.technical).toContain("bad magic");
    const refusal = new LanewiseError("refused", {
      message: "key: …",
      refusal: { kind: "key_taken", key: "0015", account: "Olmedal" },
    });
    expect(errorWords(i18next.t, refusal)).toEqual({
      what: "La chiave «0015» appartiene già a Olmedal.",
      next: "Scegli un’altra chiave, o modifica quell’azienda.",
      detail: null,
      technical: null,
    });
    const pdf = new LanewiseError("table", { table: { kind: "not_a_table", what: "pdf" } });
    expect(errorWords(i18next.t, pdf).what).toBe("Questo è un documento PDF, non una tabella.");
  });

  it("shows what the system said only as such", () => {
    const io = new LanewiseError("io", { message: "/x: Input/output error (os error 5)" });
    const words = errorWords(i18next.t, io);
    expect(words.detail).toBeNull();
    expect(words.technical).toContain("os error 5");
    const missing = new LanewiseError("missing", { message: "There is no account 7." });
    expect(errorWords(i18next.t, missing).technical).toBeNull();
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
