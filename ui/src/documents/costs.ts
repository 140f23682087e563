import {
  curvePicture,
  curveRows,
  curveTable,
  curveWords,
  resamplesScene,
} from "@/components/costs/curve";
import {
  amountsOf,
  besideTold,
  bestSays,
  costTold,
  honestSays,
  missingSays,
  surenessTold,
  whereSays,
} from "@/components/costs/says";
import { plainTold } from "@/components/told";
import type {
  CostBill,
  CostsView,
  CurveStep,
  LaneRow,
  NamedCase,
  OwnCost,
  StabilityView,
} from "@/ipc";
import type { Block, Cell, Column, Paper, PaperSize, Table } from "./model";
import { body, type Sheet, sheet, told, voice, WIDTH } from "./sheet";
import type { Words } from "./words";

/** What the paper is made of. */
export interface CostsSource extends Sheet {
  profile: string;
  rows: readonly LaneRow[];
  view: CostsView;
  stability: StabilityView | null;
}

/** More stretches than this are told by every fifth point. */
const LISTED = 24;
/** So many names stand on either side. */
const NAMED = 40;

/** What was typed of hours and money, and what the team's own activities say. */
function typedPart(words: Words, view: CostsView): Block[] {
  const { t, format } = words;
  const { costs, hour } = view;
  const amounts = amountsOf(words, view);
  const hours = (value: number | null | undefined) => (value == null ? "–" : amounts.short(value));
  const money = (value: number | null | undefined) =>
    value == null ? "–" : hour ? format.money(value, hour.currency) : format.number(value, 2);
  const own = (of: OwnCost) => {
    const found = view.own.find((one) => one.of === of);
    return found
      ? t(`costs.form.own.${of}`, {
          count: found.from,
          n: format.count(found.from),
          hours: amounts.short(found.hours),
        })
      : "–";
  };
  const rows: Cell[][] = [
    [t("costs.paper.hour"), "", hour ? format.money(hour.amount, hour.currency) : "–", ""],
    ...(["demo", "poc", "rescue"] as const).map((of) => [
      t(`costs.form.${of}`),
      hours(costs[of]),
      "",
      own(of),
    ]),
    ...(["failed", "lost"] as const).map((of) => [
      t(`costs.form.${of}`),
      hours(costs[of]?.hours),
      money(costs[of]?.money),
      "",
    ]),
  ];
  const yes = (is: boolean) => t(is ? "costs.paper.yes" : "costs.paper.no");
  return [
    { kind: "heading", level: 2, text: t("costs.paper.typed") },
    {
      kind: "table",
      caption: t("costs.paper.typed"),
      columns: [
        { title: t("costs.paper.item"), width: 1.6 },
        { title: t("costs.paper.hours"), figures: true },
        { title: t("costs.paper.money"), figures: true },
        { title: t("costs.paper.own"), width: 3 },
      ],
      rows,
    },
    ...body(missingSays(words, view)),
    { kind: "heading", level: 3, text: t("costs.paper.outcomes") },
    ...body(t("costs.form.causes"), "quiet"),
    {
      kind: "table",
      caption: t("costs.paper.outcomes"),
      columns: [
        { title: t("costs.form.outcome"), width: 2 },
        { title: t("costs.form.rescued") },
        { title: t("costs.form.left") },
        { title: t("costs.form.each"), figures: true },
      ],
      rows: view.outcomes
        .filter(({ outcome }) => !outcome.success)
        .map(({ outcome, rescue, failed, each }) => [
          words.outcome(outcome),
          yes(rescue),
          yes(failed),
          amounts.brief(hour ? (each.money ?? 0) : each.hours),
        ]),
    },
  ];
}

