import type { Table } from "@/documents/model";
import type { Direction } from "@/ipc";
import type { Scene, Shape } from "../../drawings/scene";
import { fitted, wrapped } from "../../drawings/text";
import { SAYS_SIGN, saysShapes, VERDICT_SIGN, verdictShapes } from "../marks";
import { chanceFigure, plainTold, type Row, rowTold, type Speech, VERDICT_KEY } from "../words";
import { axisOf, grid, whisker } from "./axis";

/** The effect of a parameter on the shared axis: shares of pairs, 0 to 1000. */
export function effectShapes(direction: Direction | null, left: number, right: number, y: number) {
  const axis = axisOf(left, right, 0, 1000);
  return direction
    ? whisker(axis, y, { low: direction.low, value: direction.auc, high: direction.high })
    : [];
}

/** What a drawing of all parameters says, when it is read aloud. */
export function forestSays(speech: Speech, rows: readonly Row[]): string {
  const count = (verdict: string) =>
    speech.format.count(rows.filter((one) => one.evidence.verdict === verdict).length);
  return speech.t("evidence.list.summary", {
    separates: count("separates"),
    leans: count("leans"),
    few: count("too_few"),
    none: count("no_difference"),
  });
}

/** Every parameter with its counts, its effect on one shared axis, its verdict, and what the data says of its weight. */
export function forestScene(speech: Speech, rows: readonly Row[], width: number): Scene {
  const { t, format } = speech;
  const shapes: Shape[] = [];
  const slim = width < 640;
  const names = slim ? width : Math.min(Math.max(width * 0.4, 240), 400);
  const verdicts = 176;
  const says = 132;
  const left = slim ? 8 : names + 20;
  const right = slim ? width - verdicts - 16 : width - verdicts - says - 32;
  const axis = axisOf(left, right, 0, 1000);
  const heading = slim ? 62 : 50;
  const nameFace = { size: 14, weight: 620 };
  const countFace = { size: 12.5 };
  // What a row says is said whole: a picture that is handed on has nothing to hover over.
  let bottom = heading;
  const placed = rows.map((one) => {
    const name = wrapped(one.parameter.name, names, nameFace, 3);
    const counts = wrapped(plainTold(speech, rowTold(speech, one)), names, countFace, 4);
    const words = name.length * 18 + counts.length * 17;
    const top = bottom;
    bottom += words + (slim ? 50 : 22);
    return { one, name, counts, top, words };
  });

  const title = wrapped(
    t("evidence.list.effect"),
    Math.max(right - left, 200),
    { size: 12, weight: 550 },
    2,
  );
  title.forEach((line, at) => {
    shapes.push({
      kind: "text",
      x: left,
      y: 12 + at * 15,
      text: line,
      size: 12,
      weight: 550,
      fill: "ink-2",
    });
  });
  shapes.push(
    ...grid(axis, heading, bottom, [
      { value: 0, text: format.share(0) },
      { value: 500, text: format.share(0.5), strong: true },
      { value: 1000, text: format.share(1) },
    ]),
    { kind: "line", x1: 0, x2: width, y1: heading, y2: heading, stroke: "line" },
  );
  placed.forEach(({ one, name, counts, top, words }, at) => {
    const end = placed[at + 1]?.top ?? bottom;
    const middle = slim ? top + words + 28 : (top + end) / 2;
    name.forEach((text, line) => {
      shapes.push({ kind: "text", x: 0, y: top + 24 + line * 18, text, ...nameFace, fill: "ink" });
    });
    counts.forEach((text, line) => {
      const y = top + 25 + name.length * 18 + line * 17;
      shapes.push({ kind: "text", x: 0, y, text, ...countFace, fill: "ink-2" });
    });
    shapes.push(...effectShapes(one.evidence.direction, left, right, middle));
    const word = right + 24;
    shapes.push(...verdictShapes(one.evidence.verdict, word + VERDICT_SIGN.width / 2, middle), {
      kind: "text",
      x: word + VERDICT_SIGN.width + 8,
      y: middle + 4.5,
      text: fitted(
        t(`evidence.verdict.${VERDICT_KEY[one.evidence.verdict]}`),
        verdicts - VERDICT_SIGN.width - 12,
        { size: 13, weight: 550 },
      ),
      size: 13,
      weight: one.evidence.verdict === "separates" ? 620 : 450,
      fill: one.evidence.verdict === "too_few" ? "ink-3" : "ink",
    });
    if (!slim) {
      const x = width - says;
      shapes.push(
        {
          kind: "text",
          x: x + 22,
          y: middle + 4.5,
          text: format.weight(one.parameter.weight),
          size: 13,
          weight: 620,
          anchor: "end",
          fill: "ink",
        },
        ...saysShapes(one.evidence.says, x + 30 + SAYS_SIGN.width / 2, middle),
        {
          kind: "text",
          x: x + 52,
          y: middle + 4.5,
          text: fitted(t(`evidence.says.${one.evidence.says}`), says - 52, { size: 12.5 }),
          size: 12.5,
          fill: "ink-2",
        },
      );
    }
    shapes.push({ kind: "line", x1: 0, x2: width, y1: end, y2: end, stroke: "rule" });
  });
  return { width, height: bottom + 4, shapes };
}

/** The figures behind the forest. */
export function forestTable(speech: Speech, rows: readonly Row[]): Table {
  const { t, format } = speech;
  return {
    kind: "table",
    caption: t("evidence.list.title"),
    columns: [
      { title: t("evidence.list.parameter"), width: 2.6 },
      { title: t("evidence.list.counts"), width: 3.3 },
      { title: t("evidence.list.effect"), figures: true, width: 1.7 },
      { title: t("evidence.list.interval"), figures: true, width: 1.5 },
      { title: t("evidence.list.verdict"), width: 2.3 },
      { title: t("evidence.list.p"), figures: true, width: 1.3 },
      { title: t("evidence.list.weightShort"), figures: true, width: 1.2 },
      { title: t("evidence.list.saysShort"), width: 1.8 },
    ],
    rows: rows.map((one) => {
      const { direction, verdict, adjusted, says } = one.evidence;
      return [
        one.parameter.name,
        plainTold(speech, rowTold(speech, one)),
        direction ? format.share(direction.auc / 1000) : "",
        direction ? format.shareRange(direction.low / 1000, direction.high / 1000) : "",
        [{ text: t(`evidence.verdict.${VERDICT_KEY[verdict]}`), strong: verdict === "separates" }],
        chanceFigure(format, adjusted),
        format.weight(one.parameter.weight),
        t(`evidence.says.${says}`),
      ];
    }),
  };
}
