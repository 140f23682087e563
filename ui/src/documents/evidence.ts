import { dotsSay, dotsScene, dotsTable } from "@/components/evidence/drawings/dots";
import { forestSays, forestScene, forestTable } from "@/components/evidence/drawings/forest";
import {
  picksInterval,
  picksSay,
  picksScene,
  picksTable,
} from "@/components/evidence/drawings/picks";
import { stripSays, stripScene, stripTable } from "@/components/evidence/drawings/strip";
import { tierPiece, tiersSay, tiersScene, tiersTable } from "@/components/evidence/drawings/tiers";
import { warningTold } from "@/components/evidence/warnings";
import {
  chanceFigure,
  chanceTold,
  headlineTold,
  picksTold,
  popularOf,
  popularTold,
  type Row,
  rowsOf,
  type Speech,
  saysDoubt,
  saysTold,
  speechOf,
  VERDICT_KEY,
} from "@/components/evidence/words";
import { laneRows } from "@/components/lane-chart/rows";
import { outcomeShapes } from "@/components/outcomes";
import type {
  DraftView,
  EvidenceParameters,
  EvidenceProfile,
  EvidenceWarnings,
  Misfit,
} from "@/ipc";
import type { Block, Paper, PaperSize, Table } from "./model";
import { figure, type Sheet, sheet, told, WIDTH } from "./sheet";
import type { Words } from "./words";

/** What the report is made of. */
export interface EvidenceSource extends Sheet {
  draft: DraftView;
  parameters: EvidenceParameters;
  profile: EvidenceProfile;
  warnings: EvidenceWarnings;
}

function parameterPart(speech: Speech, row: Row, evidence: EvidenceParameters): Block[] {
  const { t, format } = speech;
  const found = row.evidence;
  return [
    {
      kind: "heading",
      level: 3,
      text: row.parameter.name,
      aside: t(`evidence.verdict.${VERDICT_KEY[found.verdict]}`),
    },
    { kind: "text", text: t(`evidence.verdictSays.${VERDICT_KEY[found.verdict]}`) },
    { kind: "text", text: told(speech, chanceTold(speech, found.adjusted, evidence.permutations)) },
    {
      kind: "text",
      text: [
        {
          text: `${t("evidence.weighs", { weight: format.weightShare(row.parameter.weight) })}: `,
          strong: true,
        },
        `${t(`evidence.says.${found.says}`)}. `,
        ...[told(speech, saysTold(speech, found, found.says))].flat(),
        ` ${saysDoubt(speech, found, found.says)}`,
      ],
    },
    ...figure(stripScene(speech, row, WIDTH), stripSays(speech, row), stripTable(speech, row)),
    {
      kind: "text",
      style: "quiet",
      text: t("evidence.chance.figures", {
        adjusted: chanceFigure(format, found.adjusted),
        p: chanceFigure(format, found.p),
        iv: format.number(found.iv / 1000, 2),
      }),
    },
  ];
}

function misfitTable(
  words: Words,
  { draft }: EvidenceSource,
  caption: string,
  misfits: readonly Misfit[],
): Table {
  const { t, format } = words;
  const spoke = (list: Misfit["speaks_for"]) =>
    list
      .map((one) => t("evidence.misfits.spoke", { name: one.name, answer: one.answer.join(", ") }))
      .join("; ") || t("evidence.misfits.nothing");
  return {
    kind: "table",
    caption,
    columns: [
      { title: t("evidence.misfits.account"), width: 2 },
      { title: t("evidence.dots.outcome"), width: 1.3 },
      { title: t("evidence.misfits.score"), width: 1.5 },
      { title: t("evidence.misfits.for"), width: 3 },
      { title: t("evidence.misfits.against"), width: 3 },
    ],
    rows: misfits.map((one) => {
      const outcome = draft.outcomes.find(({ id }) => id === one.outcome);
      return [
        one.name,
        outcome ? words.outcome(outcome) : one.outcome,
        [tierPiece(draft.profile.tiers, one.tier), ` ${format.score(one.score, 1)}`],
        spoke(one.speaks_for),
        spoke(one.speaks_against),
      ];
    }),
  };
}

