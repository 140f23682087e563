/** How a slide stands on its page, and on further ones where it says more than fits in letters that can be read. */
import type { SlideLine, SlideRow } from "./slides";

/** Sizes of letters, in points: the first at which a slide stands on one page is taken. */
const SIZES = [14, 13, 12, 11, 10, 9];
/** Nothing is written smaller than this. */
const SMALLEST = 9;
/** The sizes of those that go on: that which needs the fewest pages is taken, of equals the largest. */
const GOING_ON = [12, 11, 10, 9];
/** A part of the room that is not worth beginning a text in. */
const SCRAP = 0.12;

/** The measures of a half of the page: the room for rows in points, the widths of labels and of values in inches. */
export interface Room {
  height: number;
  labels: number;
  values: number;
}

/** The rows of both halves of a page. */
export type Page = readonly [readonly SlideRow[], readonly SlideRow[]];

/** Labels are smaller than what they label. */
export const labelSize = (size: number) => Math.max(SMALLEST, size > 9 ? size - 2 : size - 1);
/** What is indented is, too. */
export const below = (size: number) => Math.max(SMALLEST, size - 1);

/** So many lines a text takes, by what usually stands on one: rather too many than cut off. */
function linesOf(text: string, inches: number, points: number): number {
  const letters = (inches * 72) / (points * 0.5);
  return text
    .split("\n")
    .reduce((n, piece) => n + Math.max(1, Math.ceil(piece.length / letters)), 0);
}

const SPACING = 1.22;
const pad = ({ part }: SlideRow) => (part ? 3 : 9);
const sizeOf = ({ level }: SlideLine, size: number) => (level > 0 ? below(size) : size);

function lineHeight(line: SlideLine, size: number, room: Room): number {
  const points = sizeOf(line, size);
  return linesOf(line.text, room.values, points) * points + (line.level > 0 ? 0 : 1.7);
}

function rowHeight(row: SlideRow, size: number, room: Room): number {
  const name = linesOf(row.label, room.labels, labelSize(size) * 1.06) * labelSize(size);
  const value = row.lines.reduce((all, line) => all + lineHeight(line, size, room), 0);
  return Math.max(name, value, size) * SPACING + pad(row);
}

const heightOf = (rows: readonly SlideRow[], size: number, room: Room) =>
  rows.reduce((all, row) => all + rowHeight(row, size, room), 0);

/** Marks at the end of a text that goes on: one where a blank stood, two where nothing did, three for a line break. The import knows them. */
const CUT = "\u2060";

/** A text in two, the first no longer than so many lines; `null` where not even a word fits. */
function cutText(
  line: SlideLine,
  lines: number,
  size: number,
  room: Room,
): [SlideLine, SlideLine] | null {
  const { text, level } = line;
  const points = sizeOf(line, size);
  let [fits, over] = [0, text.length];
  while (over - fits > 1) {
    const middle = Math.floor((fits + over) / 2);
    if (linesOf(`${text.slice(0, middle)}…`, room.values, points) <= lines) {
      fits = middle;
    } else {
      over = middle;
    }
  }
  const blank = Math.max(text.lastIndexOf(" ", fits), text.lastIndexOf("\n", fits));
  const at = blank > fits / 2 ? blank : fits;
  // Never between the halves of one letter.
  const whole = /[\uD800-\uDBFF]$/.test(text.slice(0, at)) ? at - 1 : at;
  if (whole < 1) {
    return null;
  }
  const stood = text[whole];
  const marks = stood === " " ? 1 : stood === "\n" ? 3 : 2;
  const rest = text.slice(marks === 2 ? whole : whole + 1);
  // A blank at an edge would be lost on the way back.
  const first = text.slice(0, whole);
  if (first !== first.trimEnd() || rest !== rest.trimStart() || rest.trim() === "") {
    return first.length > 1 && rest.trim() !== "" ? cutElsewhere(line, whole) : null;
  }
  return [
    { level, text: `${first}…${CUT.repeat(marks)}` },
    { level, text: `…${rest}` },
  ];
}

/** A cut before `end` with a letter on either side of it. */
function cutElsewhere({ text, level }: SlideLine, end: number): [SlideLine, SlideLine] | null {
  for (let at = end - 1; at > 0; at -= 1) {
    if (/[^\s\uD800-\uDFFF…\u2060]{2}/.test(text.slice(at - 1, at + 1))) {
      return [
        { level, text: `${text.slice(0, at)}…${CUT.repeat(2)}` },
        { level, text: `…${text.slice(at)}` },
      ];
    }
  }
  return null;
}

/** A row in two: what still fits into so many points, and the rest. */
function cutRow(
  row: SlideRow,
  height: number,
  size: number,
  room: Room,
): [SlideRow, SlideRow] | null {
  let left = (height - pad(row)) / SPACING;
  const here: SlideLine[] = [];
  for (const [at, line] of row.lines.entries()) {
    const needed = lineHeight(line, size, room);
    if (needed <= left) {
      here.push(line);
      left -= needed;
      continue;
    }
    const lines = Math.floor((left - 1.7) / sizeOf(line, size));
    // A short line stands whole on the next page; one that would fill it is cut.
    const halves = lines > 1 && needed > room.height / 4 ? cutText(line, lines, size, room) : null;
    if (halves) {
      here.push(halves[0]);
    }
    const rest = halves ? [halves[1], ...row.lines.slice(at + 1)] : row.lines.slice(at);
    return here.length > 0
      ? [
          { ...row, lines: here },
          { ...row, lines: rest },
        ]
      : null;
  }
  return null;
}

/** Rows on as many pages as they need. */
function spread(rows: readonly SlideRow[], size: number, room: Room): SlideRow[][] {
  const pages: SlideRow[][] = [[]];
  let left = room.height;
  let waiting = [...rows];
  for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
    const page = pages[pages.length - 1] ?? [];
    const height = rowHeight(row, size, room);
    if (height <= left) {
      page.push(row);
      left -= height;
      continue;
    }
    const halves = left > room.height * SCRAP ? cutRow(row, left, size, room) : null;
    if (halves) {
      page.push(halves[0]);
      waiting = [halves[1], ...waiting];
    } else if (page.length > 0) {
      waiting = [row, ...waiting];
    } else {
      // Cannot be cut, and has a page of its own already: rather too high than lost.
      page.push(row);
      continue;
    }
    pages.push([]);
    left = room.height;
  }
  return pages.filter((page, at) => at === 0 || page.length > 0);
}

/** The pages of a slide, and the size of their letters. */
export function pagesOf(
  sides: readonly [readonly SlideRow[], readonly SlideRow[]],
  room: Room,
): { size: number; pages: Page[] } {
  const size = SIZES.find((points) =>
    sides.every((side) => heightOf(side, points, room) <= room.height),
  );
  if (size !== undefined) {
    return { size, pages: [sides] };
  }
  const tried = GOING_ON.map((points) => {
    const [left = [[]], right = [[]]] = sides.map((side) => spread(side, points, room));
    // The first page has the beginning of both halves; what goes on fills the next ones, half after half.
    const more = [...left.slice(1), ...right.slice(1)];
    const pages: Page[] = [[left[0] ?? [], right[0] ?? []]];
    for (let at = 0; at < more.length; at += 2) {
      pages.push([more[at] ?? [], more[at + 1] ?? []]);
    }
    return { size: points, pages };
  });
  return tried.reduce((best, one) => (one.pages.length < best.pages.length ? one : best));
}
