import { describe, expect, it } from "vitest";
import "@/i18n";
import { LANGUAGES, type Language } from "@/i18n";
import type { ReplaySource } from "@/ipc";
import { WORKSPACE } from "@/test/app";
import { VIEW as COSTS, cut, DRAFT, STABILITY } from "@/test/costs";
import { ATTRIBUTES, BOARD } from "@/test/lanes";
import { MIXES, NOTHING, PROPOSALS, version } from "@/test/refine";
import { VIEW as REPLAY, side } from "@/test/replay";
import { costsPaper } from "./costs";
import { toHtml } from "./html";
import { lanesPaper } from "./lanes";
import { toMarkdown } from "./markdown";
import type { Paper } from "./model";
import { refinePaper } from "./refine";
import { replayPaper } from "./replay";
import { wordsIn } from "./words";

const SHEET = { workspace: WORKSPACE, now: new Date("2026-11-22T09:00:00Z") };

const PAPERS: Record<string, (language: Language) => Paper> = {
  costs: (language) =>
    costsPaper(
      {
        ...SHEET,
        profile: "Ordito",
        rows: DRAFT.chart.rows,
        view: { ...COSTS, now: cut(60_000, 1, 5, 140), missing: ["poc"] },
        stability: STABILITY,
      },
      "a4",
      wordsIn(language),
    ),
  replay: (language) => replayPaper({ ...SHEET, view: REPLAY }, "a4", wordsIn(language)),
  lanes: (language) =>
    lanesPaper({ ...SHEET, board: BOARD, attributes: ATTRIBUTES }, "a4", wordsIn(language)),
  refine: (language) =>
    refinePaper(
      {
        ...SHEET,
        refine: {
          ...NOTHING,
          versions: [version(2, 0), version(1, 6)],
          proposals: PROPOSALS,
          mixes: MIXES,
        },
      },
      "a4",
      wordsIn(language),
    ),
};

const html = (kind: string, language: Language = "en") => {
  const paper = PAPERS[kind]?.(language);
  return paper ? toHtml(paper) : "";
};
/** What stands in the tables, cell by cell, a line a row. */
const rows = (page: string) =>
  [...page.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = ""]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)]
      .map(([, cell = ""]) => cell.replace(/<[^>]+>/g, ""))
      .join(" | "),
  );

describe("the papers of the evidence", () => {
  it.each(Object.keys(PAPERS))("%s stands alone, in three languages and as text", (kind) => {
    for (const language of LANGUAGES) {
      const page = html(kind, language);
      expect(page).toContain(`<html lang="${language}">`);
      expect(page.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(
        /https?:\/\/|var\(--|undefined|NaN|\{\{/,
      );
      expect(page.match(/<svg xmlns/g)?.length).toBeGreaterThan(0);
    }
    const paper = PAPERS[kind]?.("en");
    expect(paper && toMarkdown(paper)).toMatch(/\| --- \|/);
  });

  it("says what the cut-off saved and lost, and sets the proposed one beside it", () => {
    const page = html("costs");
    expect(page).toContain("would have saved <b>140 hours</b> and lost <b>one good customer</b>");
    expect(rows(page)).toEqual(
      expect.arrayContaining([
        "Now | 60 | 1 of 24 | 5 of 12 | 140 hrs | 100 hrs | 40 hrs",
        "Proposed | 55 | 0 of 24 | 5 of 12 | 580 hrs | 0 hrs | 580 hrs",
        "A POC | 31 hrs |  | –",
        "Grupo Olmedal | Happy | 58.8",
      ]),
    );
    expect(page).toContain("Of 1,000 resamples of these customers it was cheaper");
    expect(page).toContain("between 46.1 and 74.6");
    expect(page).toContain("counted as nothing: a POC");
  });

  it("puts every account into its corner, with what either profile gave it", () => {
    const page = html("replay");
    expect(page).toContain("the draft against BANT");
    expect(rows(page)).toEqual(
      expect.arrayContaining([
        "Alba | Happy | lets in | 62 | lets in | 62",
        "Cedro | Failed | turns away | 64 | lets in | 64",
      ]),
    );
    expect(page).toContain("Only BANT lets in: 2");
    expect(page).not.toContain("Neither lets in:");
    expect(page).toContain("too few to tell from chance");
    expect(page).toContain("Need ← Need of change");
  });

  it("says which of two profiles of one name is which", () => {
    const titled = (one: ReplaySource, other: ReplaySource) => {
      const view = { ...REPLAY, one: side(one, "Ordito", {}), other: side(other, "Ordito", {}) };
      return toMarkdown(replayPaper({ ...SHEET, view }, "a4", wordsIn("en")));
    };
    const draft = { kind: "draft" } as const;
    const file = (value: string) => ({ kind: "file", value }) as const;
    expect(titled(draft, { kind: "version", value: 2 })).toContain(
      "# Ordito (the draft) · Ordito (version 2)",
    );
    const files = titled(file("/old/ours.json"), file("C:\\new\\ours.json"));
    expect(files).toContain("# Ordito (old/ours.json) · Ordito (new/ours.json)");
    expect(files).toContain("Ordito (old/ours.json) against Ordito (new/ours.json)");
    expect(titled(file("/a/x.json"), { kind: "starter", value: "bant" })).toContain(
      "# Ordito (x.json) · Ordito (a starter profile)",
    );
    // The same profile twice is one.
    expect(titled(draft, draft)).toContain("# Ordito · Ordito");
  });

  it("turns the board so that it fits a page, and says who belongs where", () => {
    const page = html("lanes");
    expect(rows(page)).toEqual(
      expect.arrayContaining([
        "What | Dairies | Towns | No lane yet | Cannot be told",
        "How it stands | Core | Adjacent and not wanted |  | ",
        "Margin or revenue | €24,000 (14/14) | €24,000 (14/14) | €24,000 (14/14) | €24,000 (14/14)",
      ]),
    );
    // What nobody knows takes no line among the figures, and is said under them.
    expect(rows(page).filter((row) => row.startsWith("Lifetime value"))).toEqual([
      "Lifetime value | nothing | 0 of 14 | Not known. Import a column with the lifetime value of each customer.",
    ]);
    expect(page).toContain("Industry: Dairies");
    expect(page).toContain("Employees of 1 account is not known");
  });

  it("brings the proposals first, with room to decide, then how the versions fared", () => {
    const page = html("refine");
    expect(rows(page)).toEqual(
      expect.arrayContaining([
        "1. Size (12%): customers with a better fit did worse. Are its fits the right way round? | ",
        "Good | 6 | 2 | 1 | 0 | 2 of 3 (20–90%)",
        "Poor but happy | Nope 21.5 | 10 Jan 2026 | Happy",
        "Size | Small | 20% | 80% | a large shift (PSI 1.3)",
      ]),
    );
    expect(page.indexOf("For the next workshop")).toBeLessThan(
      page.indexOf("Did the scores come true?"),
    );
    expect(page).toContain("Below 200 a “probability of success” would be made up");
  });
});
