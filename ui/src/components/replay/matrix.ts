import { markShapes, type Scene, type Shape } from "@/components/drawings/scene";
import { fitted } from "@/components/drawings/text";
import type { MarkShape } from "@/components/model";
import type { ReplayView } from "@/ipc";

export interface MatrixWords {
  shapes: ReadonlyMap<string, MarkShape>;
  columns: readonly [string, string];
  rows: readonly [string, string];
  /** The title of each corner, in the order of the corners. */
  corners: readonly string[];
  counts: readonly string[];
  more: (n: number) => string;
}

/** So many names stand in a corner of the picture. */
const NAMED = 12;
const LINE = 21;
const HEAD = 30;

/** The four corners as a picture: who stands in each, by name and outcome. */
export function matrixScene(view: ReplayView, words: MatrixWords, width: number): Scene {
  const half = (width - 12) / 2;
  const columns = half >= 400 ? 2 : 1;
  const shapes: Shape[] = [];
  words.columns.forEach((text, at) => {
    const x = at * (half + 12);
    shapes.push({
      kind: "text",
      x,
      y: 14,
      text: fitted(text, half, { size: 13.5, weight: 600 }),
      size: 13.5,
      weight: 600,
      fill: "ink",
    });
  });
  let top = HEAD - 4;
  for (const row of [0, 1]) {
    shapes.push({
      kind: "text",
      x: 0,
      y: top + 18,
      text: words.rows[row] ?? "",
      size: 13.5,
      weight: 600,
      fill: "ink",
    });
    top += 28;
    const heights = [0, 1].map((column) => {
      const corner = view.corners[row * 2 + column];
      const named = Math.min(corner?.count ?? 0, NAMED * columns);
      return 74 + Math.ceil(named / columns) * LINE + ((corner?.count ?? 0) > named ? LINE : 0);
    });
    const height = Math.max(...heights);
    for (const column of [0, 1]) {
      const at = row * 2 + column;
      const corner = view.corners[at];
      if (!corner) {
        continue;
      }
      const x = column * (half + 12);
      shapes.push({ kind: "rect", x, y: top, width: half, height, stroke: "line" });
      shapes.push({
        kind: "text",
        x: x + 14,
        y: top + 38,
        text: String(corner.count),
        size: 30,
        weight: 640,
        fill: "ink",
      });
      shapes.push({
        kind: "text",
        x: x + 14 + 22 + String(corner.count).length * 17,
        y: top + 26,
        text: fitted(words.corners[at] ?? "", half - 90, { size: 13, weight: 600 }),
        size: 13,
        weight: 600,
        fill: "ink",
      });
      shapes.push({
        kind: "text",
        x: x + 14 + 22 + String(corner.count).length * 17,
        y: top + 43,
        text: fitted(words.counts[at] ?? "", half - 90, { size: 12.5 }),
        size: 12.5,
        fill: "ink-2",
      });
      const names = corner.accounts.slice(0, NAMED * columns);
      const tall = Math.ceil(names.length / columns);
      names.forEach((index, place) => {
        const account = view.accounts[index];
        if (!account) {
          return;
        }
        const left = x + 22 + Math.floor(place / tall) * ((half - 20) / columns);
        const y = top + 70 + (place % tall) * LINE;
        const room = (half - 20) / columns - 26;
        shapes.push(...markShapes(words.shapes.get(account.outcome) ?? "cross", left, y - 4, 4.6));
        shapes.push({
          kind: "text",
          x: left + 12,
          y,
          text: fitted(account.name, room, { size: 13 }),
          size: 13,
          fill: "ink",
        });
      });
      if (corner.count > names.length) {
        shapes.push({
          kind: "text",
          x: x + 14,
          y: top + 70 + tall * LINE,
          text: words.more(corner.count - names.length),
          size: 12.5,
          fill: "ink-3",
        });
      }
    }
    top += height + 14;
  }
  return { width, height: Math.round(top), shapes };
}
