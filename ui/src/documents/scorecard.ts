import { decimalsOf, pointsText, sureFirst } from "@/components/scorecard/order";
import { verdictWords } from "@/components/scorecard/verdict-words";
import type { AnswerSet, Part, Scorecard } from "@/ipc";
import { accountLine, evidenceWords, versionOf } from "./account";
import { laneDrawing } from "./lane";
import {
  type Block,
  type Cell,
  isBar,
  type Line,
  type Paper,
  type PaperSize,
  plain,
  sentence,
} from "./model";
import type { Words } from "./words";

/** More rows than this do not fit beside the rest on one page: the lightest are summed up. */
const MOST_ROWS = 40;
const ASKS = 3;
const MUSTS = 4;
const SETS = 2;
/** Of a long set of answers so many are named: beside the table there is one narrow column, and one page. */
const NAMED = 5;

/** The points of several parts as one. */
function together(parts: readonly Part[]): Pick<Part, "low" | "likely" | "high" | "best"> {
  const sum = (of: (part: Part) => number) => parts.reduce((all, part) => all + of(part), 0);
  return {
    low: sum((one) => one.low),
    likely: sum((one) => one.likely),
    high: sum((one) => one.high),
    best: sum((one) => one.best),
  };
}

function scoreTable(card: Scorecard, words: Words): Block {
  const { t, format } = words;
  const { scored } = card.reckoning;
  const byWeight = [...scored.parts].sort((a, b) => b.weight - a.weight);
  const shown = new Set(byWeight.slice(0, MOST_ROWS));
  const rest = byWeight.slice(MOST_ROWS);
  const parts = sureFirst(scored.parts.filter((part) => shown.has(part)));
  const decimals = decimalsOf(scored.parts.flatMap(({ low, likely, high }) => [low, likely, high]));
  const points = (part: Pick<Part, "low" | "likely" | "high">) =>
    pointsText(format, part, decimals);
  const most = Math.max(1, ...scored.parts.map((part) => part.best));
  const bar = (part: Pick<Part, "low" | "likely" | "high">): Cell => ({
    bar: { low: part.low / most, likely: part.likely / most, high: part.high / most },
    says: "",
  });
  const all = together(scored.parts);
  return {
    kind: "table",
    caption: t("prospects.card.addsUp"),
    sum: true,
    columns: [
      { title: t("prospects.card.parameter"), width: 3 },
      { title: t("prospects.card.answer"), width: 2.8 },
      { title: t("prospects.card.evidence"), width: 2.6 },
      { title: t("prospects.card.points"), figures: true, width: 2 },
      { title: t("documents.card.best"), figures: true, width: 0.9 },
      { title: "", width: 1.2 },
    ],
    rows: [
      ...parts.map((part): Cell[] => [
        part.name,
        part.answer.length > 0
          ? part.answer.join(", ")
          : [{ text: t("prospects.card.notAsked"), quiet: true }],
        evidenceWords(part, card, words),
        points(part),
        format.score(part.best, 3),
        bar(part),
      ]),
      ...(rest.length > 0
        ? [
            [
              t("documents.card.rest", { count: rest.length, n: format.count(rest.length) }),
              "",
              "",
              points(together(rest)),
              format.score(together(rest).best, 3),
              "",
            ] satisfies Cell[],
          ]
        : []),
      [t("prospects.card.score"), "", "", points(scored), format.score(all.best, 3), ""],
    ],
  };
}

function would(set: AnswerSet, card: Scorecard, words: Words): Line {
  const { t, format } = words;
  // One alone is not worth leaving out.
  const named = set.answers.length > NAMED + 1 ? NAMED : set.answers.length;
  const answers = set.answers
    .slice(0, named)
    .map((one) => t("documents.card.would", { name: one.name, level: one.level_name }));
  const count = set.answers.length - named;
  if (count > 0) {
    answers.push(t("home.attention.more", { count, n: format.count(count) }));
  }
  return [
    words.tier(card.profile.tiers, set.tier),
    ` ${format.score(set.likely, 1)}: `,
    answers.join("; "),
  ];
}

function mustHaves(card: Scorecard, words: Words): Line[] {
  const { scored } = card.reckoning;
  const { tiers } = card.profile;
  const said = (key: "missed" | "open") => (one: (typeof scored.capped_by)[number]) => [
    { text: one.parameter_name, strong: true },
    " ",
    words.t(`prospects.must.${key}`, {
      levels: one.levels.join(", "),
      tier: plain([words.tier(tiers, one.at_most)]),
    }),
  ];
  return [...scored.capped_by.map(said("missed")), ...scored.not_verified.map(said("open"))].slice(
    0,
    MUSTS,
  );
}

