import { inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { LANGUAGES, type Language } from "@/i18n";
import type { DraftView, Parameter, Scorecard, WorkspaceInfo } from "@/ipc";
import {
  account,
  INFO,
  OPEN,
  OUTCOMES,
  PROFILE,
  row,
  SIZE,
  scorecard,
  TIERS,
} from "@/test/accounts";
import { toDocx } from "./docx";
import { html, markdown } from "./escape";
import { guidePaper, prospectGuidePaper } from "./guide";
import { toHtml } from "./html";
import { toMarkdown } from "./markdown";
import { type Paper, pieces, sentence } from "./model";
import { profilePaper } from "./profile";
import { scorecardPaper } from "./scorecard";
import { slidePaper } from "./slide-paper";
import { wordsIn } from "./words";

const NOW = new Date("2026-11-21T10:00:00Z");
const share = (count: number, total: number) => ({ count, total, low: 0, high: 1000 });

function draftOf(parameters: Parameter[] = PROFILE.parameters, customers = 12): DraftView {
  const count = {
    total: customers,
    tiers: [customers, 0, 0, 0],
    admitted: customers,
    low: 0,
    high: 1000,
  };
  const marks = Array.from({ length: customers }, (_, at) => ({
    id: at,
    name: `C${at}`,
    score: 80_000 + at * 1000,
    wrong: false,
  }));
  return {
    profile: {
      ...PROFILE,
      parameters,
      must_haves: [
        {
          id: "m",
          parameter: "criteria",
          levels: ["none"],
          at_most: "risky",
          why: "We paid for it.",
        },
      ],
    },
    counts: parameters.map((one) => ({
      parameter: one.id,
      levels: one.levels.map((level) => ({
        level: level.id,
        success: share(3, customers),
        others: share(0, 0),
      })),
      left_out: 1,
      typical: 50,
      typical_of: customers,
    })),
    chart: {
      tiers: TIERS,
      admitting: 2,
      rows: OUTCOMES.map((outcome, at) => ({
        outcome,
        count:
          at === 0 ? count : { total: 0, tiers: [0, 0, 0, 0], admitted: 0, low: 0, high: 1000 },
        marks: at === 0 ? marks : [],
        bins: [],
      })),
      saved: [],
      saved_counts: [],
      saved_version: null,
      success: { admitted: customers, total: customers },
      others: { admitted: 0, total: 0 },
    },
    must_haves: [],
    outcomes: OUTCOMES,
    version: {
      number: 2,
      name: "Small",
      at: "2026-05-03T08:00:00Z",
      author: "Inés",
      reason: "spring",
      blend: null,
      learnt: false,
    },
  };
}

const source = (draft = draftOf(), more: Partial<WorkspaceInfo> = {}) => ({
  workspace: { ...INFO, ...more },
  draft,
  now: NOW,
});
const ORDER = [
  { parameter: "criteria", swing: 60_000, must_have: true },
  { parameter: "size", swing: 30_000, must_have: false },
];

function card(name = "Olmedal", more: Partial<Scorecard> = {}): Scorecard {
  return scorecard(row(account(7, name, { key: "0015" })), OPEN, [SIZE], more);
}

function papers(language: Language): Paper[] {
  const words = wordsIn(language);
  return [
    profilePaper(source(), "a4", words),
    guidePaper(source(), ORDER, "letter", words),
    prospectGuidePaper(card(), "Ordito", NOW, "a4", words),
    scorecardPaper(card(), "Ordito", NOW, "letter", words),
  ];
}

/** The page a browser makes of it. */
function page(paper: Paper): Document {
  return new DOMParser().parseFromString(toHtml(paper), "text/html");
}

/** The files in a zip. */
function unzipped(bytes: Uint8Array): Map<string, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const files = new Map<string, string>();
  let at = view.getUint32(bytes.length - 22 + 16, true);
  while (view.getUint32(at, true) === 0x02014b50) {
    const [packed, name, extra, comment] = [20, 28, 30, 32].map((place, index) =>
      index === 0 ? view.getUint32(at + place, true) : view.getUint16(at + place, true),
    ) as [number, number, number, number];
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const data = bytes.subarray(start, start + packed);
    const text = view.getUint16(at + 10, true) === 0 ? data : inflateRawSync(data);
    files.set(
      new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)),
      new TextDecoder().decode(text),
    );
    at += 46 + name + extra + comment;
  }
  return files;
}

async function wordXml(paper: Paper): Promise<Document> {
  const body = unzipped(await toDocx(paper, async () => null)).get("word/document.xml") ?? "";
  return new DOMParser().parseFromString(body, "application/xml");
}

