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

/** More than any page holds: a long list, texts that have to be cut at blanks, at line breaks, and where there is neither. */
const HUGE: SlideSheet = {
  account: "Molino Trezzani",
  key: "ORD-0099",
  slide: {
    person: "Ada",
    title: "COO",
    issue: Array.from(
      { length: 900 },
      (_, i) => `word${i}${i % 40 === 39 ? "\n" : i % 97 === 0 ? "  " : " "}`,
    )
      .join("")
      .trim(),
    problems: [
      { text: "🙂".repeat(1500), reason: "x".repeat(4000) },
      { text: "Short", reason: "a reason …" },
    ],
    capabilities: Array.from({ length: 200 }, (_, i) => `Capability number ${i + 1}`),
    delta: { text: "…", amount: 12, unit: "hours" },
    events: Array.from({ length: 40 }, (_, i) => ({
      what: `Win ${i + 1}`,
      after: `${i + 1} weeks`,
      due: "",
      owner: "Ugo",
      measure: "",
      state: "planned" as const,
      settled: "",
    })),
  },
};

const fixtures = resolve(import.meta.dirname, "../../../src-tauri/workspace/tests/fixtures/decks");

describe("slides as PowerPoint", () => {
  for (const language of LANGUAGES) {
    it(`is a sound archive with the text in tables, in ${language}`, async () => {
      const bytes = await toPptx([FULL, SPARSE, LONG, HUGE], wordsIn(language), "Ordito");
      // The core reads these files in its own tests; made again with LANEWISE_BLESS=1.
      if (process.env.LANEWISE_BLESS) {
        mkdirSync(fixtures, { recursive: true });
        writeFileSync(resolve(fixtures, `slides-${language}.pptx`), bytes);
        writeFileSync(
          resolve(fixtures, "slides.json"),
          `${JSON.stringify([FULL, SPARSE, LONG, HUGE], null, 2)}\n`,
        );
      }
      const zip = await JSZip.loadAsync(bytes);
      const types = (await zip.file("[Content_Types].xml")?.async("string")) ?? "";
      const relations = (await zip.file("ppt/_rels/presentation.xml.rels")?.async("string")) ?? "";
      const slides = Object.keys(zip.files).filter((n) => /^ppt\/slides\/slide\d+\.xml$/.test(n));
      expect(slides.length).toBeGreaterThan(7);
      for (let at = 1; at <= slides.length; at += 1) {
        const xml = (await zip.file(`ppt/slides/slide${at}.xml`)?.async("string")) ?? "";
        const parsed = new DOMParser().parseFromString(xml, "application/xml");
        expect(parsed.querySelector("parsererror")).toBeNull();
        expect(types).toContain(`/ppt/slides/slide${at}.xml`);
        expect(relations).toContain(`slides/slide${at}.xml`);
        const tags = (name: string) => [...parsed.getElementsByTagName(name)];
        // Who goes on may have only one half left to fill.
        expect(tags("a:tbl").length).toBeGreaterThanOrEqual(at > 3 ? 1 : 2);
        const sizes = tags("a:rPr").map((run) => Number(run.getAttribute("sz") ?? 1800));
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(900);
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

  it("goes on, on another slide, rather than in letters that nobody can read", async () => {
    const bytes = await toPptx([LONG], wordsIn("en"), "Ordito");
    const zip = await JSZip.loadAsync(bytes);
    const said = async (at: number) => {
      const xml = (await zip.file(`ppt/slides/slide${at}.xml`)?.async("string")) ?? "";
      const parsed = new DOMParser().parseFromString(xml, "application/xml");
      return [...parsed.getElementsByTagName("a:t")].map((one) => one.textContent);
    };
    const [first, second] = [await said(1), await said(2)];
    expect(zip.file("ppt/slides/slide3.xml")).toBeNull();
    expect(first).toContain("Studio Verganti · Paolo");
    expect(first).toContain("1 / 2");
    expect(second).toContain("Studio Verganti · Paolo (2)");
    expect(second).toContain("2 / 2");
    // Every problem once, in its order; a problem and its reason on either side of the edge at most.
    const problems = [...first, ...second].filter((text) => text?.startsWith("Problem "));
    expect(problems).toEqual(LONG.slide.problems?.map(({ text }) => text));
    expect(second.filter((text) => text?.startsWith("Problem")).length).toBeGreaterThan(3);
  });

  it("writes numbers that nobody takes for others", () => {
    expect([1.234, 38000.5, 1234, 0.5].map(plainNumber)).toEqual([
      "1.2340",
      "38000.5",
      "1234",
      "0.5",
    ]);
  });
});
