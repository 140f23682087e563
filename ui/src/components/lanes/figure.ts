import type { TFunction } from "i18next";
import { fitted, type Scene, type Shape } from "@/components/drawings";
import type { NamedOutcome } from "@/components/outcomes";
import type { Table } from "@/documents/model";
import type { formatsIn } from "@/i18n/format";
import type { LaneBoard } from "@/ipc";
import { MEASURES } from "./words";

type Formats = Pick<ReturnType<typeof formatsIn>, "count" | "share" | "number">;

export interface Drawn {
  t: TFunction;
  format: Formats;
  money: (value: number) => string;
  amount: (measure: LaneBoard["measures"][number], value: number) => string;
  outcomeName: (outcome: NamedOutcome) => string;
}

/** The least and the greatest of all values, with zero among them. */
export function bounds(board: LaneBoard): { least: number; most: number } {
  const all = board.lanes.flatMap(({ facts }) => facts.economics.dots);
  return { least: Math.min(0, ...all), most: Math.max(0, ...all) };
}

const ROW = 46;
const HEAD = 34;

/** The board as a picture: a line a lane, the share of successes with its interval, and what each customer brings. */
export function boardScene(board: LaneBoard, width: number, { t, format, money }: Drawn): Scene {
  const { least, most } = bounds(board);
  const name = Math.min(width * 0.34, 300);
  const gap = 28;
  const strip = (width - name - gap * 2) / 2;
  const left = [name + gap / 2, name + gap * 1.5 + strip] as const;
  const shapes: Shape[] = [
    { kind: "text", x: left[0], y: 14, text: t("lanes.board.success"), size: 12.5, fill: "ink-2" },
    { kind: "text", x: left[1], y: 14, text: t("lanes.board.value"), size: 12.5, fill: "ink-2" },
  ];
  board.lanes.forEach(({ lane, facts }, index) => {
    const y = HEAD + index * ROW;
    const middle = y + 14;
    const { success, economics } = facts;
    shapes.push(
      { kind: "line", x1: 0, y1: y - 8, x2: width, y2: y - 8, stroke: "rule" },
      {
        kind: "text",
        x: 0,
        y: y + 11,
        text: fitted(lane.name, name - 8, { size: 13.5, weight: 550 }),
        size: 13.5,
        weight: 550,
        fill: "ink",
      },
      {
        kind: "text",
        x: 0,
        y: y + 28,
        text: fitted(
          `${t(`lanes.standing.${lane.standing}`)} · ${t("lanes.board.customers", { count: facts.customers, n: format.count(facts.customers) })}`,
          name - 8,
          { size: 12 },
        ),
        size: 12,
        fill: "ink-3",
      },
    );
    for (const start of left) {
      shapes.push({
        kind: "line",
        x1: start,
        y1: middle,
        x2: start + strip,
        y2: middle,
        stroke: "rule-2",
      });
    }
    if (success.total > 0) {
      const at = (share: number) => left[0] + share * strip;
      shapes.push(
        {
          kind: "line",
          x1: at(success.low / 1000),
          y1: middle,
          x2: at(success.high / 1000),
          y2: middle,
          stroke: "ink",
          width: 2,
        },
        { kind: "circle", cx: at(success.count / success.total), cy: middle, r: 5, fill: "ink" },
        {
          kind: "text",
          x: left[0],
          y: y + 32,
          text: t("lanes.board.of", {
            n: format.count(success.count),
            total: format.count(success.total),
          }),
          size: 12,
          fill: "ink-2",
        },
      );
    }
    const at = (value: number) => left[1] + ((value - least) / (most - least || 1)) * strip;
    for (const value of economics.dots) {
      shapes.push({
        kind: "circle",
        cx: at(value),
        cy: middle,
        r: 3.5,
        stroke: "ink-2",
        fill: "sheet",
        width: 1.2,
      });
    }
    const median = economics.figures[0]?.median ?? null;
    if (median !== null) {
      shapes.push(
        {
          kind: "line",
          x1: at(median),
          y1: middle - 8,
          x2: at(median),
          y2: middle + 8,
          stroke: "ink",
          width: 2.4,
        },
        {
          kind: "text",
          x: left[1],
          y: y + 32,
          text: t("lanes.board.median", { value: money(median) }),
          size: 12,
          fill: "ink-2",
        },
      );
    }
  });
  return { width, height: HEAD + Math.max(board.lanes.length, 1) * ROW, shapes };
}

/** Everything the board knows, as figures. */
export function boardTable(board: LaneBoard, drawn: Drawn): Table {
  const { t, format, money, amount, outcomeName } = drawn;
  const share = ({ count, total }: { count: number; total: number }) =>
    total === 0 ? "–" : `${format.count(count)}/${format.count(total)}`;
  const shown = MEASURES.filter((measure) => measure !== "product_cost");
  const seen = (measure: (typeof MEASURES)[number]) => board.measures[MEASURES.indexOf(measure)];
  const row = (name: string, standing: string, facts: LaneBoard["all"]) => [
    name,
    standing,
    format.count(facts.accounts),
    format.count(facts.customers),
    ...facts.outcomes.map((count) => format.count(count)),
    share(facts.success),
    facts.success.total === 0
      ? "–"
      : `${format.share(facts.success.low / 1000)}–${format.share(facts.success.high / 1000)}`,
    share(facts.left),
    share(facts.references),
    share(facts.expanded),
    ...shown.map((measure) => {
      const figure = facts.economics.figures[MEASURES.indexOf(measure)];
      const from = seen(measure);
      return !figure || figure.median === null || !from
        ? "–"
        : `${amount(from, figure.median)} (${format.count(figure.known)}/${format.count(figure.of)})`;
    }),
    facts.economics.product_cost === null ? "–" : money(facts.economics.product_cost),
    facts.economics.product_return === null
      ? "–"
      : `×${format.number(facts.economics.product_return, 2)}`,
    facts.economics.opportunity ? money(facts.economics.opportunity.per_hour) : "–",
    facts.economics.opportunity?.cost == null ? "–" : money(facts.economics.opportunity.cost),
  ];
  const head = [
    t("lanes.board.lane"),
    t("lanes.board.standing"),
    t("lanes.board.accounts"),
    t("lanes.board.customersHead"),
    ...board.outcomes.map((outcome) => outcomeName(outcome)),
    t("lanes.board.success"),
    t("lanes.board.interval"),
    t("lanes.board.left"),
    t("lanes.board.references"),
    t("lanes.board.expanded"),
    ...shown.map((measure) => t(`lanes.measure.${measure}.name`)),
    t("lanes.measure.product_cost.name"),
    t("lanes.board.return"),
    t("lanes.board.perHour"),
    t("lanes.board.opportunity"),
  ];
  return {
    kind: "table",
    caption: t("lanes.board.title"),
    columns: head.map((title, index) => ({ title, figures: index >= 2 })),
    rows: [
      ...board.lanes.map(({ lane, facts }) =>
        row(lane.name, t(`lanes.standing.${lane.standing}`), facts),
      ),
      row(t("lanes.nowhere.title"), "", board.nowhere),
      row(t("lanes.open.title"), "", board.open),
    ],
  };
}
