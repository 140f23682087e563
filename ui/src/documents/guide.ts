import type { Guided, NextQuestion, Parameter, Profile, Scorecard } from "@/ipc";
import { accountLine, evidenceWords, versionOf } from "./account";
import type { Block, Cell, Paper, PaperSize } from "./model";
import { type ProfileSource, versionLines, versionShort } from "./profile";
import type { Words } from "./words";

/** The grades that somebody who asks can give. */
const GRADES = ["observed", "said", "guess"] as const;

function questionBlock(
  profile: Profile,
  parameter: Parameter,
  place: number,
  effect: string,
  words: Words,
  /** Who asks first and when stands over the question already. */
  grouped: boolean,
  note?: string,
): Block {
  const { t, format } = words;
  const caps = (profile.must_haves ?? []).filter((rule) => rule.parameter === parameter.id);
  const questions = parameter.questions ?? [];
  return {
    kind: "question",
    place: format.count(place),
    title: parameter.name,
    ...(caps.length > 0 ? { flag: t("prospects.must.one") } : {}),
    asks: questions.map((one) => {
      const who = words.asker(one);
      return { text: one.text, who: grouped && who === words.asker(questions[0]) ? "" : who };
    }),
    effect,
    options: parameter.levels.map((level) => {
      const rule = caps.find((one) => one.levels.includes(level.id));
      const tier = rule && profile.tiers.find((one) => one.id === rule.at_most);
      return {
        name: level.name,
        aside: tier ? t("documents.guide.caps", { tier: tier.name }) : "",
      };
    }),
    ...(parameter.unit ? { unit: parameter.unit } : {}),
    grades: GRADES.map((grade) => t(`prospects.grade.${grade}`)),
    answer: t("documents.guide.answer"),
    ...(note ? { note } : {}),
  };
}

function capital(text: string, language: string): string {
  const [first = "", ...rest] = text;
  return first.toLocaleUpperCase(language) + rest.join("");
}

/** A group of questions under who asks them and when. */
function byAsker(
  entries: readonly { parameter: Parameter; block: Block }[],
  words: Words,
): Block[] {
  const groups = new Map<string, Block[]>();
  for (const { parameter, block } of entries) {
    const who = words.asker(parameter.questions?.[0]) || words.t("documents.guide.anybody");
    groups.set(who, [...(groups.get(who) ?? []), block]);
  }
  return [...groups].flatMap(([who, blocks]): Block[] => [
    { kind: "heading", level: 2, text: capital(who, words.language) },
    ...blocks,
  ]);
}

/** The questions of a profile, those that can move the score most first (P5). */
export function guidePaper(
  source: ProfileSource,
  order: readonly Guided[],
  size: PaperSize,
  words: Words,
): Paper {
  const { t, format } = words;
  const { workspace, draft } = source;
  const { profile } = draft;
  const entries = order.flatMap(({ parameter: id, swing }, at) => {
    const parameter = profile.parameters.find((one) => one.id === id);
    const effect = t("documents.guide.swing", { points: format.score(swing, 1) });
    return parameter
      ? [{ parameter, block: questionBlock(profile, parameter, at + 1, effect, words, true) }]
      : [];
  });
  return {
    language: words.language,
    size,
    over: t("documents.kind.guide"),
    title: profile.name,
    under: versionLines(source, words),
    foot: t("documents.foot", {
      workspace: workspace.name,
      what: `${t("documents.kind.guide")}, ${profile.name}, ${versionShort(source, words)}`,
      date: format.date(source.now),
    }),
    blocks: [
      {
        kind: "text",
        style: "lead",
        text: t(entries.length === 0 ? "documents.guide.none" : "documents.guide.says"),
      },
      ...(entries.length === 0
        ? []
        : [
            {
              kind: "facts" as const,
              rows: [
                [t("documents.guide.account"), ""],
                [t("documents.guide.spokeTo"), ""],
                [t("documents.guide.date"), ""],
              ] as const,
            },
            ...byAsker(entries, words),
          ]),
    ],
  };
}

function effectOf(one: NextQuestion, card: Scorecard, words: Words): string {
  const { t, format } = words;
  const { tiers } = card.profile;
  const name = (id: string) => tiers.find((tier) => tier.id === id)?.name ?? id;
  const moves =
    one.worst_tier === one.best_tier
      ? t("prospects.ask.stays")
      : t("documents.guide.span", {
          worst: `${name(one.worst_tier)} ${format.score(one.worst, 1)}`,
          best: `${name(one.best_tier)} ${format.score(one.best, 1)}`,
        });
  return one.of > 0
    ? `${moves}; ${t("prospects.ask.moved", {
        part: format.count(one.would_change),
        total: format.count(one.of),
      })}`
    : moves;
}

/** The questions still open for one prospect in the best order (S6), and what is known. */
export function prospectGuidePaper(
  card: Scorecard,
  workspace: string,
  now: Date,
  size: PaperSize,
  words: Words,
): Paper {
  const { t, format } = words;
  const { profile, reckoning, row } = card;
  const open = new Set(reckoning.questions.map((one) => one.parameter));
  const known = reckoning.scored.parts.filter((part) => !open.has(part.parameter));
  const blocks: Block[] = reckoning.questions.flatMap((one, at): Block[] => {
    const parameter = profile.parameters.find(({ id }) => id === one.parameter);
    const part = reckoning.scored.parts.find((p) => p.parameter === one.parameter);
    if (!parameter) {
      return [];
    }
    const now_ = part && part.answer.length > 0 ? part.answer.join(", ") : "";
    const note = now_
      ? t(part?.state === "guess" ? "documents.guide.confirm" : "documents.guide.unmatched", {
          answer: now_,
        })
      : undefined;
    return [
      questionBlock(profile, parameter, at + 1, effectOf(one, card, words), words, false, note),
    ];
  });
  return {
    language: words.language,
    size,
    over: t("documents.kind.guide"),
    title: row.account.name,
    under: [accountLine(row.account, words), versionOf(card, words)].filter((one) => one !== ""),
    foot: t("documents.foot", {
      workspace,
      what: `${t("documents.kind.guide")}, ${row.account.name}`,
      date: format.date(now),
    }),
    blocks: [
      {
        kind: "text",
        style: "lead",
        text: t(blocks.length === 0 ? "prospects.ask.none" : "documents.guide.prospectSays", {
          count: blocks.length,
          n: format.count(blocks.length),
        }),
      },
      ...blocks,
      ...(known.length === 0
        ? []
        : [
            { kind: "heading" as const, level: 2 as const, text: t("documents.guide.known") },
            {
              kind: "table" as const,
              caption: t("documents.guide.known"),
              columns: [
                { title: t("prospects.card.parameter"), width: 3 },
                { title: t("prospects.card.answer"), width: 4 },
                { title: t("prospects.card.evidence"), width: 2 },
              ],
              rows: known.map((part): Cell[] => [
                part.name,
                part.answer.join(", "),
                evidenceWords(part, card, words),
              ]),
            },
          ]),
    ],
  };
}
