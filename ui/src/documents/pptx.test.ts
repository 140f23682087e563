import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import JSZip from "jszip";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "@/i18n";
import { toPptx } from "./pptx";
import { plainNumber, type SlideSheet } from "./slides";
import { wordsIn } from "./words";

/** What could get lost on the way: line breaks, bars, marks, numbers, parts without a whole. */
const FULL: SlideSheet = {
  account: "Officine Brandolese",
  key: "ORD-0016",
  slide: {
    person: "Federica Tognon",
    title: "Responsabile qualità, stabilimento",
    industry: "Valves & <fittings>",
    issue: 'Close them in a week.\nThe "auditor": no longer believes me.',
    problems: [
      { text: "19 days open | on paper", reason: "three departments\nand one form" },
      { text: "The same causes come back", reason: "" },
      { text: "", reason: "nobody knows why" },
    ],
    capabilities: ["See where it is stuck", "Route: by severity", "8D\\CAPA"],
    delta: {
      text: "19 days to 6",
      amount: 38000.5,
      currency: "EUR",
      unit: "idle time",
      period: "month",
    },
    date: {
      day: "2027-03-31",
      event: "renewal of the certificate",
      origin: "external",
      consequence: "we lose it",
    },
    events: [
      {
        what: "First line under 10 days",
        after: "6 weeks",
        due: "2027-05-15",
        owner: "Carla",
        measure: "median days: open",
        state: "reached",
        settled: "2027-05-12",
      },
      {
        what: "All lines",
        after: "",
        due: "2027-09",
        owner: "",
        measure: "",
        state: "planned",
        settled: "",
      },
      {
        what: "",
        after: "a year",
        due: "",
        owner: "Ugo",
        measure: "",
        state: "missed",
        settled: "",
      },
    ],
    links: [
      { name: "Tender", address: "https://tender.example/a?b=1&c=2" },
      { name: "", address: "https://alone.example" },
      { name: "Paper only", address: "" },
    ],
  },
};

const SPARSE: SlideSheet = {
  account: "Kaltenwieser Werkzeugbau",
  key: null,
  slide: {
    title: "COO",
    issue: "日本 è Ω 🙂",
    delta: { text: "a lot" },
    date: { event: "our quarter end" },
  },
};

const LONG: SlideSheet = {
  account: "Studio Verganti",
  key: null,
  slide: {
    person: "Paolo",
    delta: { text: "", amount: 1.234 },
    problems: Array.from({ length: 30 }, (_, i) => ({
      text: `Problem ${i}`,
      reason: `Reason ${i}`,
    })),
  },
};

const fixtures = resolve(import.meta.dirname, "../../../src-tauri/workspace/tests/fixtures/decks");

describe("slides as PowerPoint", () => {
  for (const language of LANGUAGES) {
    it(`is a sound archive with the text in tables, in ${language}`, async () => {
      const bytes = await toPptx([FULL, SPARSE, LONG], wordsIn(language), "Ordito");
      // The core reads these files in its own tests; made again with LANEWISE_BLESS=1.
      if (process.env.LANEWISE_BLESS) {
        mkdirSync(fixtures, { recursive: true });
        writeFileSync(resolve(fixtures, `slides-${language}.pptx`), bytes);
        writeFileSync(
          resolve(fixtures, "slides.json"),
          `${JSON.stringify([FULL, SPARSE, LONG], null, 2)}\n`,
        );
      }
      const zip = await JSZip.loadAsync(bytes);
      const types = (await zip.file("[Content_Types].xml")?.async("string")) ?? "";
      const relations = (await zip.file("ppt/_rels/presentation.xml.rels")?.async("string")) ?? "";
      for (const at of [1, 2, 3]) {
        const xml = (await zip.file(`ppt/slides/slide${at}.xml`)?.async("string")) ?? "";
        const parsed = new DOMParser().parseFromString(xml, "application/xml");
        expect(parsed.querySelector("parsererror")).toBeNull();
        expect(types).toContain(`/ppt/slides/slide${at}.xml`);
        expect(relations).toContain(`slides/slide${at}.xml`);
        const tags = (name: string) => [...parsed.getElementsByTagName(name)];
        expect(tags("a:tbl")).toHaveLength(2);
        const title = tags("p:ph").find((ph) => ph.getAttribute("type") === "title");
        expect(title?.hasAttribute("idx")).toBe(false);
        // The schema has the properties of a paragraph first, and once; of each row as many cells as columns.
        for (const paragraph of tags("a:p")) {
          const props = [...paragraph.children].map((c, i) => (c.tagName === "a:pPr" ? i : -1));
          expect(props.filter((i) => i > 0)).toEqual([]);
        }
        for (const row of tags("a:tr")) {
          expect([...row.children].filter((c) => c.tagName === "a:tc")).toHaveLength(2);
        }
        const ids = tags("p:cNvPr").map((c) => c.getAttribute("id"));
        expect(new Set(ids).size).toBe(ids.length);
      }
      // Nothing points outside but what its author wrote as text.
      for (const name of Object.keys(zip.files).filter((n) => n.endsWith(".rels"))) {
        expect(await zip.file(name)?.async("string")).not.toContain('TargetMode="External"');
      }
    });
  }

  it("writes numbers that nobody takes for others", () => {
    expect([1.234, 38000.5, 1234, 0.5].map(plainNumber)).toEqual([
      "1.2340",
      "38000.5",
      "1234",
      "0.5",
    ]);
  });
});
