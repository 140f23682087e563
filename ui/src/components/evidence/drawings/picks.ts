import type { Table } from "@/documents/model";
import type { Picks } from "@/ipc";
import type { Scene, Shape } from "../../drawings/scene";
import { fitted } from "../../drawings/text";
import { picksTold, plainTold, type Speech } from "../words";
import { axisOf, whisker } from "./axis";

/** The interval in words. */
export function picksInterval({ t, format }: Speech, picks: Picks): string {
  return t("evidence.picks.interval", {
    low: format.number(picks.low / 10, 0),
    high: format.number(picks.high / 10, 0),
    pairs: format.count(picks.pairs),
  });
}

/** What one sees in it, when it is read aloud. */
export function picksSay(speech: Speech, picks: Picks): string {
  return `${plainTold(speech, picksTold(speech, picks))} ${picksInterval(speech, picks)}`;
}

/** How often the profile picks the happier of a pair: from never over a coin's half to always, with the interval. */
export function picksScene({ t, format }: Speech, picks: Picks, width: number): Scene {
  const axis = axisOf(8, width - 8, 0, 1000);
  const middle = 58;
  const bottom = 84;
  const shapes: Shape[] = [
    {
      kind: "text",
      x: 0,
      y: 12,
      text: fitted(t("evidence.picks.axis"), width, { size: 12, weight: 550 }),
      size: 12,
      weight: 550,
      fill: "ink-2",
    },
    {
      kind: "rect",
      x: axis.left,
      y: middle - 9,
      width: axis.right - axis.left,
      height: 18,
      fill: "sunk",
    },
    {
      kind: "line",
      x1: axis.at(500),
      x2: axis.at(500),
      y1: middle - 20,
      y2: bottom,
      stroke: "line",
      width: 1.2,
      dash: [3, 3],
    },
    ...whisker(
      axis,
      middle,
      { low: picks.low, value: picks.auc, high: picks.high },
      { dot: 7, width: 2.4 },
    ),
    {
      kind: "text",
      x: axis.at(picks.auc),
      y: middle - 16,
      text: format.share(picks.auc / 1000),
      size: 15,
      weight: 640,
      fill: "ink",
      anchor: picks.auc > 850 ? "end" : picks.auc < 150 ? "start" : "middle",
    },
  ];
  const words: [number, string, "start" | "middle" | "end"][] = [
    [0, format.share(0), "start"],
    [500, `${format.share(0.5)} · ${t("evidence.picks.coinMark")}`, "middle"],
    [1000, `${format.share(1)} · ${t("evidence.picks.perfect")}`, "end"],
  ];
  for (const [value, text, anchor] of words) {
    shapes.push({
      kind: "text",
      x: axis.at(value),
      y: bottom + 14,
      text,
      size: 12,
      fill: "ink-2",
      anchor,
    });
  }
  return { width, height: bottom + 20, shapes };
}

/** The figures behind it. */
export function picksTable(speech: Speech, picks: Picks): Table {
  const { t, format } = speech;
  return {
    kind: "table",
    caption: t("evidence.picks.title"),
    columns: [
      { title: t("evidence.picks.figure"), width: 3 },
      { title: t("evidence.picks.value"), figures: true },
    ],
    rows: [
      [t("evidence.picks.axis"), format.share(picks.auc / 1000, 1)],
      [
        t("evidence.detail.interval"),
        `${format.share(picks.low / 1000, 1)} … ${format.share(picks.high / 1000, 1)}`,
      ],
      ["AUC", format.number(picks.auc / 1000, 3)],
    ],
  };
}
