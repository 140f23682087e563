import type { SlideField } from "@/ipc";
import { wholeWords, wordsIn } from "../pair/ranges";

/** Words of a slide that somebody holds: to be tagged, or on the way there. */
export interface Picked {
  slide: number;
  field: SlideField;
  /** The text they stand in. */
  piece: string;
  from: number;
  to: number;
  quote: string;
  /** Where the selection began: the end that stays when it grows. */
  anchor: number;
  /** The name of a theme is being asked for. */
  asking: boolean;
  /** They are tagged already, with this tag. */
  tag?: number;
}

/** A text that words can be picked in. */
export interface Pickable {
  piece: string;
  text: string;
}

const picked = (
  place: Pick<Picked, "slide" | "field">,
  { piece, text }: Pickable,
  from: number,
  to: number,
  anchor: number,
): Picked => ({ ...place, piece, from, to, quote: text.slice(from, to), anchor, asking: false });

/** The first word of a field; `null` where there is none. */
export function firstWord(
  place: Pick<Picked, "slide" | "field">,
  texts: readonly Pickable[],
): Picked | null {
  for (const one of texts) {
    const word = wordsIn(one.text)[0];
    if (word) {
      return picked(place, one, word.from, word.to, word.from);
    }
  }
  return null;
}

/** The word before or after, in the next text where this one ends. */
export function stepped(now: Picked, texts: readonly Pickable[], by: 1 | -1): Picked {
  const words = texts.flatMap((one) => wordsIn(one.text).map((word) => ({ one, word })));
  const edge = by === 1 ? now.to : now.from;
  const at = words.findIndex(
    ({ one, word }) => one.piece === now.piece && (by === 1 ? word.to : word.from) === edge,
  );
  const next = words[at + by];
  return next ? picked(now, next.one, next.word.from, next.word.to, next.word.from) : now;
}

/** One word more or less, on the end that was not the first; within one text. */
export function grown(now: Picked, texts: readonly Pickable[], by: 1 | -1): Picked {
  const text = texts.find(({ piece }) => piece === now.piece);
  if (!text) {
    return now;
  }
  const words = wordsIn(text.text);
  const anchor = words.findIndex((word) => word.from === now.anchor);
  const first = words.findIndex((word) => word.from === now.from);
  const last = words.findIndex((word) => word.to === now.to);
  const head = (last > anchor ? last : first) + by;
  const [low, high] = [words[Math.min(anchor, head)], words[Math.max(anchor, head)]];
  return low && high ? picked(now, text, low.from, high.to, now.anchor) : now;
}

/** How many characters stand before a place in an element. */
function before(element: Element, node: Node, offset: number): number {
  const range = document.createRange();
  range.selectNodeContents(element);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** What the mouse has selected, if it is words of one slide; a selection over several texts keeps to the first. */
export function pickedByHand(selection: Selection | null): Omit<Picked, "quote"> | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) {
    return null;
  }
  const range = selection.getRangeAt(0);
  const start = range.startContainer;
  const pieces = (start instanceof Element ? start : start.parentElement)?.closest("[data-side]");
  const candidates = [...(pieces?.querySelectorAll<HTMLElement>("[data-piece]") ?? [])];
  const element = candidates.find((one) => range.intersectsNode(one));
  const field = element?.closest<HTMLElement>("[data-field]");
  const slide = element?.closest<HTMLElement>("[data-slide]");
  if (!element || !field || !slide) {
    return null;
  }
  const text = element.textContent ?? "";
  const from = element.contains(start) ? before(element, start, range.startOffset) : 0;
  const to = element.contains(range.endContainer)
    ? before(element, range.endContainer, range.endOffset)
    : text.length;
  const whole = wholeWords(text, from, to);
  return whole
    ? {
        slide: Number(slide.dataset.slide),
        field: field.dataset.field as SlideField,
        piece: element.dataset.piece ?? "",
        ...whole,
        anchor: whole.from,
        asking: true,
      }
    : null;
}
