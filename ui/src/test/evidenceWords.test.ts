import i18next from "i18next";
import { afterEach, describe, expect, it } from "vitest";
import { LIGHT } from "@/components/drawings/palette";
import { sceneSvg } from "@/components/drawings/svg";
import { forestScene, forestTable } from "@/components/evidence/drawings/forest";
import { picksScene } from "@/components/evidence/drawings/picks";
import { stripScene } from "@/components/evidence/drawings/strip";
import { tiersScene } from "@/components/evidence/drawings/tiers";
import { warningTold } from "@/components/evidence/warnings";
import {
  chanceTold,
  headlineTold,
  picksTold,
  plainTold,
  popularOf,
  popularTold,
  rowsOf,
  rowTold,
  saysAt,
  saysTold,
  speechOf,
} from "@/components/evidence/words";
import { DRAFT } from "@/features/profile/test-data";
import { changeLanguage, LANGUAGES } from "@/i18n";
import { formatsIn } from "@/i18n/format";
import type { EvidenceWarning, Headline } from "@/ipc";
import { CAREFUL, LANE, SEPARATES, SIZE, SPONSOR, WHOLE } from "./evidence";

afterEach(() => changeLanguage("en"));

const speech = (language: "en" | "it" | "es" = "en") =>
  speechOf(i18next.getFixedT(language), language, formatsIn(language), DRAFT.outcomes);
const EN = speech();
const name = (id: string) => DRAFT.profile.parameters.find((one) => one.id === id)?.name ?? id;
const rows = rowsOf(DRAFT.profile, SEPARATES);

describe("what is said first", () => {
  const say = (headline: Headline) =>
    plainTold(EN, headlineTold(EN, headline, { success: 7, others: 4 }, name));

  it("names what separates, and counts it in words", () => {
    expect(say(SEPARATES.headline)).toBe("One parameter separates your customers: Lane.");
    expect(say({ kind: "separates", parameters: ["lane", "size", "sponsor"] })).toBe(
      "Three parameters separate your customers: Lane, Company size, and Sponsor.",
    );
    const many = Array.from({ length: 12 }, (_, at) => `p${at}`);
    expect(say({ kind: "separates", parameters: many })).toBe(
      "12 parameters separate your customers: p0, p1, p2, p3 and 8 more.",
    );
  });

  it("says plainly that nothing does, or that nothing can", () => {
    expect(say({ kind: "nothing" })).toMatch(/^Nothing separates these customers/);
    expect(say({ kind: "too_few", least: 10, least_of_each: 3 })).toMatch(
      /^Too few to tell: 7 happy and 4 failed\..*10 customers.* 3 on either side/,
    );
    expect(say({ kind: "all_succeeded" })).toMatch(/succeeded.*Those who left are missing/);
  });

  it("says of a heavy parameter that it shows nothing", () => {
    const popular = popularOf(rows);
    expect(popular?.id).toBe("size");
    expect(popular && plainTold(EN, popularTold(EN, popular))).toBe(
      "Company size weighs 35%, and makes no difference.",
    );
    // Where nothing separates, nothing is held against it.
    const silent = { ...SEPARATES, parameters: [SIZE, SPONSOR] };
    expect(popularOf(rowsOf(DRAFT.profile, silent))).toBeNull();
  });
});

describe("a parameter", () => {
  it("stands by its strength, the surest first", () => {
    expect(rows.map((row) => row.id)).toEqual(["lane", "sponsor", "size"]);
  });

  it("tells the counts of what tells most, and of nothing where there is nothing", () => {
    const say = (of: typeof LANE) =>
      plainTold(
        EN,
        rowTold(
          EN,
          rowsOf(DRAFT.profile, { ...SEPARATES, parameters: [of] })[0] as (typeof rows)[0],
        ),
      );
    expect(say(LANE)).toBe("Core: 6 of 7 happy, 0 of 4 failed");
    expect(say({ ...LANE, known: { success: 0, others: 0 } })).toMatch(/^No customer/);
    expect(say({ ...LANE, known: { success: 5, others: 0 } })).toMatch(/^5 answers.*one side/);
    expect(say({ ...LANE, telling: null })).toBe("All 11 known answers are the same.");
  });

  it("says how often chance does as much, in words before figures", () => {
    const say = (adjusted: number, deals: number) => plainTold(EN, chanceTold(EN, adjusted, deals));
    expect(say(100, 10_000)).toMatch(/10,000 times.*never/);
    expect(say(15_798, 10_000)).toMatch(/once in 63 times/);
    expect(say(984_902, 10_000)).toMatch(/98% of the time/);
  });

  it("keeps what the data says of its weight true while the weight moves", () => {
    expect([200, 300, 400, 500, 501].map((weight) => saysAt(LANE, weight))).toEqual([
      "more",
      "agrees",
      "agrees",
      "agrees",
      "less",
    ]);
    // What does not depend on the weight stays.
    expect(saysAt(SPONSOR, 0)).toBe("contradicts");
    expect(saysAt(SIZE, 900)).toBe("cannot_tell");
    expect(plainTold(EN, saysTold(EN, LANE, "more"))).toMatch(
      /give it more: about 38, from 30 to 50/,
    );
  });
});

