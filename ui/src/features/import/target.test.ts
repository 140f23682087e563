import { describe, expect, it } from "vitest";
import type { Mapping } from "@/ipc";
import {
  columnOf,
  fitted,
  keyColumn,
  targetKey,
  targetOf,
  tellsAccounts,
  withAlso,
  withKeyColumn,
  withTarget,
  withValue,
} from "./target";

const MAPPING: Mapping = {
  format: 1,
  stage: "prospect",
  columns: [
    { column: "Id", to: { field: "key" } },
    { column: "Company", to: { field: "name" } },
    { column: "Staff", to: { field: "employees" }, also: "company_size" },
    { column: "Lane", to: { parameter: "lane" }, values: { Meccanica: "core" } },
    { column: "Campaign", to: "attribute" },
  ],
};

describe("a mapping", () => {
  it("writes and reads targets", () => {
    for (const key of [
      "field:name",
      "parameter:lane",
      "grade:lane",
      "grades",
      "ignore",
      "attribute",
    ]) {
      expect(targetKey(targetOf(key))).toBe(key);
    }
  });

  it("gives a place to one column only", () => {
    const moved = withTarget(MAPPING, "Campaign", { field: "name" });
    expect(columnOf(moved, "Company").to).toBe("attribute");
    expect(columnOf(moved, "Campaign").to).toEqual({ field: "name" });
  });

  it("lets go of the translations when a column goes elsewhere, and keeps them when it stays", () => {
    expect(columnOf(withTarget(MAPPING, "Lane", "ignore"), "Lane").values).toBeUndefined();
    expect(columnOf(withTarget(MAPPING, "Lane", { parameter: "lane" }), "Lane").values).toEqual({
      Meccanica: "core",
    });
  });

  it("answers a parameter with one column only, whether by itself or as well", () => {
    const direct = withTarget(MAPPING, "Campaign", { parameter: "company_size" });
    expect(columnOf(direct, "Staff").also).toBeUndefined();
    const also = withAlso(MAPPING, "Staff", "lane");
    expect(columnOf(also, "Lane").to).toBe("attribute");
    expect(columnOf(also, "Staff").also).toBe("lane");
    expect("also" in columnOf(withAlso(MAPPING, "Staff", null), "Staff")).toBe(false);
  });

  it("makes a free column the key, and leaves another its own use", () => {
    expect(keyColumn(MAPPING)).toBe("Id");
    const free = withKeyColumn(MAPPING, "Campaign");
    expect(columnOf(free, "Campaign").to).toEqual({ field: "key" });
    expect(columnOf(free, "Id").to).toBe("attribute");
    const used = withKeyColumn(MAPPING, "Company");
    expect(columnOf(used, "Company").to).toEqual({ field: "name" });
    expect(keyColumn(used)).toBe("Company");
    expect(keyColumn(withKeyColumn(used, ""))).toBe("");
  });

  it("translates a word, to nothing too, and forgets it again", () => {
    const blank = withValue(MAPPING, "Lane", "n/a", "");
    expect(columnOf(blank, "Lane").values).toEqual({ Meccanica: "core", "n/a": "" });
    expect(columnOf(withValue(blank, "Lane", "n/a", null), "Lane").values).toEqual({
      Meccanica: "core",
    });
  });

  it("fits a saved one to the columns that are there", () => {
    const saved: Mapping = { ...MAPPING, name: "CRM", key: "Gone" };
    const here = fitted(saved, ["Company", "Notes"]);
    expect(here.columns.map(({ column }) => column)).toEqual(["Company", "Notes"]);
    expect(columnOf(here, "Notes").to).toBe("attribute");
    expect(keyColumn(here)).toBe("");
    expect(tellsAccounts(here)).toBe(true);
    expect(tellsAccounts(fitted(saved, ["Notes"]))).toBe(false);
  });
});