/** The figures of a bill, as the ladder tells them. */
function billColumns(words: Words, view: CostsView) {
  const { t, format } = words;
  const amounts = amountsOf(words, view);
  const of = (n: number, all: number) =>
    t("costs.ladder.of", { n: format.count(n), all: format.count(all) });
  const columns: Column[] = [
    { title: t("costs.ladder.lost"), figures: true },
    { title: t("costs.ladder.admitted"), figures: true },
    ...(view.any
      ? [
          { title: t("costs.ladder.saved"), figures: true },
          { title: t("costs.ladder.worth"), figures: true },
          { title: t("costs.ladder.gain"), figures: true },
        ]
      : []),
  ];
  const cells = (bill: CostBill): Cell[] => [
    of(bill.good_lost, bill.good),
    of(bill.poor_admitted, bill.poor),
    ...(view.any
      ? [
          amounts.brief(view.in_money ? (bill.saved.money ?? 0) : bill.saved.hours),
          amounts.brief(view.in_money ? (bill.lost.money ?? 0) : bill.lost.hours),
          [{ text: amounts.brief(bill.gain), strong: true }],
        ]
      : []),
  ];
  return { columns, cells };
}

function comparedTable(words: Words, view: CostsView): Table {
  const { t, format } = words;
  const { columns, cells } = billColumns(words, view);
  const { now, cheapest } = view;
  const moves = cheapest !== null && cheapest.saves > 0;
  return {
    kind: "table",
    caption: t("costs.paper.compared"),
    columns: [
      { title: "", width: 1.2 },
      { title: t("costs.paper.cut"), figures: true },
      ...columns,
    ],
    rows: [
      [t("costs.paper.now"), format.score(now.cut, 1), ...cells(now.bill)],
      ...(moves
        ? [
            [
              t("costs.paper.proposed"),
              format.score(cheapest.cut, 1),
              ...cells(cheapest.bill),
            ] satisfies Cell[],
          ]
        : []),
      ...(now.saved
        ? [
            [
              t("costs.paper.saved", { number: format.count(now.saved.version) }),
              format.score(now.saved.cut, 1),
              ...cells(now.saved.bill),
            ] satisfies Cell[],
          ]
        : []),
    ],
  };
}

function ladderTable(words: Words, view: CostsView): Table {
  const { columns, cells } = billColumns(words, view);
  return {
    kind: "table",
    caption: words.t("costs.ladder.title"),
    columns: [{ title: words.t("costs.ladder.last"), width: 1.6 }, ...columns],
    rows: view.now.rungs.map((rung) => [
      [
        words.tier(view.tiers, rung.tier),
        rung.admits_last
          ? ` (${words.t("costs.paper.now").toLocaleLowerCase(words.language)})`
          : "",
      ],
      ...cells(rung.bill),
    ]),
  };
}

/** The stretches that are told on paper: all of them, or those at every fifth point. */
function listed(steps: readonly CurveStep[]): CurveStep[] {
  if (steps.length <= LISTED) {
    return [...steps];
  }
  const at = (score: number) => steps.find(({ from, to }) => from <= score && score <= to);
  const found = Array.from({ length: 20 }, (_, index) => at((index + 1) * 5000));
  return [...new Set(found.filter((one) => one !== undefined))];
}

function curvePart(words: Words, { view, rows }: CostsSource): Block[] {
  const { t } = words;
  const drawn = curveRows(words, rows);
  const steps = listed(view.curve);
  return [
    {
      kind: "heading",
      level: 2,
      text: t(view.curve.length > 0 ? "costs.curve.title" : "costs.curve.untold"),
    },
    {
      kind: "picture",
      scene: curvePicture(view, drawn, curveWords(words, view), WIDTH),
      alt: plainTold(words, costTold(words, view, view.now)),
    },
    ...(steps.length > 0
      ? ([
          ...(steps.length < view.curve.length ? body(t("costs.paper.curveAt"), "quiet") : []),
          curveTable(words, view, steps),
        ] satisfies Block[])
      : []),
  ];
}

