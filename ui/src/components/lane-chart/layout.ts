import { FULL_SCORE, POINT } from "../model";
import type { LaneBin, LaneMark, LaneRow } from "./types";

/** Above this many marks a row is drawn as columns: single marks would only be a smear. */
const MOST_MARKS = 300;
/** Radii to try, in pixels at 100 % zoom, the largest first. */
const RADII = [5.4, 4.4, 3.5, 2.7];
/** A row grows up to this height before its marks shrink. */
const TALLEST = 118;
const LOWEST = 64;
/** Where the chart shares a small window with something else: a line of two words, and its marks. */
const LOWEST_DENSE = 48;
/** Air above and below the marks. */
const AIR = 32;
/** Marks that are too many to draw are counted by half points, as the core counts its bins. */
const HALF_POINT = POINT / 2;

/** A mark's place in its row: `x` from the axis' zero, `y` from the row's middle. */
export interface PlacedMark {
  mark: LaneMark;
  x: number;
  y: number;
}

/** A column of customers: its middle and width, its count, how many of it are on the wrong side. */
export interface PlacedColumn {
  x: number;
  width: number;
  count: number;
  wrong: number;
}

export interface RowLayout {
  height: number;
  /** Half a mark's width; 0 where columns are drawn. */
  radius: number;
  marks: readonly PlacedMark[];
  columns: readonly PlacedColumn[];
}

/** 0, 1, -1, 2, -2, …: marks with the same score grow from the middle of the row. */
function level(place: number): number {
  return place % 2 === 1 ? (place + 1) / 2 : -place / 2;
}

/** Places marks so that none overlaps another; `null` when they need more levels than there are. */
function stacked(
  marks: readonly LaneMark[],
  width: number,
  radius: number,
  levels: number,
): { placed: PlacedMark[]; used: number } | null {
  const apart = radius * 2 + 1.4;
  const step = radius * 2 + 2;
  const ends: number[] = [];
  const placed: PlacedMark[] = [];
  for (const mark of marks) {
    const x = (mark.score / FULL_SCORE) * width;
    let place = 0;
    while (place < ends.length && x - (ends[place] ?? 0) < apart) {
      place += 1;
    }
    if (place >= levels) {
      return null;
    }
    ends[place] = x;
    placed.push({ mark, x, y: -level(place) * step });
  }
  return { placed, used: ends.length };
}

/** Marks counted by half points. */
function counted(marks: readonly LaneMark[]): LaneBin[] {
  const counts = new Map<number, LaneBin>();
  for (const { score, wrong } of marks) {
    const half = Math.min(Math.floor(score / HALF_POINT), FULL_SCORE / HALF_POINT - 1);
    const key = wrong ? half : half + FULL_SCORE;
    const bin = counts.get(key);
    counts.set(key, {
      score: (half + 0.5) * HALF_POINT,
      count: (bin?.count ?? 0) + 1,
      wrong,
    });
  }
  return [...counts.values()];
}

function columnsOf(row: LaneRow, width: number): PlacedColumn[] {
  const whole = (HALF_POINT / FULL_SCORE) * width;
  // A hair of air between columns, where they are wide enough to spare it.
  const drawn = whole > 2.4 ? whole - 0.8 : whole;
  const columns = new Map<number, PlacedColumn>();
  for (const { score, count, wrong } of row.bins ?? counted(row.marks ?? [])) {
    const x = (score / FULL_SCORE) * width;
    const column = columns.get(score) ?? { x, width: drawn, count: 0, wrong: 0 };
    column.count += count;
    column.wrong += wrong ? count : 0;
    columns.set(score, column);
  }
  return [...columns.values()].sort((a, b) => a.x - b.x);
}

/**
 * Where everything of a row goes, on an axis of `width` pixels; `unit` is the zoom. Dense rows are
 * as low as their words allow.
 */
export function layoutRow(row: LaneRow, width: number, unit: number, dense = false): RowLayout {
  const lowest = dense ? LOWEST_DENSE : LOWEST;
  if (row.marks && row.marks.length <= MOST_MARKS) {
    const marks = [...row.marks].sort((a, b) => a.score - b.score || (a.id < b.id ? -1 : 1));
    for (const base of RADII) {
      const radius = base * unit;
      const step = radius * 2 + 2;
      const result = stacked(
        marks,
        width,
        radius,
        Math.floor((TALLEST * unit - AIR * unit) / step),
      );
      if (result) {
        const height = Math.max(lowest * unit, result.used * step + AIR * unit);
        return { height: Math.round(height), radius, marks: result.placed, columns: [] };
      }
    }
  }
  return {
    height: Math.round((dense ? 64 : 80) * unit),
    radius: 0,
    marks: [],
    columns: columnsOf(row, width),
  };
}

