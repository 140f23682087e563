import { describe, expect, it } from "vitest";
import { problems } from "../../scripts/check-i18n.mjs";

const SOURCE = `t("area.title"); t("area.count", { count }); t(\`area.kind.\${kind}\`);`;
const ENGLISH = {
  "area.title": "The title",
  "area.count_one": "{{n}} thing",
  "area.count_other": "{{n}} things",
  "area.kind.big": "Big <b>{{name}}</b>",
};
const ITALIAN = {
  "area.title": "Il titolo",
  "area.count_one": "una cosa",
  "area.count_other": "{{n}} cose",
  "area.kind.big": "<b>{{name}}</b> grande",
};
const SPANISH = {
  "area.title": "El título",
  "area.count_one": "{{n}} cosa",
  "area.count_other": "{{n}} cosas",
  "area.kind.big": "<b>{{name}}</b> grande",
};

type Texts = Record<string, string | undefined>;

/** What the check says of these texts; `undefined` takes one away. */
function found(en: Texts = {}, it_: Texts = {}, source = SOURCE, same: string[] = []): string[] {
  const texts = (all: Texts, more: Texts) =>
    new Map(
      Object.entries({ ...all, ...more }).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    );
  return problems(
    { en: texts(ENGLISH, en), it: texts(ITALIAN, it_), es: texts(SPANISH, {}) },
    [["screen.tsx", source]],
    new Set(same),
  );
}

describe("the check of the interface's texts", () => {
  it("has nothing to say when all is there", () => {
    expect(found()).toEqual([]);
  });

  it("fails on a text missing in a language", () => {
    expect(found({}, { "area.title": undefined })).toEqual([
      'it: area.title is missing ("The title")',
    ]);
  });

  it("fails on a text that is empty, or only there in a translation", () => {
    expect(found({}, { "area.title": " " })).toEqual(["it: area.title is empty"]);
    expect(found({}, { "area.extra": "Di più" })).toEqual(["it: area.extra is not in English"]);
  });

  it("fails on a text that nothing uses, and on a key that is not written", () => {
    expect(found({}, {}, SOURCE.replace('t("area.title");', ""))).toEqual([
      "en: area.title is not used",
    ]);
    expect(found({}, {}, `${SOURCE} t("area.gone")`)).toEqual([
      "screen.tsx: the key area.gone is used but not written",
    ]);
  });

  it("fails on a text left in English, unless it is listed", () => {
    const left = { "area.title": "The title" };
    expect(found({}, left)[0]).toContain("it: area.title is the same as in English");
    expect(found({}, left, SOURCE, ["area.title"])).toEqual([]);
    expect(found({}, {}, SOURCE, ["area.title"])).toEqual([
      "same-as-english.json lists area.title, which every language translates",
    ]);
  });

  it("fails on a placeholder or a tag lost in translation, and on a plural without its form", () => {
    expect(found({}, { "area.kind.big": "{{name}} grande" })).toHaveLength(1);
    expect(found({}, { "area.count_other": "cose" })).toHaveLength(1);
    expect(found({ "area.count_one": undefined })[0]).toContain("area.count_one is missing");
  });
});
