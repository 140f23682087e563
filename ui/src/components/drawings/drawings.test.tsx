import { readFileSync } from "node:fs";
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactElement } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Table } from "@/documents/model";
import { answerWith } from "@/ipc";
import { createQueryClient } from "@/queries/client";
import { WORKSPACE } from "@/test/app";
import { renderThemed } from "@/test/render";
import { Figure } from "./Figure";
import { FigureTable, tableText } from "./FigureTable";
import { FILE_WIDTH, framed } from "./framed";
import { colourOf, DARK, LIGHT } from "./palette";
import { markShapes, moved, type Scene, tierShapes } from "./scene";
import { sceneSvg } from "./svg";
import { fitted, wrapped } from "./text";
import { pictureBytes, pictureName } from "./useExport";

const withQueries = (ui: ReactElement) => (
  <QueryClientProvider client={createQueryClient(() => {})}>{ui}</QueryClientProvider>
);

const SCENE: Scene = {
  width: 400,
  height: 100,
  shapes: [
    { kind: "line", x1: 0, y1: 50, x2: 400, y2: 50, stroke: "rule" },
    { kind: "rect", x: 10, y: 10, width: 40, height: 20, fill: { tier: 0, of: 4, part: "band" } },
    { kind: "text", x: 10, y: 90, text: "Owner <of> & “it”", size: 13, fill: "ink" },
    ...markShapes("diamond", 100, 50, 5),
    ...markShapes("cross", 120, 50, 5),
    ...markShapes("ring", 140, 50, 5),
    ...tierShapes(1, 4, 200, 20),
  ],
};

const TABLE: Table = {
  kind: "table",
  caption: "What was counted",
  columns: [{ title: "Parameter" }, { title: "Successes", figures: true }],
  rows: [
    ["Project owner", "16 of 18"],
    [[{ text: "Good", tier: { rank: 1, of: 4 } }], "9 of 12"],
  ],
};

function parsed(svg: string): Document {
  const page = new DOMParser().parseFromString(svg, "image/svg+xml");
  expect(page.querySelector("parsererror")).toBeNull();
  return page;
}

describe("a drawing that leaves the app", () => {
  it("is SVG that parses, says what it shows, and knows no variable of the app", () => {
    const svg = sceneSvg(SCENE, { alt: "A & B", palette: LIGHT, ground: true, sized: true });
    const page = parsed(svg);
    expect(page.documentElement.getAttribute("role")).toBe("img");
    expect(page.querySelector("title")?.textContent).toBe("A & B");
    expect(page.querySelector("text")?.textContent).toBe("Owner <of> & “it”");
    expect(page.documentElement.getAttribute("font-family")).toMatch(/Inter.*sans-serif$/);
    expect(svg).not.toContain("var(");
    expect(svg).not.toContain("class=");
  });

  it("has its title over it and its source under it", () => {
    const file = framed(SCENE, {
      title: "What separates",
      says: "Three do.",
      source: "Lanewise · 42",
    });
    const words = file.shapes.flatMap((one) => (one.kind === "text" ? [[one.text, one.y]] : []));
    const at = (text: string) => Number(words.find(([said]) => said === text)?.[1]);
    expect(at("What separates")).toBeLessThan(at("Three do."));
    expect(at("Three do.")).toBeLessThan(at("Owner <of> & “it”"));
    expect(at("Lanewise · 42")).toBeGreaterThan(at("Owner <of> & “it”"));
    expect(at("Lanewise · 42")).toBeLessThan(file.height);
    expect(file.width).toBeLessThanOrEqual(FILE_WIDTH);
  });

  it("wears the colours that were asked for", async () => {
    const leaving = { scene: SCENE, title: "x", alt: "x" };
    const text = async (dark: boolean) =>
      new TextDecoder().decode((await pictureBytes({ ...leaving, dark }, "svg")) ?? undefined);
    expect(await text(false)).toContain(LIGHT.band[0]);
    expect(await text(true)).toContain(DARK.band[0]);
    expect(await text(true)).toContain(`fill="${DARK.ink.sheet}"`);
    // No canvas here: PNG says so instead of writing an empty file.
    expect(await pictureBytes({ ...leaving, dark: false }, "png")).toBeNull();
  });

  it("has a name that every file system takes", () => {
    expect(pictureName("Owner: yes/no?", "svg")).toBe("Owner yes no.svg");
    expect(pictureName("...", "png")).toBe("Lanewise.png");
    expect(pictureName("ø".repeat(400), "png")).toHaveLength(104);
  });

  it("uses the colours of the theme", () => {
    const css = readFileSync("src/theme/tokens.css", "utf8");
    const [, light = "", dark = ""] =
      /(\[data-mantine-color-scheme="light"\] \{[\s\S]*?\n\})[\s\S]*?(\n\[data-mantine-color-scheme="dark"\] \{[\s\S]*?\n\})/.exec(
        css,
      ) ?? [];
    for (const [block, palette] of [
      [light, LIGHT],
      [dark, DARK],
    ] as const) {
      const value = (name: string) => new RegExp(`--${name}: (#\\w+);`).exec(block)?.[1];
      for (const [name, colour] of Object.entries(palette.ink)) {
        expect(value(name), name).toBe(colour);
      }
      for (const part of ["mark", "text", "band"] as const) {
        palette[part].forEach((colour, rank) => {
          expect(value(`tier-${rank + 1}-${part}`)).toBe(colour);
        });
      }
    }
    expect(colourOf({ tier: 2, of: 3, part: "mark" }, LIGHT)).toBe(LIGHT.mark[3]);
  });
});

