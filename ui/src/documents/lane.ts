import { outcomeShapes } from "@/components/outcomes";
import type { LaneChart, LaneRow } from "@/ipc";
import type { Block, Cell, LaneDrawing } from "./model";
import type { Words } from "./words";

/** Marks at the same place, counted. */
function placed(row: LaneRow): { score: number; count: number }[] {
  const marks = new Map<number, number>();
  for (const { score } of row.marks) {
    marks.set(score, (marks.get(score) ?? 0) + 1);
  }
  for (const { score, count } of row.bins) {
    marks.set(score, (marks.get(score) ?? 0) + count);
  }
  return [...marks].map(([score, count]) => ({ score, count }));
}

/** The lane chart as a drawing. */
export function laneDrawing(
  chart: LaneChart,
  words: Words,
  range?: LaneDrawing["range"],
): LaneDrawing {
  const shapes = outcomeShapes(chart.rows.map((row) => row.outcome));
  return {
    kind: "lane",
    tiers: chart.tiers.map(({ name, from }) => ({ name, from })),
    rows: chart.rows.map((row) => ({
      name: words.outcome(row.outcome),
      shape: shapes.get(row.outcome.id) ?? "circle",
      marks: placed(row),
    })),
    ...(range ? { range } : {}),
    axis: (score) => words.format.score(score, 1),
  };
}

/** The table behind the drawing. */
export function laneTable(chart: LaneChart, words: Words): Block {
  const { t, format } = words;
  return {
    kind: "table",
    caption: t("common.lane.table"),
    columns: [
      { title: t("common.lane.howItWent"), width: 2 },
      ...chart.tiers.map((tier) => ({ title: tier.name, figures: true })),
      {
        title: t("common.lane.orBetter", { tier: chart.tiers[chart.admitting - 1]?.name ?? "" }),
        figures: true,
        width: 1.8,
      },
    ],
    rows: chart.rows.map((row): Cell[] => [
      words.outcome(row.outcome),
      ...row.count.tiers.map((count) => format.count(count)),
      t("common.lane.part", {
        part: format.count(row.count.admitted),
        total: format.count(row.count.total),
      }),
    ]),
  };
}
