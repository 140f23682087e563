/** A stretch of a text that stands out: tagged words, a term, what is being selected. */
export interface Range {
  from: number;
  to: number;
  kind: "tag" | "term" | "pending";
  /** The tag's id. */
  id?: number;
}

/** A stretch of a text with all that it is part of. */
export interface Segment {
  from: number;
  text: string;
  ranges: Range[];
}

/** The text cut where ranges begin and end. */
export function segments(text: string, ranges: readonly Range[]): Segment[] {
  const cuts = new Set([0, text.length]);
  for (const { from, to } of ranges) {
    cuts.add(Math.max(0, Math.min(from, text.length)));
    cuts.add(Math.max(0, Math.min(to, text.length)));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, at) => {
    const to = sorted[at + 1] ?? text.length;
    return {
      from,
      text: text.slice(from, to),
      ranges: ranges.filter((one) => one.from <= from && one.to >= to && one.to > one.from),
    };
  });
}

/** Where words stand in a text, whatever their case; tags outlive small changes around them. */
export function findQuote(text: string, quote: string): { from: number; to: number } | null {
  const wanted = quote.trim();
  if (wanted === "") {
    return null;
  }
  const exact = text.indexOf(wanted);
  // Only where folding keeps the length does a place in it mean the same place in the text.
  const folded = text.toLowerCase();
  const from =
    exact >= 0 ? exact : folded.length === text.length ? folded.indexOf(wanted.toLowerCase()) : -1;
  return from < 0 ? null : { from, to: from + wanted.length };
}

const WORD = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu;

/** The words of a text, by where they begin and end. */
export function wordsIn(text: string): { from: number; to: number }[] {
  return [...text.matchAll(WORD)].map((hit) => ({
    from: hit.index,
    to: hit.index + hit[0].length,
  }));
}

/** A selection made whole: no word is cut, no blank hangs on. `null` where no word is touched. */
export function wholeWords(
  text: string,
  from: number,
  to: number,
): { from: number; to: number } | null {
  const touched = wordsIn(text).filter((word) => word.from < to && word.to > from);
  const first = touched[0];
  const last = touched.at(-1);
  return first && last ? { from: first.from, to: last.to } : null;
}
