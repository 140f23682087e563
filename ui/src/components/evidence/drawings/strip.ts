import type { Table } from "@/documents/model";
import type { LevelEvidence } from "@/ipc";
import type { Scene, Shape, Tone } from "../../drawings/scene";
import { fitted, textWidth, wrapped } from "../../drawings/text";
import type { Row, Speech } from "../words";
import { axisOf, grid, whisker } from "./axis";

/** Log-odds further out than this are drawn at the end of their axis, thousandths: a chance of 1 in 50 against even. */
const FAR = 4000;

/** Each level of a parameter in its own order, with its name. */
function levelsOf({ parameter, evidence }: Row): { name: string; level: LevelEvidence }[] {
  return evidence.levels.map((level) => ({
    name: parameter.levels.find((one) => one.id === level.level)?.name ?? level.level,
    level,
  }));
}

/** What one sees in it, when it is read aloud. */
export function stripSays({ t, format }: Speech, row: Row): string {
  return levelsOf(row)
    .filter(({ level }) => level.share.total > 0)
    .map(({ name, level: { share } }) =>
      t("evidence.detail.levelsSay", {
        level: name,
        s: format.count(share.success),
        n: format.count(share.total),
        range: format.shareRange(share.low / 1000, share.high / 1000),
      }),
    )
    .join(" ");
}

