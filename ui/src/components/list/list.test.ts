import { describe, expect, it } from "vitest";
import { cellsOf, readCells, writeCells, writeTable } from "./clipboard";
import { countValues, type Facet, filterRows, groupRows, groupValues, inOrder } from "./facets";
import { chosenColumns, tracksOf } from "./order";
import { readLayout, readShown, writeShown } from "./state";
import type { ListColumn } from "./types";

const clipboard = (text: string, html = "") => ({
  getData: (kind: string) => (kind === "text/html" ? html : text),
});

describe("the clipboard", () => {
  it.each([
    [
      "a\tb\nc\td",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a\tb\r\nc\td\r\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ['"two\nlines"\t"say ""hi"""', [["two\nlines", 'say "hi"']]],
    ['24" screen\tx', [['24" screen', "x"]]],
    ['"open\tx', [['"open', "x"]]],
    [
      "\t\n\t",
      [
        ["", ""],
        ["", ""],
      ],
    ],
    ["", [[""]]],
  ])("reads %j", (text, cells) => {
    expect(readCells(text)).toEqual(cells);
  });

  it("reads back what it wrote, whatever stands in the cells", () => {
    const rows = [
      ["a\tb", 'c"d', "e\nf"],
      ["", " ", "€ 1.200,50"],
    ];
    expect(readCells(writeCells(rows))).toEqual(rows);
    const html = writeTable(rows);
    expect(cellsOf(clipboard("", html))?.[1]?.[2]).toBe("€ 1.200,50");
  });

  it("takes a table of a page where the text has no cells, and spreads joined cells", () => {
    const html = "<p>x</p><table><tr><td colspan=2>A</td><td>B<br>C</td></tr></table>";
    expect(cellsOf(clipboard("A B C", html))).toEqual([["A", "", "B\nC"]]);
    expect(cellsOf(clipboard("", ""))).toBeNull();
    expect(cellsOf(clipboard("alone", "<b>alone</b>"))).toEqual([["alone"]]);
  });
});

interface Row {
  name: string;
  colours: string[];
}
const ROWS: Row[] = [
  { name: "a", colours: ["red"] },
  { name: "b", colours: ["red", "blue"] },
  { name: "c", colours: [""] },
  { name: "d", colours: ["blue"] },
];
const COLOUR: Facet<Row> = {
  id: "colour",
  title: "Colour",
  values: (row) => row.colours,
  label: (value) => value,
  text: (value) => value,
  order: ["red", "blue"],
};
const NAME: Facet<Row> = { ...COLOUR, id: "name", values: (row) => [row.name], order: undefined };
const compare = (a: string, b: string) => a.localeCompare(b);

describe("facets", () => {
  it("filter by any of the chosen values, and count as if theirs were not chosen", () => {
    const filters = { colour: ["blue"], name: ["b", "c", "d"] };
    const names = (rows: readonly Row[]) => rows.map(({ name }) => name).join("");
    expect(names(filterRows(ROWS, [COLOUR, NAME], filters))).toBe("bd");
    expect(filterRows(ROWS, [COLOUR, NAME], { colour: [] })).toBe(ROWS);
    const counts = countValues(ROWS, [COLOUR, NAME], filters, COLOUR);
    expect([...counts]).toEqual([
      ["red", 1],
      ["blue", 2],
      ["", 1],
    ]);
  });

  it("order as they say, what has no value last, and group several values as one", () => {
    expect(inOrder(COLOUR, ["", "grey", "blue", "red"], compare)).toEqual([
      "red",
      "blue",
      "grey",
      "",
    ]);
    const groups = groupRows(ROWS, COLOUR, compare);
    expect(groups.map(({ value, rows }) => [groupValues(value), rows.length])).toEqual([
      [["red"], 1],
      [["blue"], 1],
      [["red", "blue"], 1],
      [[""], 1],
    ]);
  });
});

describe("what is kept of a list", () => {
  it("comes back as it was, and nonsense is left out", () => {
    const shown = {
      filters: { b: ["1"], a: ["2", "3"], none: [] },
      sorting: { column: "name", descending: true },
      group: "outcome",
      columns: ["name", "tier"],
    };
    expect(readShown(writeShown(shown))).toEqual({
      ...shown,
      filters: { a: ["2", "3"], b: ["1"] },
    });
    const empty = { filters: {}, sorting: null, group: null, columns: null };
    for (const text of ["", "null", "[]", "7", '{"filters":{"a":1},"sorting":3,"columns":[1]}']) {
      expect(readShown(text)).toEqual(empty);
    }
    expect(readLayout('{"columns":["a"],"widths":{"a":3.5,"b":"x","c":-1}}')).toEqual({
      columns: ["a"],
      widths: { a: 3.5 },
    });
    expect(readLayout(null)).toEqual({ columns: null, widths: {} });
  });
});

describe("columns", () => {
  const column = (id: string, more: Partial<ListColumn<Row>> = {}): ListColumn<Row> => ({
    id,
    title: id,
    width: "minmax(8rem, 1fr)",
    cell: () => null,
    ...more,
  });
  const all = [column("name", { fixed: true }), column("a"), column("b", { hidden: true })];

  it("are the usual ones until somebody chooses; the name is always there, those gone never", () => {
    const ids = (chosen: string[] | null) => chosenColumns(all, chosen).map(({ id }) => id);
    expect(ids(null)).toEqual(["name", "a"]);
    expect(ids(["b", "gone", "a"])).toEqual(["name", "b", "a"]);
    expect(ids([])).toEqual(["name"]);
    expect(chosenColumns(all, null, ({ id }) => id !== "a")).toHaveLength(1);
  });

  it("say the least room they need", () => {
    expect(tracksOf(all.slice(0, 2), { a: 12.5 }, 2.25)).toEqual({
      tracks: "2.25rem minmax(8rem, 1fr) 12.5rem",
      least: 22.75,
    });
  });
});
