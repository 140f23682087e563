import type { Table } from "@/documents/model";
import type { EvidenceProfile } from "@/ipc";
import { markShapes, type Scene, type Shape, tierShapes } from "../../drawings/scene";
import { fitted } from "../../drawings/text";
import { tierCounts } from "../../lane-chart/LaneTable";
import { layoutRow, placeNames } from "../../lane-chart/layout";
import { nameWidth } from "../../lane-chart/names";
import type { LaneRow } from "../../lane-chart/types";
import { FULL_SCORE, stretches, type Tier } from "../../model";
import type { Speech } from "../words";
import { tierPiece } from "./tiers";

export interface Dots {
  tiers: readonly Tier[];
  rows: readonly LaneRow[];
}

/** What one sees in it, when it is read aloud. */
export function dotsSay(
  { t, format, successWord, othersWord }: Speech,
  { refused, admitted, basis: { sides } }: EvidenceProfile,
): string {
  return t("evidence.dots.says", {
    refused: format.count(refused),
    success: format.count(sides.success),
    admitted: format.count(admitted),
    others: format.count(sides.others),
    successWord,
    othersWord,
  });
}

/** Scores on a line, a row for each outcome, a mark for each customer; many are counted by half points. */
export function dotsScene({ format, t }: Speech, { tiers, rows }: Dots, width: number): Scene {
  const names = 140;
  const counts = 90;
  const wide = Math.max(width - names - counts, 160);
  const head = 30;
  const toX = (score: number) => names + (score / FULL_SCORE) * wide;
  const drawn = rows.map((row) => ({ row, layout: layoutRow(row, wide, 1) }));
  const height = drawn.reduce((sum, { layout }) => sum + layout.height, 0);
  const bottom = head + height;
  const most = Math.max(
    1,
    ...drawn.flatMap(({ layout }) => layout.columns.map((one) => one.count)),
  );
  const shapes: Shape[] = [];
  const cuts: number[] = [];
  for (const { tier, rank, from, to } of stretches(tiers)) {
    const tone = (part: "mark" | "text" | "band") => ({ tier: rank, of: tiers.length, part });
    const left = toX(from);
    const across = toX(to) - left;
    if (from > 0) {
      cuts.push(left - names);
    }
    shapes.push(
      { kind: "rect", x: left, y: head, width: across, height, fill: tone("band") },
      { kind: "rect", x: left, y: head - 3, width: across, height: 3, fill: tone("mark") },
    );
    if (across > 44) {
      shapes.push(...tierShapes(rank, tiers.length, left + 4, 4), {
        kind: "text",
        x: left + 26,
        y: 16,
        text: fitted(tier.name, across - 30, { size: 13, weight: 620 }),
        size: 13,
        weight: 620,
        fill: tone("text"),
      });
    }
  }
  for (const cut of cuts) {
    shapes.push({
      kind: "line",
      x1: names + cut,
      x2: names + cut,
      y1: head,
      y2: bottom,
      stroke: "line",
    });
  }
  let top = head;
  for (const { row, layout } of drawn) {
    const middle = top + layout.height / 2;
    shapes.push(
      ...markShapes(row.outcome.mark, 7, middle - 6, 5.5),
      {
        kind: "text",
        x: 22,
        y: middle - 1,
        text: fitted(row.outcome.name, names - 28, { size: 13, weight: 620 }),
        size: 13,
        weight: 620,
        fill: "ink",
      },
      {
        kind: "text",
        x: 22,
        y: middle + 15,
        text: fitted(
          t("common.lane.customers", { count: row.total, n: format.count(row.total) }),
          names - 28,
          { size: 12 },
        ),
        size: 12,
        fill: "ink-2",
      },
    );
    for (const column of layout.columns) {
      const tall = Math.max(Math.sqrt(column.count / most) * (layout.height - 14), 1.5);
      const wrong = (column.wrong / column.count) * tall;
      const x = names + column.x - column.width / 2;
      shapes.push({
        kind: "rect",
        x,
        y: middle - tall / 2,
        width: column.width,
        height: tall - wrong,
        fill: "ink",
      });
      if (wrong > 0) {
        shapes.push({
          kind: "rect",
          x,
          y: middle + tall / 2 - wrong,
          width: column.width,
          height: wrong,
          fill: "accent",
        });
      }
    }
    for (const { mark, x, y } of layout.marks) {
      shapes.push(...markShapes(row.outcome.mark, names + x, middle + y, layout.radius));
      if (mark.wrong) {
        shapes.push({
          kind: "circle",
          cx: names + x,
          cy: middle + y,
          r: layout.radius + 3.2,
          stroke: "accent",
          width: 1.5,
        });
      }
    }
    for (const name of placeNames(layout, wide, 1, (text) => nameWidth(text, 1), cuts)) {
      shapes.push({
        kind: "text",
        x: names + name.left,
        y: middle + name.top + 12.5,
        text: name.mark.name,
        size: 12.5,
        fill: "ink",
      });
    }
    shapes.push({
      kind: "text",
      x: width,
      y: middle + 4.5,
      text: t("common.lane.part", {
        part: format.count(row.goodOrBetter),
        total: format.count(row.total),
      }),
      size: 13,
      weight: 620,
      anchor: "end",
      fill: "ink",
    });
    top += layout.height;
    shapes.push({ kind: "line", x1: 0, x2: width, y1: top, y2: top, stroke: "rule" });
  }
  for (const tick of [0, 20, 40, 60, 80, 100]) {
    shapes.push({
      kind: "text",
      x: toX(tick * 1000),
      y: bottom + 16,
      text: format.count(tick),
      size: 12,
      anchor: "middle",
      fill: "ink-2",
    });
  }
  return { width, height: bottom + 22, shapes };
}

/** The figures behind it: outcome by tier, and who stands on the wrong side. */
export function dotsTable({ t, format }: Speech, { tiers, rows }: Dots): Table {
  return {
    kind: "table",
    caption: t("evidence.dots.title"),
    columns: [
      { title: t("evidence.dots.outcome"), width: 2 },
      ...tiers.map((tier) => ({ title: tierPiece(tiers, tier.id).text, figures: true })),
      { title: t("evidence.dots.customers"), figures: true },
      { title: t("evidence.dots.who"), width: 3.5 },
    ],
    rows: rows.map((row) => {
      const counts = tierCounts(row, tiers);
      const wrong = (row.marks ?? []).filter((one) => one.wrong);
      return [
        row.outcome.name,
        ...tiers.map((_, rank) => format.count(counts[rank] ?? 0)),
        format.count(row.total),
        wrong
          .slice(0, 20)
          .map((mark) => `${mark.name} ${format.score(mark.score, 1)}`)
          .join(", "),
      ];
    }),
  };
}