/** Answer by answer: how many of those who gave it succeeded, with the interval, and what it says for or against success. */
export function stripScene(speech: Speech, row: Row, width: number): Scene {
  const { t, format } = speech;
  const levels = levelsOf(row);
  const { known } = row.evidence;
  const total = known.success + known.others;
  const shapes: Shape[] = [];
  const slim = width < 660;
  const names = slim ? 0 : Math.min(width * 0.3, 280);
  const odds = slim ? 116 : Math.min(width * 0.2, 190);
  const said = ({ share }: LevelEvidence) =>
    share.total === 0
      ? t("evidence.detail.nobody")
      : t("evidence.detail.of", { s: format.count(share.success), n: format.count(share.total) });
  const counts = slim
    ? 0
    : Math.max(...levels.map(({ level }) => textWidth(said(level), { size: 13 })), 60) + 14;
  const axis = axisOf(names + counts + (slim ? 6 : 24), width - odds - 30, 0, 1000);
  const log = axisOf(width - odds, width - 6, -FAR, FAR);
  const heading = 46;
  let bottom = heading;
  const placed = levels.map(({ name, level }) => {
    const telling = level.level === row.evidence.telling;
    const face = { size: 13, weight: telling ? 620 : 450 };
    const lines = wrapped(
      name,
      slim ? width - textWidth(said(level), { size: 13 }) - 14 : names,
      face,
      3,
    );
    const top = bottom;
    const line = (lines.length - 1) * 16 + (slim ? 54 : 42);
    bottom += line;
    return { level, lines, face, top, line };
  });

  shapes.push(
    {
      kind: "text",
      x: axis.left,
      y: 12,
      text: fitted(t("evidence.detail.shareShort"), axis.right - axis.left, {
        size: 12,
        weight: 550,
      }),
      size: 12,
      weight: 550,
      fill: "ink-2",
    },
    {
      kind: "text",
      x: log.right,
      y: 12,
      text: fitted(t("evidence.detail.odds"), odds + 24, { size: 12, weight: 550 }),
      size: 12,
      weight: 550,
      fill: "ink-2",
      anchor: "end",
    },
    ...grid(axis, heading, heading, [
      { value: 0, text: format.count(0) },
      { value: 500, text: format.count(50) },
      { value: 1000, text: format.share(1) },
    ]),
    {
      kind: "text",
      x: log.left,
      y: heading - 7,
      text: fitted(t("evidence.detail.oddsAgainst"), odds / 2 - 4, { size: 12 }),
      size: 12,
      fill: "ink-2",
    },
    {
      kind: "text",
      x: log.right,
      y: heading - 7,
      text: fitted(t("evidence.detail.oddsFor"), odds / 2 - 4, { size: 12 }),
      size: 12,
      fill: "ink-2",
      anchor: "end",
    },
    { kind: "line", x1: 0, x2: width, y1: heading, y2: heading, stroke: "line" },
  );
  // Where names stand over their strip, the lines stop below them.
  const down = (
    x: number,
    { top, line, lines }: (typeof placed)[number],
    stroke: Tone,
    dash?: readonly number[],
  ): Shape => ({
    kind: "line",
    x1: x,
    x2: x,
    y1: top + (slim ? 9 + lines.length * 16 : 0),
    y2: top + line,
    stroke,
    width: stroke === "rule" ? 1 : 1.2,
    ...(dash ? { dash } : {}),
  });
  for (const place of placed) {
    const { level, lines, face, top, line } = place;
    const middle = slim ? top + line - 18 : top + line / 2;
    const first = slim ? top + 19 : middle + 4.5 - (lines.length - 1) * 8;
    const { share, odds: range } = level;
    for (const tick of [0, 250, 500, 750, 1000]) {
      shapes.push(down(axis.at(tick), place, "rule"));
    }
    shapes.push(down(log.at(0), place, "line", [3, 3]));
    if (total > 0) {
      shapes.push(down(axis.at((known.success / total) * 1000), place, "accent"));
    }
    shapes.push(
      ...lines.map(
        (text, at): Shape => ({
          kind: "text",
          x: 0,
          y: first + at * 16,
          text,
          ...face,
          fill: share.total === 0 ? "ink-3" : "ink",
        }),
      ),
      {
        kind: "text",
        x: slim ? width : names + counts,
        y: slim ? top + 19 : middle + 4.5,
        text: said(level),
        size: 13,
        anchor: "end",
        fill: share.total === 0 ? "ink-3" : "ink-2",
      },
    );
    if (share.total > 0) {
      shapes.push(
        ...whisker(axis, middle, {
          low: share.low,
          value: (share.success / share.total) * 1000,
          high: share.high,
        }),
      );
    }
    if (range) {
      const zero = log.at(0);
      const x = log.at(range.value);
      shapes.push(
        {
          kind: "rect",
          x: Math.min(zero, x),
          y: middle - 4,
          width: Math.abs(x - zero),
          height: 8,
          fill: "rule-2",
        },
        {
          kind: "line",
          x1: log.at(range.low),
          x2: log.at(range.high),
          y1: middle,
          y2: middle,
          stroke: "ink",
          width: 1.4,
        },
      );
    }
    shapes.push({ kind: "line", x1: 0, x2: width, y1: top + line, y2: top + line, stroke: "rule" });
  }
  if (total > 0) {
    shapes.push({
      kind: "text",
      x: axis.at((known.success / total) * 1000),
      y: bottom + 15,
      text: `${t("evidence.detail.all")} ${format.share(known.success / total)}`,
      size: 12,
      fill: "accent",
      anchor: known.success / total > 0.6 ? "end" : "middle",
    });
  }
  return { width, height: bottom + (total > 0 ? 22 : 4), shapes };
}

/** The figures behind the strips. */
export function stripTable({ t, format }: Speech, row: Row): Table {
  const signed = (thousandths: number) => format.number(thousandths / 1000, 2);
  return {
    kind: "table",
    caption: t("evidence.detail.label", { name: row.parameter.name }),
    columns: [
      { title: t("evidence.detail.level"), width: 3 },
      { title: t("evidence.detail.success"), figures: true, width: 1.4 },
      { title: t("evidence.detail.shareShort"), figures: true, width: 1.4 },
      { title: t("evidence.detail.interval"), figures: true, width: 1.4, beneath: true },
      { title: t("evidence.detail.oddsValue"), figures: true },
      { title: t("evidence.detail.interval"), figures: true, width: 1.6, beneath: true },
    ],
    rows: levelsOf(row).map(({ name, level: { share, odds } }) => [
      name,
      t("evidence.detail.of", { s: format.count(share.success), n: format.count(share.total) }),
      share.total > 0 ? format.share(share.success / share.total) : "",
      share.total > 0 ? format.shareRange(share.low / 1000, share.high / 1000) : "",
      odds ? signed(odds.value) : "",
      odds ? `${signed(odds.low)} … ${signed(odds.high)}` : "",
    ]),
  };
}