function proposalPart(words: Words, { view, stability }: CostsSource): Block[] {
  const { t, format } = words;
  const { cheapest } = view;
  const title: Block = { kind: "heading", level: 2, text: t("costs.best.title") };
  if (cheapest === null) {
    return view.state === "fine"
      ? [title, ...body(t(view.any ? "costs.best.oneSide" : "costs.best.nothing"))]
      : [];
  }
  const moves = cheapest.saves > 0;
  const cut = format.score(cheapest.cut, 1);
  return [
    title,
    ...(moves
      ? [
          voice(words, {
            key: "costs.best.says",
            values: { cut, saves: amountsOf(words, view).weighed(cheapest.saves) },
          }),
          ...body(bestSays(words, view, cheapest)),
        ]
      : body(
          t("costs.best.kept", {
            cut,
            from: format.score(cheapest.from, 1),
            to: format.score(cheapest.to, 1),
          }),
        )),
    ...(stability
      ? ([
          ...(moves ? body(told(words, surenessTold(words, stability))) : []),
          { kind: "heading", level: 3, text: t("costs.paper.stable") },
          ...body(whereSays(words, stability)),
          {
            kind: "picture",
            scene: resamplesScene(stability, (value) => format.score(value, 1), WIDTH),
            alt: whereSays(words, stability),
          },
          ...body(honestSays(words, view, stability)),
        ] satisfies Block[])
      : []),
    ...body(t("costs.best.flatters"), "quiet"),
  ];
}

function namesPart({ t, format, outcome }: Words, view: CostsView): Block[] {
  const { now } = view;
  const part = (of: "lost" | "admitted", names: readonly NamedCase[], all: number): Block[] => {
    const title = t(`costs.names.${of}`, { count: all, n: format.count(all) });
    const shown = names.slice(0, NAMED);
    const rest = all - shown.length;
    return all === 0
      ? []
      : [
          { kind: "heading", level: 3, text: title },
          {
            kind: "table",
            caption: title,
            columns: [
              { title: t("replay.table.account"), width: 2 },
              { title: t("replay.table.outcome"), width: 1.4 },
              { title: t("replay.table.score"), figures: true },
            ],
            rows: shown.map((one) => {
              const had = view.outcomes.find((it) => it.outcome.id === one.outcome);
              return [
                one.name,
                had ? outcome(had.outcome) : one.outcome,
                one.barred ? t("costs.names.barred") : format.score(one.score, 1),
              ];
            }),
          },
          ...(rest > 0
            ? body(t("costs.names.more", { count: rest, n: format.count(rest) }), "quiet")
            : []),
        ];
  };
  const both = [
    ...part("lost", now.lost, now.bill.good_lost),
    ...part("admitted", now.admitted, now.bill.poor_admitted),
  ];
  return both.length === 0
    ? []
    : [{ kind: "heading", level: 2, text: t("costs.names.title") }, ...both];
}

/** Cut-offs by what they cost (E6): what was typed, the cut-off now and as proposed, how stable that is, and who is behind it. */
export function costsPaper(source: CostsSource, size: PaperSize, words: Words): Paper {
  const { t } = words;
  const { view } = source;
  const { good, poor } = view.now.bill;
  return sheet("costs", source.profile, source, good + poor, size, words, [
    voice(words, costTold(words, view, view.now)),
    ...besideTold(words, view, view.now).flatMap((one) => body(told(words, one))),
    ...(view.state === "all_good" || view.state === "none_good"
      ? body(t(`costs.state.${view.state === "all_good" ? "allGood" : "noneGood"}`), "alert")
      : []),
    { kind: "heading", level: 2, text: t("costs.paper.compared") },
    comparedTable(words, view),
    { kind: "heading", level: 3, text: t("costs.ladder.title") },
    ladderTable(words, view),
    ...curvePart(words, source),
    ...proposalPart(words, source),
    ...namesPart(words, view),
    ...typedPart(words, view),
  ]);
}
