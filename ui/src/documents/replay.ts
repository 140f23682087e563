import { matrixScene } from "@/components/replay/matrix";
import {
  apartTold,
  CORNERS,
  comparedTable,
  cornerTable,
  matrixWords,
  missingSays,
  moneyTold,
  pairTitle,
  replayTold,
  sidesOf,
} from "@/components/replay/words";
import { plainTold } from "@/components/told";
import type { ReplaySide, ReplayView } from "@/ipc";
import type { Block, Paper, PaperSize } from "./model";
import { body, type Sheet, sheet, told, voice, WIDTH } from "./sheet";
import type { Words } from "./words";

/** What the paper is made of. */
export interface ReplaySource extends Sheet {
  view: ReplayView;
}

/** So many accounts of a corner are named on paper. */
const NAMED = 60;

/** Two profiles on the same customers (E7): the four corners by account, in hours and money, and what is missing. */
export function replayPaper(source: ReplaySource, size: PaperSize, words: Words): Paper {
  const { t, format } = words;
  const { view } = source;
  const sides = sidesOf(words, view);
  const first = replayTold(words, view, sides);
  const money = moneyTold(words, view, sides);
  const apart = apartTold(words, view, sides);
  const compared = view.customers > view.untold_count;
  const drawn = matrixWords(words, view, sides);
  const corners = CORNERS.flatMap((name, at): Block[] => {
    const corner = view.corners[at];
    const title = t(`replay.corner.${name}`, { ...sides });
    if (!corner || corner.count === 0) {
      return [];
    }
    const shown = { ...corner, accounts: corner.accounts.slice(0, NAMED) };
    const rest = corner.count - shown.accounts.length;
    return [
      {
        kind: "heading",
        level: 3,
        text: `${title}: ${format.count(corner.count)}`,
        aside: drawn.counts[at] ?? "",
      },
      cornerTable(words, view, sides, [shown], title),
      ...(rest > 0
        ? body(t("replay.corner.more", { count: rest, n: format.count(rest) }), "quiet")
        : []),
      ...(corner.open > 0
        ? body(
            t("replay.paper.open", { count: corner.open, n: format.count(corner.open) }),
            "quiet",
          )
        : []),
    ];
  });
  const missing = (side: ReplaySide, name: string): Block[] => {
    const { says, each, lent } = missingSays(words, side, name, view.customers);
    return [
      ...(says === "" ? [] : body([says, " ", { text: each, quiet: true }])),
      ...body(lent, "quiet"),
    ];
  };
  const lacking = [
    ...(view.untold_count > 0
      ? body(t("replay.untold", { count: view.untold_count, n: format.count(view.untold_count) }))
      : []),
    ...missing(view.one, sides.one),
    ...missing(view.other, sides.other),
  ];
  return sheet(
    "replay",
    pairTitle(words, view),
    source,
    view.customers,
    size,
    words,
    [
      voice(words, first),
      ...(money ? body(told(words, money)) : []),
      ...(compared
        ? ([
            { kind: "heading", level: 2, text: t("replay.compared.title") },
            comparedTable(words, view, sides),
            ...(apart ? body(told(words, apart)) : []),
            ...(apart ? body(t("replay.told.flatters"), "quiet") : []),
            ...(view.priced ? [] : body(t("replay.money.none"), "quiet")),
            { kind: "heading", level: 2, text: t("replay.matrix") },
            {
              kind: "picture",
              scene: matrixScene(view, drawn, WIDTH),
              alt: plainTold(words, first),
            },
            { kind: "heading", level: 2, text: t("replay.paper.names") },
            ...corners,
          ] satisfies Block[])
        : []),
      ...(lacking.length > 0
        ? [
            { kind: "heading", level: 2, text: t("replay.paper.missing") } satisfies Block,
            ...lacking,
          ]
        : []),
    ],
    [t("replay.paper.pair", { ...sides })],
  );
}
