import { moved, type Scene, type Shape } from "./scene";
import { wrapped } from "./text";

/** Air around a drawing that leaves the app. */
const MARGIN = 32;
/** As wide as it is in a file: half a slide at 2×, the whole of a page. */
export const FILE_WIDTH = 1040;
/** What the drawing itself has of that. */
export const DRAWN_WIDTH = FILE_WIDTH - MARGIN * 2;

export interface Frame {
  title: string;
  /** The sentence under the title. */
  says?: string;
  /** Where it comes from: "Lanewise · 42 customers · 22 Nov 2026 · profile v3". */
  source: string;
}

/** A drawing that stands alone: what it is over it, where it comes from under it. */
export function framed(scene: Scene, { title, says, source }: Frame): Scene {
  const width = scene.width + MARGIN * 2;
  const shapes: Shape[] = [];
  let y = MARGIN;
  for (const line of wrapped(title, scene.width, { size: 20, weight: 620 }, 2)) {
    y += 20;
    shapes.push({ kind: "text", x: MARGIN, y, text: line, size: 20, weight: 620, fill: "ink" });
    y += 8;
  }
  for (const line of says ? wrapped(says, scene.width, { size: 17, voice: true }, 4) : []) {
    y += 17;
    shapes.push({ kind: "text", x: MARGIN, y, text: line, size: 17, voice: true, fill: "ink-2" });
    y += 7;
  }
  y += 14;
  shapes.push(...moved(scene.shapes, MARGIN, y));
  y += scene.height + 18;
  shapes.push({ kind: "line", x1: MARGIN, x2: width - MARGIN, y1: y, y2: y, stroke: "rule-2" });
  for (const line of wrapped(source, scene.width, { size: 12.5 }, 2)) {
    y += 19;
    shapes.push({ kind: "text", x: MARGIN, y, text: line, size: 12.5, fill: "ink-3" });
  }
  return { width, height: Math.round(y + 22), shapes };
}
