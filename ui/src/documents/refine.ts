import { drawMixes } from "@/components/refine/bars";
import { drawShares } from "@/components/refine/shares";
import {
  chanceHow,
  chanceRows,
  chancesTold,
  chanceTable,
  faredHow,
  faredRows,
  faredSays,
  faredTable,
  faredTold,
  mixHow,
  mixRows,
  mixTable,
  mixTold,
  proposalTold,
  refineTold,
} from "@/components/refine/words";
import { plainTold } from "@/components/told";
import type { Proposal, Refine, VersionFared } from "@/ipc";
import type { Block, Line, Paper, PaperSize } from "./model";
import { body, figure, type Sheet, sheet, told, voice, WIDTH } from "./sheet";
import type { Words } from "./words";

/** What the paper is made of. */
export interface RefineSource extends Sheet {
  refine: Refine;
}

/** So many parameters of the mix are drawn: those farthest apart come first. */
const DRAWN = 6;
/** So many names follow a proposal. */
const NAMED = 8;

/** A proposal with the accounts behind it. */
function proposalLine(words: Words, one: Proposal): Line {
  const said = [told(words, proposalTold(words, one))].flat();
  const named = "named" in one ? one.named : [];
  const names = named.slice(0, NAMED).map(({ name }) => name);
  const more = named.length - names.length;
  return names.length === 0
    ? said
    : [
        ...said,
        {
          text: ` ${
            more > 0
              ? words.t("lanes.board.andMore", {
                  names: names.join(", "),
                  count: more,
                  n: words.format.count(more),
                })
              : names.join(", ")
          }`,
          quiet: true,
        },
      ];
}

function faredPart(words: Words, version: VersionFared): Block[] {
  const { t, format } = words;
  const title = t("refine.fared.figure", { version: version.version });
  if (version.known === 0) {
    return [
      { kind: "heading", level: 3, text: title },
      ...body(t("refine.fared.standing")),
      faredTable(words, version),
    ];
  }
  const rows = faredRows(words, version);
  const picks = faredTold(words, version);
  return [
    { kind: "heading", level: 3, text: title },
    ...body(picks ? told(words, picks) : t("refine.fared.noPicks")),
    ...figure(
      drawShares(rows, WIDTH, format.share),
      faredSays(words, version),
      faredTable(words, version),
    ),
    ...body(faredHow(words, version), "quiet"),
    ...(version.surprises.length === 0
      ? body(t("refine.fared.noSurprise"))
      : ([
          {
            kind: "table",
            caption: t("refine.fared.surprises"),
            columns: [
              { title: t("refine.fared.surprises"), width: 2 },
              { title: t("refine.paper.score"), width: 1.4 },
              { title: t("refine.paper.when"), width: 1.2 },
              { title: t("refine.paper.outcome"), width: 1.4 },
            ],
            rows: version.surprises.map((one) => [
              one.name,
              [
                words.tier(
                  version.tiers.map(({ tier }) => tier),
                  one.tier,
                ),
                ` ${format.score(one.score, 1)}`,
              ],
              format.date(new Date(one.at)),
              words.outcome(one.outcome),
            ]),
          },
        ] satisfies Block[])),
  ];
}

/** What to bring to the next workshop (E8): proposals first, then how the versions fared, the mix, and chances. */
export function refinePaper(source: RefineSource, size: PaperSize, words: Words): Paper {
  const { t, format } = words;
  const { refine, workspace } = source;
  const { proposals, versions, mixes, calibrated } = refine;
  const { first, small } = refineTold(words, refine);
  const rows = mixRows(words, mixes, DRAWN);
  const mixed = mixTold(words, rows);
  const chances = chancesTold(words, calibrated);
  return sheet(
    "refine",
    workspace.profile ?? workspace.name,
    source,
    workspace.customers,
    size,
    words,
    [
      voice(words, first),
      ...(small ? body(told(words, small)) : []),
      { kind: "heading", level: 2, text: t("refine.proposals.title") },
      ...(proposals.length === 0
        ? body(t("refine.proposals.none"))
        : ([
            {
              kind: "table",
              caption: t("refine.proposals.title"),
              columns: [
                { title: t("refine.proposals.title"), width: 2.4 },
                { title: t("refine.paper.decision"), width: 1 },
              ],
              rows: proposals.map((one, at) => [
                [`${format.count(at + 1)}. `, ...[proposalLine(words, one)].flat()],
                "",
              ]),
            },
          ] satisfies Block[])),
      ...(versions.length > 0
        ? [
            { kind: "heading", level: 2, text: t("refine.fared.title") } satisfies Block,
            ...versions.flatMap((version) => faredPart(words, version)),
          ]
        : []),
      { kind: "heading", level: 2, text: t("refine.mix.title") },
      ...(rows.length === 0
        ? body(t("refine.mix.none"))
        : ([
            ...body(told(words, mixed)),
            ...figure(
              drawMixes(
                rows,
                WIDTH,
                { customers: t("refine.mix.customers"), prospects: t("refine.mix.prospects") },
                format.share,
              ),
              plainTold(words, mixed),
              mixTable(words, rows),
            ),
            ...body(mixHow(words, rows), "quiet"),
          ] satisfies Block[])),
      { kind: "heading", level: 2, text: t("refine.chances.title") },
      ...body(told(words, chances)),
      ...(calibrated.kind === "chances"
        ? [
            ...figure(
              drawShares(chanceRows(words, calibrated), WIDTH, format.share),
              plainTold(words, chances),
              chanceTable(words, calibrated),
            ),
            ...body(chanceHow(words, calibrated), "quiet"),
          ]
        : []),
    ],
  );
}