describe("shapes", () => {
  it("move as one, paths too", () => {
    const [path] = moved(markShapes("diamond", 10, 10, 5), 3, -2);
    expect(path).toMatchObject({
      d: markShapes("diamond", 13, 8, 5).map((one) => "d" in one && one.d)[0],
    });
  });

  it("cut words by the room there is", () => {
    expect(fitted("Success criteria", 1000, { size: 13 })).toBe("Success criteria");
    expect(fitted("Success criteria", 60, { size: 13 })).toMatch(/^Succ.*…$/);
    expect(fitted("Success", 2, { size: 13 })).toBe("");
    expect(wrapped("one two three four", 50, { size: 13 }, 2)).toHaveLength(2);
    expect(wrapped("", 50, { size: 13 })).toEqual([]);
  });
});

describe("the table behind a drawing", () => {
  it("has an interval ready to stand under its figure", () => {
    const columns = [{ title: "Answer" }, { title: "Share", figures: true }];
    const interval = { title: "95% interval", figures: true, beneath: true };
    const rows = [["Written", "67%", "45–84%"]];
    render(<FigureTable table={{ ...TABLE, columns: [...columns, interval], rows }} />);
    const [, share, apart] = screen.getAllByRole("columnheader");
    expect(share).toHaveTextContent("Share95% interval");
    expect(apart?.className).toMatch(/apart/);
    expect(screen.getAllByRole("cell").map((one) => one.textContent)).toEqual([
      "67%45–84%",
      "45–84%",
    ]);
  });

  it("is a real table, tiers with their bars", () => {
    render(<FigureTable table={TABLE} />);
    const table = screen.getByRole("table", { name: "What was counted" });
    expect(within(table).getAllByRole("columnheader")).toHaveLength(2);
    expect(within(table).getByRole("row", { name: "Project owner 16 of 18" })).toBeVisible();
    expect(
      within(table).getByRole("rowheader", { name: "Good" }).querySelector("svg"),
    ).toBeTruthy();
  });

  it("pastes into a spreadsheet", () => {
    expect(tableText(TABLE)).toBe("Parameter\tSuccesses\nProject owner\t16 of 18\nGood\t9 of 12");
  });
});

describe("the frame of a drawing", () => {
  beforeEach(() => answerWith({ workspaceCurrent: () => WORKSPACE }));
  afterEach(() => answerWith(null));
  const draw = vi.fn(() => SCENE);

  it("shows a drawing that is read aloud, and its table on demand", async () => {
    renderThemed(
      withQueries(
        <Figure title="What separates" says="Three parameters do." draw={draw} table={TABLE} />,
      ),
    );
    expect(screen.getByRole("figure", { name: "What separates" })).toBeVisible();
    expect(screen.getByRole("img", { name: "Three parameters do." })).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "What separates as a table" }));
    expect(screen.getByRole("table", { name: "What was counted" })).toBeVisible();
    expect(screen.queryByRole("img", { name: "Three parameters do." })).toBeNull();
  });

  it("offers the picture in both formats, and the figures", async () => {
    renderThemed(
      withQueries(<Figure title="Tiers" says="So many." draw={draw} table={TABLE} level={3} />),
    );
    await userEvent.click(screen.getByRole("button", { name: "Save or copy: Tiers" }));
    const items = (await screen.findAllByRole("menuitem")).map((one) => one.textContent);
    expect(items).toEqual(["Save as SVG…", "Save as PNG…", "Copy the picture", "Copy the figures"]);
    expect(screen.getByRole("menuitemradio", { name: "Light" })).toBeChecked();
    await userEvent.click(screen.getByRole("menuitemradio", { name: "Dark" }));
    expect(screen.getByRole("menuitemradio", { name: "Dark" })).toBeChecked();
  });
});