describe("documents", () => {
  it.each(LANGUAGES)(
    "say the same in every format, all of it in %s",
    { timeout: 20_000 },
    async (language) => {
      for (const paper of papers(language)) {
        const shown = page(paper);
        const word = await wordXml(paper);
        const texts = [
          shown.body.textContent ?? "",
          word.documentElement.textContent ?? "",
          toMarkdown(paper),
        ];
        expect(word.querySelector("parsererror")).toBeNull();
        expect(shown.documentElement.lang).toBe(language);
        for (const text of texts) {
          expect(text).toContain(paper.title);
          expect(text).not.toMatch(/\{\{|documents\.|prospects\.|undefined|NaN|\[object/);
        }
      }
    },
  );

  it("write numbers and dates as the document's language does, whatever is on the screen", () => {
    const { body } = page(scorecardPaper(card(), "Ordito", NOW, "a4", wordsIn("it")));
    expect(body.textContent).toContain("70,000");
    expect(body.textContent).toContain("21 nov 2026");
    expect(page(profilePaper(source(), "a4", wordsIn("en"))).body.textContent).toContain(
      "3 May 2026",
    );
  });

  it("tell a published version from a draft", () => {
    const english = wordsIn("en");
    const lines = (changed: boolean) =>
      page(
        profilePaper(source(draftOf(), { draft_changed: changed }), "a4", english),
      ).querySelector("header")?.textContent;
    expect(lines(false)).toContain("Version 2, published on 3 May 2026 by Inés");
    expect(lines(false)).toContain("Why: spring");
    expect(lines(true)).toContain("Draft of 21 Nov 2026, changed since version 2");
  });

  it("let the parts of a scorecard sum to its score", () => {
    const rows = [
      ...page(scorecardPaper(card(), "O", NOW, "a4", wordsIn("en"))).querySelectorAll("tbody tr"),
    ];
    const cells = rows.map((one) => [...one.children].map((cell) => cell.textContent));
    expect(cells.map(([name]) => name)).toEqual(["Company size", "Success criteria", "Score"]);
    expect(cells.map((one) => one[3])).toEqual(["40", "0–60", "40–100"]);
  });

  it("ask what matters most first, with boxes, must-haves flagged", () => {
    const cards = [
      ...page(guidePaper(source(), ORDER, "a4", wordsIn("en"))).querySelectorAll(".question"),
    ];
    expect(cards.map((one) => one.querySelector("h3")?.textContent)).toEqual([
      "Success criteria Must-have",
      "Company size",
    ]);
    expect(cards[0]?.querySelectorAll(".options .box")).toHaveLength(3);
    expect(cards[0]?.querySelectorAll(".grades .box")).toHaveLength(3);
    expect(cards[0]?.textContent).toContain("moves the score by up to 60 points");
    expect(cards[0]?.textContent).toContain("then Risky at most");
    expect(cards[1]?.textContent).toContain("people");
  });

  it("separate what is known of a prospect from what is open", () => {
    const shown = page(prospectGuidePaper(card(), "O", NOW, "a4", wordsIn("en")));
    expect(shown.querySelectorAll(".question")).toHaveLength(1);
    expect(shown.querySelector("table")?.textContent).toContain("50 people or more");
    expect(shown.querySelector("table")?.textContent).not.toContain("Success criteria");
  });

  it("hold without customers and without parameters", () => {
    const bare = page(profilePaper(source(draftOf([], 0)), "a4", wordsIn("en")));
    expect(bare.body.textContent).toContain("There is no customer with an outcome yet");
    expect(bare.querySelector("figure")).toBeNull();
    const guide = page(guidePaper(source(draftOf([], 0)), [], "a4", wordsIn("es")));
    expect(guide.body.textContent).toContain("aún no tiene parámetros");
  });

  it("show names as they are, whatever signs they have", { timeout: 20_000 }, async () => {
    const name = `<img src=x onerror=alert(1)> & Söhne | *GmbH* "A" \u0007\ud800 عربي 🏭`;
    const shownName = name.replace("\u0007", "").replace("\ud800", "\ufffd");
    for (const paper of [
      scorecardPaper(card(name), name, NOW, "a4", wordsIn("en")),
      profilePaper(
        source(draftOf([{ ...(PROFILE.parameters[0] as Parameter), name, why: name }])),
        "a4",
        wordsIn("en"),
      ),
    ]) {
      const shown = page(paper);
      expect(shown.querySelectorAll("img, script, iframe, link")).toHaveLength(0);
      expect(shown.body.textContent).toContain(shownName);
      expect((await wordXml(paper)).documentElement.textContent).toContain(shownName);
      expect(toHtml(paper)).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
    }
    const lines = toMarkdown(scorecardPaper(card("a | b"), "O", NOW, "a4", wordsIn("en"))).split(
      "\n",
    );
    const columns = (line: string) => line.match(/(?<!\\)\|/g)?.length;
    expect(new Set(lines.filter((line) => line.startsWith("|")).map(columns)).size).toBe(1);
  });

  it("get smaller as a scorecard gets longer, and sum up what no page holds", () => {
    const long = (count: number) => {
      const parts = Array.from({ length: count }, (_, at) => ({
        ...(OPEN.parts[1] as (typeof OPEN.parts)[number]),
        parameter: `p${at}`,
        name: `A parameter with a name of some length ${at}`,
        weight: count - at,
      }));
      const one = card();
      return scorecardPaper(
        { ...one, reckoning: { ...one.reckoning, scored: { ...OPEN, parts } } },
        "O",
        NOW,
        "letter",
        wordsIn("en"),
      );
    };
    expect(long(3).onePage).toBe(0);
    expect(long(30).onePage).toBeGreaterThan(long(12).onePage ?? 9);
    const rows = [...page(long(60)).querySelectorAll("tbody tr")];
    expect(rows).toHaveLength(42);
    expect(rows[40]?.textContent).toContain("20 lighter parameters together");
    // 20 × 40 points.
    expect(rows[40]?.children[3]?.textContent).toBe("800");
  });

  it("name the first of many answers that would change the tier, and count the others", () => {
    const one = card();
    const would = (count: number) => {
      const answers = Array.from({ length: count }, (_, at) => ({
        parameter: `p${at}`,
        name: `Parameter ${at}`,
        level: "yes",
        level_name: "Yes",
        open: true,
      }));
      const changes = {
        better: [{ answers, likely: 81_000, tier: "good" }],
        worse: [],
        weights: [],
      };
      const paper = scorecardPaper(
        { ...one, reckoning: { ...one.reckoning, changes } },
        "O",
        NOW,
        "a4",
        wordsIn("en"),
      );
      return page(paper).body.textContent ?? "";
    };
    expect(would(6)).toContain("Parameter 5");
    expect(would(6)).not.toMatch(/and \d+ more/);
    expect(would(22)).toContain("Parameter 4");
    expect(would(22)).not.toContain("Parameter 5");
    expect(would(22)).toContain("and 17 more");
  });

  it("name a tier by bars and word, not by colour alone", () => {
    const tier = page(scorecardPaper(card(), "O", NOW, "a4", wordsIn("en"))).querySelector(
      ".voice .tier",
    );
    expect(tier?.textContent).toBe("Good");
    expect(tier?.querySelectorAll("rect")).toHaveLength(4);
  });
});

describe("slides on paper", () => {
  const sheet = (person: string) => ({ account: "Acme", key: null, slide: { person, issue: "x" } });
  const pages = async (people: string[]) => {
    const paper = slidePaper(people.map(sheet), "Ordito", "a4", wordsIn("en"));
    const heads = [...page(paper).querySelectorAll("h2")];
    const word = await wordXml(paper);
    return {
      html: heads.map((head) => head.classList.contains("page")),
      word: word.getElementsByTagName("w:pageBreakBefore").length,
    };
  };

  it("begin a page each, the first under the title", async () => {
    expect(await pages(["Anna", "Bo", "Carla"])).toEqual({ html: [false, true, true], word: 2 });
    expect(await pages(["Anna"])).toEqual({ html: [], word: 0 });
  });
});

describe("text in a file", () => {
  it("is escaped for HTML and for Markdown", () => {
    expect(html(`<a href="x">'&'`)).toBe("&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;");
    expect(markdown("*a* | _b_ `c` <d> #e\nf")).toBe("\\*a\\* \\| \\_b\\_ \\`c\\` \\<d\\> \\#e f");
    expect(markdown("- no list")).toBe("\\- no list");
    expect(markdown("1. no list")).toBe("1\\. no list");
    expect(markdown("1.5 times")).toBe("1\\.5 times");
  });

  it("keeps a sentence's tags as pieces", () => {
    const line = sentence("<tier></tier> for now: <b>two</b> left", { tier: { text: "Good" } });
    expect(pieces(line)).toEqual([
      { text: "Good" },
      { text: " for now: " },
      { text: "two", strong: true },
      { text: " left" },
    ]);
  });
});