/** Where a thin row's marks go: small, two or three on top of each other, else columns. */
export function layoutThinRow(row: LaneRow, width: number, unit: number): RowLayout {
  if (row.marks && row.marks.length <= MOST_MARKS) {
    const marks = [...row.marks].sort((a, b) => a.score - b.score || (a.id < b.id ? -1 : 1));
    for (const [base, levels] of [
      [4.2, 1],
      [3.7, 2],
      [3, 3],
      [2.3, 5],
    ] as const) {
      const radius = base * unit;
      const result = stacked(marks, width, radius, levels);
      if (result) {
        const height = Math.max(24 * unit, result.used * (radius * 2 + 2) + 8 * unit);
        return { height: Math.round(height), radius, marks: result.placed, columns: [] };
      }
    }
  }
  return { height: Math.round(34 * unit), radius: 0, marks: [], columns: columnsOf(row, width) };
}

/**
 * Moves centres apart until each is `gap` from the next, as little as possible altogether, and
 * keeps them between `from` and `to`. The order stays. (Pool-adjacent-violators.)
 */
export function spread(wanted: readonly number[], gap: number, from: number, to: number): number[] {
  const groups: { sum: number; size: number }[] = [];
  wanted.forEach((x, index) => {
    groups.push({ sum: x - index * gap, size: 1 });
    for (;;) {
      const last = groups[groups.length - 1];
      const before = groups[groups.length - 2];
      if (!last || !before || before.sum / before.size <= last.sum / last.size) {
        break;
      }
      before.sum += last.sum;
      before.size += last.size;
      groups.pop();
    }
  });
  const room = Math.max(to - from - (wanted.length - 1) * gap, 0);
  return groups
    .flatMap((group) => Array<number>(group.size).fill(group.sum / group.size))
    .map((x, index) => Math.min(Math.max(x, from), from + room) + index * gap);
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A name beside its mark: the box's corner, from the axis' zero and the row's middle. */
export interface PlacedName {
  mark: LaneMark;
  left: number;
  top: number;
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/**
 * Names the wrong-side marks where there is room: above or below, to either side, never over a
 * mark, another name or a cut-off's line. What finds no room is still said by the pointer and the
 * table.
 */
export function placeNames(
  row: RowLayout,
  width: number,
  unit: number,
  widthOf: (name: string) => number,
  lines: readonly number[] = [],
): PlacedName[] {
  const line = 16 * unit;
  const half = row.height / 2;
  // Just clear of the ring around a wrong-side mark.
  const reach = row.radius + 5 * unit;
  const taken: Box[] = row.marks.map(({ mark, x, y }) => {
    const size = mark.wrong ? row.radius + 4.5 * unit : row.radius + 1;
    return { left: x - size, top: y - size, right: x + size, bottom: y + size };
  });
  const names: PlacedName[] = [];
  for (const { mark, x, y } of row.marks) {
    if (!mark.wrong) {
      continue;
    }
    const long = widthOf(mark.name);
    const above = y - reach - line;
    const below = y + reach;
    const right = x - 4 * unit;
    const left = x - long + 4 * unit;
    const beside = y - line / 2;
    const corners: [number, number][] = [
      [left, above],
      [right, above],
      [left, below],
      [right, below],
      [x - long / 2, above],
      [x - long / 2, below],
      [x + reach + 2 * unit, beside],
      [x - reach - 2 * unit - long, beside],
    ];
    // Close to a line a name may stand just before or behind it, as long as it stays with its mark.
    for (const cut of lines) {
      for (const edge of [cut - long - 5 * unit, cut + 5 * unit]) {
        if (edge <= x + 8 * unit && edge + long >= x - 8 * unit) {
          corners.push([edge, above], [edge, below]);
        }
      }
    }
    for (const [boxLeft, boxTop] of corners) {
      const box = { left: boxLeft, top: boxTop, right: boxLeft + long, bottom: boxTop + line };
      const inside =
        box.left >= 2 && box.right <= width - 2 && box.top >= -half + 1 && box.bottom <= half - 1;
      const crossed = lines.some((cut) => box.left < cut + 2 && box.right > cut - 2);
      if (inside && !crossed && !taken.some((other) => overlaps(box, other))) {
        // Two names on one line must not read as one.
        taken.push({ ...box, left: box.left - 8 * unit, right: box.right + 8 * unit });
        names.push({ mark, left: boxLeft, top: boxTop });
        break;
      }
    }
  }
  return names;
}

/** The mark under a point of the row, if one is within reach. */
export function markAt(row: RowLayout, x: number, y: number): PlacedMark | null {
  const reach = Math.max(row.radius + 3, 7);
  let nearest: PlacedMark | null = null;
  let best = reach * reach;
  for (const one of row.marks) {
    const distance = (one.x - x) ** 2 + (one.y - y) ** 2;
    if (distance <= best) {
      best = distance;
      nearest = one;
    }
  }
  return nearest;
}