function side(card: Scorecard, words: Words): Block[] {
  const { t, format } = words;
  const { questions, changes } = card.reckoning;
  const blocks: Block[] = [];
  const section = (title: string, items: readonly Line[], ordered = false) => {
    if (items.length > 0) {
      blocks.push({ kind: "heading", level: 3, text: title }, { kind: "list", items, ordered });
    }
  };
  section(
    t("prospects.ask.title"),
    questions.slice(0, ASKS).map((one): Line => {
      const asked = one.questions[0]?.text;
      return [
        { text: asked ? t("prospects.card.quoted", { text: asked }) : one.name, strong: true },
        { text: asked ? ` ${one.name}` : "", quiet: true },
        ...(one.of > 0
          ? [
              {
                text: ` · ${t("common.lane.part", {
                  part: format.count(one.would_change),
                  total: format.count(one.of),
                })}`,
                quiet: true,
              },
            ]
          : []),
      ];
    }),
    true,
  );
  if (questions.length > 0) {
    blocks.push({
      kind: "text",
      style: "quiet",
      text:
        questions.length > ASKS
          ? t("documents.card.moreOpen", {
              count: questions.length - ASKS,
              n: format.count(questions.length - ASKS),
            })
          : t("documents.card.chance"),
    });
  }
  section(
    t("prospects.change.title"),
    [...changes.better.slice(0, SETS), ...changes.worse.slice(0, SETS)].map((set) =>
      would(set, card, words),
    ),
  );
  section(t("prospects.must.title"), mustHaves(card, words));
  section(
    t("documents.card.like"),
    card.like
      .slice(0, 3)
      .map(
        (one): Line => [
          { text: one.name, strong: true },
          ` ${words.outcome(one.outcome)}, ${format.score(one.likely, 1)}`,
        ],
      ),
  );
  return blocks;
}

/** How many lines fit beside each other at each size, and how many letters in a line of the table and the side. */
const SIZES = [
  { a4: 43, letter: 38, table: 18, side: 25 },
  { a4: 50, letter: 45, table: 20, side: 27 },
  { a4: 56, letter: 51, table: Number.POSITIVE_INFINITY, side: 31 },
] as const;

function linesOf(text: string, letters: number): number {
  return Math.max(1, Math.ceil([...text].length / letters));
}

/** How small the page has to get, 0 to 3, estimated from the length of its texts. */
function density(table: Block, side: readonly Block[], size: PaperSize): number {
  const text = (cell: Cell | undefined) => (cell === undefined || isBar(cell) ? "" : plain(cell));
  const fits = SIZES.findIndex((one) => {
    const rows = table.kind === "table" ? table.rows : [];
    const left = rows.reduce(
      (all, [name, answer]) =>
        all + Math.max(linesOf(text(name), one.table), linesOf(text(answer), one.table)) + 0.3,
      2,
    );
    const right = side.reduce((all, block) => {
      const lines = block.kind === "list" ? block.items.map(plain) : [];
      const said = block.kind === "text" ? [plain(block.text)] : lines;
      return all + 1.4 + said.reduce((sum, one_) => sum + linesOf(one_, one.side), 0);
    }, 0);
    return Math.max(left, right) <= one[size];
  });
  return fits === -1 ? SIZES.length : fits;
}

/** An account's score on one page. */
export function scorecardPaper(
  card: Scorecard,
  workspace: string,
  now: Date,
  size: PaperSize,
  words: Words,
): Paper {
  const { t, format } = words;
  const { row, profile, reckoning } = card;
  const { scored } = reckoning;
  const rank = (id: string) => profile.tiers.findIndex((tier) => tier.id === id);
  const table = scoreTable(card, words);
  const beside = side(card, words);
  const verdict = verdictWords(profile, scored, (n) => format.count(n));
  const override = row.set_by_hand;
  const exact = (score: number) => format.score(score, 3, 3);
  const counts = (state: Part["state"]) =>
    scored.parts.filter((part) => part.state === state).length;
  const facts = (["unknown", "guess", "unmatched"] as const).flatMap((state) => {
    const count = counts(state);
    const key = state === "guess" ? "guesses" : state;
    return count > 0 ? [t(`prospects.verdict.${key}`, { count, n: format.count(count) })] : [];
  });
  return {
    language: words.language,
    size,
    onePage: density(table, beside, size),
    over: t("documents.kind.scorecard"),
    title: row.account.name,
    under: [accountLine(row.account, words), versionOf(card, words)].filter((one) => one !== ""),
    foot: t("documents.foot", {
      workspace,
      what: `${row.account.name}, ${versionOf(card, words)}`,
      date: format.date(now),
    }),
    blocks: [
      {
        kind: "text",
        style: "voice",
        text: sentence(t(verdict.key, verdict.values), {
          tier: words.tier(profile.tiers, scored.tier),
        }),
      },
      ...(override
        ? [
            {
              kind: "text" as const,
              style: "alert" as const,
              text: [
                { text: t("prospects.override.active"), strong: true },
                " ",
                words.tier(profile.tiers, override.tier),
                " ",
                t("prospects.override.until", {
                  who: override.author,
                  date: format.date(override.expires),
                }),
                `. ${override.reason} `,
                { text: t("prospects.override.notThis"), quiet: true },
              ],
            },
          ]
        : []),
      ...(facts.length > 0
        ? [{ kind: "text" as const, style: "quiet" as const, text: facts.join(" ") }]
        : []),
      {
        kind: "drawing",
        drawing: laneDrawing(reckoning.lane, words, {
          low: scored.low,
          likely: scored.likely,
          high: scored.high,
        }),
        alt: t("common.range.open", {
          low: format.score(scored.low, 1),
          likely: format.score(scored.likely, 1),
          high: format.score(scored.high, 1),
          lowTier: profile.tiers[rank(scored.tier_low)]?.name ?? "",
          highTier: profile.tiers[rank(scored.tier_high)]?.name ?? "",
        }),
      },
      { kind: "columns", left: [table], right: beside },
      {
        kind: "text",
        style: "quiet",
        text: t("documents.card.exact", {
          low: exact(scored.low),
          likely: exact(scored.likely),
          high: exact(scored.high),
          version:
            card.version === null
              ? t("documents.version.draftShort")
              : t("documents.version.short", { n: format.count(card.version) }),
          profile: profile.name,
          id: format.count(row.account.id),
          key: row.account.key ?? "–",
        }),
      },
    ],
  };
}
