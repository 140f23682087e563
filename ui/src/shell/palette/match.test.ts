import { describe, expect, it } from "vitest";
import { typedWords } from "@/components/folded";
import type { AccountRow } from "@/ipc";
import { account, row } from "@/test/accounts";
import { findAccounts, splitVerb } from "./accounts";
import { matching } from "./match";

const action = (label: string, words = "") => ({ id: label, label, words });
const labels = (found: { label: string }[]) => found.map(({ label }) => label);

describe("matching", () => {
  const all = [
    action("Settings"),
    action("Theme: Dark", "night"),
    action("Café Monteorde"),
    action("Publish the profile"),
    action("Profile"),
  ];

  it("needs no accents, no capitals and not the whole word", () => {
    expect(labels(matching(all, "CAFE"))).toEqual(["Café Monteorde"]);
    expect(labels(matching(all, "mont caf"))).toEqual(["Café Monteorde"]);
    expect(labels(matching(all, "night"))).toEqual(["Theme: Dark"]);
  });

  it("puts a name that begins so before one that merely has it", () => {
    expect(labels(matching(all, "prof"))).toEqual(["Profile", "Publish the profile"]);
  });

  it("forgives a slip of the finger, but only where nothing fits as written", () => {
    expect(labels(matching(all, "monteodre"))).toEqual(["Café Monteorde"]);
    expect(labels(matching(all, "stetings"))).toEqual(["Settings"]);
    expect(labels(matching(all, "pblsh"))).toEqual(["Publish the profile"]);
    expect(matching(all, "zzz")).toEqual([]);
  });
});

describe("ten thousand accounts", () => {
  const rows: AccountRow[] = Array.from({ length: 10_000 }, (_, at) =>
    row(account(at + 1, `Compañía ${at + 1} de Jaén`, { country: "Spain", key: `CRM-${at + 1}` })),
  );
  const found = (typed: string) =>
    findAccounts(rows, typedWords(typed)).map(({ account }) => account.name);

  it("are found by a part of the name, by record id, and by a slipped key", () => {
    expect(found("compania 777 jaen")[0]).toBe("Compañía 777 de Jaén");
    expect(found("crm-9999")).toEqual(["Compañía 9999 de Jaén"]);
    expect(found("compnaia 10000")).toEqual(["Compañía 10000 de Jaén"]);
  });

  it("are searched between two key strokes, also where nothing is found", () => {
    found("first");
    const start = performance.now();
    for (const typed of ["c", "compa", "compania 4", "4242", "qqqqqq"]) {
      found(typed);
    }
    // Five searches; a tenth of a second each would still feel immediate on a slow machine.
    expect(performance.now() - start).toBeLessThan(500 * 4);
  });
});

describe("splitVerb", () => {
  it("tells what is to be done from whom it is done to", () => {
    expect(splitVerb(["stage", "talleres"], ["stage", "move"])).toEqual(["talleres"]);
    expect(splitVerb(["talleres", "sta"], ["stage"])).toEqual(["talleres"]);
    expect(splitVerb(["stage"], ["stage"])).toBeNull();
    expect(splitVerb(["talleres"], ["stage"])).toBeNull();
  });
});
