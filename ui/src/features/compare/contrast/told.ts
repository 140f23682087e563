import type { TFunction } from "i18next";
import type { Tag } from "@/ipc";
import type { Card } from "../pair/cards";
import { linesOf } from "../pair/fields";
import { findQuote } from "../pair/ranges";
import type { Row } from "./rows";

/** What somebody said, where a row was seen. */
export interface Said {
  key: string;
  card: Card;
  text: string;
  /** The words that made the row, in the text; all of it where they are equal. */
  from: number;
  to: number;
  /** The words to show on the slide. */
  words: string;
}

/** The longest text that is repeated from a slide; around the words where it is longer. */
const LONGEST = 260;

/** A piece of a long text around its words. */
function around(
  text: string,
  from: number,
  to: number,
): { text: string; from: number; to: number } {
  if (text.length <= LONGEST) {
    return { text, from, to };
  }
  const start = Math.max(0, from - 100);
  const end = Math.min(text.length, Math.max(to + 100, start + LONGEST));
  const lead = start > 0 ? "…" : "";
  return {
    text: `${lead}${text.slice(start, end)}${end < text.length ? "…" : ""}`,
    from: from - start + lead.length,
    to: Math.min(to, end) - start + lead.length,
  };
}

/** What was said on the slides of a row, those of its own side first. */
export function saidOn(
  t: TFunction,
  row: Row,
  cards: ReadonlyMap<number, Card>,
  tags: readonly Tag[],
  sideOf: (slide: number) => "left" | "right" | null,
): Said[] {
  const found: Said[] = [];
  if (row.sentences) {
    row.sentences.forEach((one, at) => {
      const card = cards.get(one.slide);
      if (card) {
        found.push({
          key: `${one.slide}-${at}`,
          card,
          ...around(one.text, one.from, one.to),
          words: one.text.slice(one.from, one.to),
        });
      }
    });
  } else if (row.theme !== null) {
    for (const tag of tags) {
      const card = tag.theme === row.theme ? cards.get(tag.slide) : undefined;
      if (card && sideOf(tag.slide) !== null) {
        const pieces = linesOf(t, card.seen.kept.slide, row.field).flatMap((line) => line.pieces);
        const hit = pieces
          .map(({ text }) => ({ text, at: findQuote(text, tag.quote) }))
          .find(({ at }) => at !== null);
        found.push({
          key: `tag-${tag.id}`,
          card,
          ...(hit?.at
            ? around(hit.text, hit.at.from, hit.at.to)
            : // The slide was written anew since: the words as they were.
              { text: tag.quote, from: 0, to: tag.quote.length }),
          words: tag.quote,
        });
      }
    }
  } else {
    for (const id of row.slides) {
      const card = cards.get(id);
      if (card) {
        const text = linesOf(t, card.seen.kept.slide, row.field)
          .map(({ pieces }) => pieces.map((piece) => piece.text).join(" · "))
          .join("; ");
        found.push({ key: `${id}`, card, ...around(text, 0, 0), words: "" });
      }
    }
  }
  const rank = (one: Said) => (sideOf(one.card.id) === row.more ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b));
}
