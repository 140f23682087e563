import { boardScene, boardTable, type Drawn } from "@/components/lanes/figure";
import {
  conditionSays,
  lacksSays,
  laneAmounts,
  laneTold,
  measureSays,
  placeNames,
  placeSays,
  sourceSays,
} from "@/components/lanes/words";
import type { AttributeSeen, LaneBoard, LaneFacts } from "@/ipc";
import type { Block, Line, Paper, PaperSize, Table } from "./model";
import { plain } from "./model";
import { body, type Sheet, sheet, voice, WIDTH } from "./sheet";
import type { Words } from "./words";

/** What the paper is made of. */
export interface LanesSource extends Sheet {
  board: LaneBoard;
  /** What conditions look at, with the names of their values. */
  attributes: readonly AttributeSeen[];
}

/** So many lanes stand beside each other on a page. */
const BESIDE = 4;

/** The board turned on its side, a few lanes a table: on paper there is more height than width. */
function turned(board: Table, measure: string): Table[] {
  const [, ...heads] = board.columns;
  const tables: Table[] = [];
  for (let at = 0; at < board.rows.length; at += BESIDE) {
    const lanes = board.rows.slice(at, at + BESIDE);
    const rows = heads.map(({ title }, head) => [
      title,
      ...lanes.map((lane) => lane[head + 1] ?? ""),
    ]);
    tables.push({
      kind: "table",
      caption: board.caption,
      columns: [
        { title: measure, width: 1.3 },
        ...lanes.map((lane) => ({ title: plain((lane[0] ?? "") as Line), figures: true })),
      ],
      // What is known of none of them takes no room.
      rows: rows.filter(([, ...cells]) => cells.some((cell) => cell !== "–" && cell !== "")),
    });
  }
  return tables;
}

function whoPart(words: Words, { board, attributes }: LanesSource): Block[] {
  const { t } = words;
  const place = (facts: LaneFacts): Block[] => [
    ...body(placeSays(words, facts)),
    ...(facts.accounts > 0 ? body(placeNames(words, facts), "quiet") : []),
  ];
  return [
    { kind: "heading", level: 2, text: t("lanes.paper.who") },
    ...board.lanes.flatMap(({ lane, facts }): Block[] => [
      { kind: "heading", level: 3, text: lane.name, aside: t(`lanes.standing.${lane.standing}`) },
      ...body(conditionSays(words, lane.condition, attributes)),
      ...(lane.reason ? body(`“${lane.reason}”`) : []),
      ...place(facts),
    ]),
    ...(["nowhere", "open"] as const)
      .filter((name) => board[name].accounts > 0)
      .flatMap((name): Block[] => [
        { kind: "heading", level: 3, text: t(`lanes.${name}.title`) },
        ...place(board[name]),
        ...(name === "open" && board.missing.length > 0
          ? [{ kind: "list", items: board.missing.map((one) => lacksSays(words, one)) } as const]
          : []),
      ]),
  ];
}

function measurePart(words: Words, board: LaneBoard): Block[] {
  const { t, format } = words;
  return [
    { kind: "heading", level: 2, text: t("lanes.measures.title") },
    {
      kind: "table",
      caption: t("lanes.measures.title"),
      columns: [
        { title: t("lanes.paper.measure"), width: 1.3 },
        { title: t("lanes.paper.source"), width: 1.5 },
        { title: t("lanes.paper.known"), figures: true, width: 0.8 },
        { title: t("lanes.paper.missing"), width: 3 },
      ],
      rows: board.measures.map((seen) => [
        t(`lanes.measure.${seen.measure}.name`),
        sourceSays(words, seen.source, seen.name),
        t("lanes.board.of", { n: format.count(seen.known), total: format.count(seen.of) }),
        measureSays(words, seen),
      ]),
    },
  ];
}

/** The lanes (A4): each with its economics, who belongs to it, and what is missing. */
export function lanesPaper(source: LanesSource, size: PaperSize, words: Words): Paper {
  const { t, format } = words;
  const { board, workspace } = source;
  const { money, of } = laneAmounts(words, board.currency);
  const drawn: Drawn = { t, format, money, amount: of, outcomeName: words.outcome };
  const customers = board.all.customers;
  const { first, small } = laneTold(words, board);
  if (board.lanes.length === 0) {
    return sheet("lanes", workspace.name, source, customers, size, words, [
      voice(words, { key: "lanes.none.title", values: {} }),
      ...body(t("lanes.none.hint")),
    ]);
  }
  return sheet("lanes", workspace.name, source, customers, size, words, [
    voice(words, first),
    ...(small ? [voice(words, small)] : []),
    { kind: "heading", level: 2, text: t("lanes.board.title") },
    {
      kind: "picture",
      scene: boardScene(board, WIDTH, drawn),
      alt: t("lanes.board.says", {
        count: board.lanes.length,
        n: format.count(board.lanes.length),
        customers: format.count(customers),
      }),
    },
    { kind: "heading", level: 2, text: t("lanes.paper.economics") },
    ...turned(boardTable(board, drawn), t("lanes.paper.measure")),
    ...measurePart(words, board),
    ...whoPart(words, source),
  ]);
}