describe("how well the profile picks", () => {
  const say = (auc: number, low = auc - 60, high = Math.min(auc + 30, 1000)) =>
    plainTold(EN, picksTold(EN, { auc, low, high, pairs: 288, how: "as_it_stands" }));

  it("is told as times in ten, and never rounded up to always", () => {
    expect(say(944)).toContain("9 times in 10");
    expect(say(814)).toContain("8 times in 10");
    expect(say(955)).toContain("19 times in 20");
    expect(say(998)).toContain("99 times in 100");
    expect(say(1000)).toContain("every pair");
  });

  it("is a coin's where the interval holds a half, and worse where it lies below", () => {
    expect(say(560, 400, 700)).toContain("no better than a coin");
    expect(say(300, 200, 400)).toMatch(/less happy.* 7 times in 10/);
  });
});

describe("warnings", () => {
  const known = { profile: DRAFT.profile, outcomes: DRAFT.outcomes, names: CAREFUL.names };
  const sides = { success: 7, others: 4 };
  const all: EvidenceWarning[] = [
    ...CAREFUL.warnings,
    { kind: "outcome_signal", parameter: "lane", word: "churned" },
    { kind: "too_perfect", parameter: "lane", known: 30, wrong: 0, levels: [] },
    { kind: "known_one_sided", parameter: "lane", known: sides, all: sides },
    { kind: "never_known", parameter: "size", weight: 350 },
    { kind: "too_few", sides, least: 10, least_of_each: 3 },
    { kind: "no_power", sides },
    { kind: "one_sided", sides },
    { kind: "all_succeeded", customers: 7 },
    { kind: "none_succeeded", customers: 1 },
    { kind: "survivors", outcomes: ["failed"], customers: 30 },
  ];

  it.each(LANGUAGES)("are whole sentences, all of them in %s", (language) => {
    for (const warning of all) {
      const said = plainTold(speech(language), warningTold(speech(language), warning, known));
      expect(said, warning.kind).toMatch(/[.?]$/);
      expect(said, warning.kind).not.toMatch(/\{\{|undefined|evidence\./);
    }
  });

  it("name the accounts and the parameters they are about", () => {
    const said = all.map((one) => plainTold(EN, warningTold(EN, one, known)));
    expect(said[0]).toContain("Lane and Company size");
    expect(said[2]).toContain("Conservas Puertalba and of Officine Valdrana");
    expect(said[3]).toContain("“Large”");
  });
});

describe("the drawings", () => {
  const scenes = (width: number) => [
    forestScene(EN, rows, width),
    ...rows.map((row) => stripScene(EN, row, width)),
    tiersScene(EN, DRAFT.profile.tiers, WHOLE.tiers, width),
    ...(WHOLE.picks ? [picksScene(EN, WHOLE.picks, width)] : []),
  ];

  it.each([320, 640, 976])("stay inside a width of %i", (width) => {
    for (const scene of scenes(width)) {
      expect(scene.width).toBe(width);
      for (const shape of scene.shapes) {
        const across = "x" in shape ? [shape.x] : "x1" in shape ? [shape.x1, shape.x2] : [];
        for (const x of across) {
          expect(x).toBeGreaterThanOrEqual(-1);
          expect(x).toBeLessThanOrEqual(width + 1);
        }
        const down = "y" in shape ? shape.y : "y2" in shape ? shape.y2 : 0;
        expect(down).toBeLessThanOrEqual(scene.height);
        expect(Number.isFinite(down)).toBe(true);
      }
      const svg = sceneSvg(scene, { alt: "x", palette: LIGHT });
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it("stand with nothing in them: nobody known, no direction, no odds", () => {
    const bare = {
      ...LANE,
      known: { success: 0, others: 0 },
      direction: null,
      telling: null,
      levels: LANE.levels.map((one) => ({
        ...one,
        odds: null,
        share: { success: 0, total: 0, low: 0, high: 1000 },
      })),
    };
    const empty = rowsOf(DRAFT.profile, { ...SEPARATES, parameters: [bare] });
    for (const row of empty) {
      expect(sceneSvg(stripScene(EN, row, 500), { alt: "", palette: LIGHT })).not.toContain("NaN");
    }
    expect(sceneSvg(forestScene(EN, empty, 900), { alt: "", palette: LIGHT })).not.toContain("NaN");
  });

  it("have every figure in their table", () => {
    const table = forestTable(EN, rows);
    expect(table.rows).toHaveLength(3);
    expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true);
    expect(table.rows[0]?.slice(0, 2)).toEqual(["Lane", "Core: 6 of 7 happy, 0 of 4 failed"]);
    expect(table.rows[0]?.[5]).toBe("0.0020");
  });
});