function profilePart(words: Words, speech: Speech, source: EvidenceSource): Block[] {
  const { t, format } = words;
  const { draft, profile } = source;
  const { tiers } = draft.profile;
  const { chart } = draft;
  const rows = laneRows(
    chart,
    outcomeShapes(chart.rows.map((row) => row.outcome)),
    words.outcome,
  ).filter((row) => row.total > 0);
  const says = dotsSay(speech, profile);
  const sides = [
    ["refused", profile.misfits.filter((one) => one.refused), profile.refused],
    ["admitted", profile.misfits.filter((one) => !one.refused), profile.admitted],
  ] as const;
  return [
    { kind: "heading", level: 2, text: t("evidence.paper.profile") },
    ...(profile.picks
      ? ([
          { kind: "text", style: "voice", text: told(speech, picksTold(speech, profile.picks)) },
          ...figure(
            picksScene(speech, profile.picks, WIDTH),
            picksSay(speech, profile.picks),
            picksTable(speech, profile.picks),
          ),
          {
            kind: "text",
            text: `${picksInterval(speech, profile.picks)} ${t(`evidence.picks.${profile.picks.how}`)}`,
          },
          ...(profile.picks.how === "as_it_stands"
            ? [{ kind: "text" as const, style: "alert" as const, text: t("evidence.picks.caveat") }]
            : []),
        ] satisfies Block[])
      : []),
    { kind: "heading", level: 3, text: t("evidence.tiers.title") },
    ...figure(
      tiersScene(speech, tiers, profile.tiers, WIDTH),
      tiersSay(speech, tiers, profile.tiers),
      tiersTable(speech, tiers, profile.tiers),
    ),
    { kind: "heading", level: 3, text: t("evidence.dots.title") },
    { kind: "text", text: says },
    ...figure(
      dotsScene(speech, { tiers: chart.tiers, rows }, WIDTH),
      says,
      dotsTable(speech, { tiers: chart.tiers, rows }),
    ),
    { kind: "heading", level: 3, text: t("evidence.misfits.title") },
    ...(profile.refused + profile.admitted === 0
      ? [{ kind: "text" as const, text: t("evidence.misfits.none") }]
      : []),
    ...sides
      .filter(([, list]) => list.length > 0)
      .flatMap(([key, list, count]): Block[] => {
        const caption = t(`evidence.misfits.${key}`, { count, n: format.count(count) });
        return [
          { kind: "text", text: [{ text: caption, strong: true }] },
          misfitTable(words, source, caption, list),
        ];
      }),
  ];
}

/** What separates, and how good the profile is: both pages of the evidence with their drawings (E1, E4, E5). */
export function evidencePaper(source: EvidenceSource, size: PaperSize, words: Words): Paper {
  const { t, format } = words;
  const { draft, parameters, warnings } = source;
  const { profile, outcomes } = draft;
  const speech = speechOf(t, words.language, format, outcomes);
  const { sides } = parameters.basis;
  const rows = rowsOf(profile, parameters);
  const name = (id: string) => profile.parameters.find((one) => one.id === id)?.name ?? id;
  const popular = popularOf(rows);
  return sheet("evidence", profile.name, source, sides.success + sides.others, size, words, [
    {
      kind: "text",
      style: "voice",
      text: told(speech, headlineTold(speech, parameters.headline, sides, name)),
    },
    ...(popular
      ? [{ kind: "text" as const, text: told(speech, popularTold(speech, popular)) }]
      : []),
    { kind: "heading", level: 2, text: t("evidence.paper.parameters") },
    ...figure(
      forestScene(speech, rows, WIDTH),
      forestSays(speech, rows),
      forestTable(speech, rows),
    ),
    { kind: "heading", level: 2, text: t("evidence.paper.warnings") },
    warnings.warnings.length === 0
      ? { kind: "text", text: t("evidence.paper.noWarnings") }
      : {
          kind: "list",
          items: warnings.warnings.map((one) =>
            told(speech, warningTold(speech, one, { profile, outcomes, names: warnings.names })),
          ),
        },
    ...profilePart(words, speech, source),
    { kind: "heading", level: 2, text: t("evidence.paper.levels") },
    ...rows.flatMap((row) => parameterPart(speech, row, parameters)),
    { kind: "heading", level: 2, text: t("evidence.paper.method") },
    {
      kind: "text",
      text: t(parameters.every ? "evidence.chance.every" : "evidence.chance.deals", {
        n: format.count(parameters.permutations),
      }),
    },
    { kind: "text", text: t("evidence.detail.reckonedEffect") },
    { kind: "text", text: t("evidence.detail.reckonedShare") },
  ]);
}
