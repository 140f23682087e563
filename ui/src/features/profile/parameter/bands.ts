import type { Level } from "@/ipc";

/** Which end of a band. */
export type End = "from" | "to";

/** Why a limit cannot be: it would leave this band, or its neighbour, empty. */
export type LimitProblem =
  | { kind: "above"; limit: number }
  | { kind: "below"; limit: number }
  | { kind: "needed" };

/** The limit of a band's neighbour that a moved end must stay clear of. */
function clearance(levels: readonly Level[], at: number, end: End): [number | null, number | null] {
  const band = levels[at];
  return end === "from"
    ? [levels[at - 1]?.from ?? null, band?.to ?? null]
    : [band?.from ?? null, levels[at + 1]?.to ?? null];
}

/** What is wrong with putting a band's end at `limit` (`null`: open); `null` for nothing. */
export function limitProblem(
  levels: readonly Level[],
  at: number,
  end: End,
  limit: number | null,
): LimitProblem | null {
  const inner = end === "from" ? at > 0 : at < levels.length - 1;
  if (limit === null) {
    return inner ? { kind: "needed" } : null;
  }
  const [above, below] = clearance(levels, at, end);
  if (above !== null && limit <= above) {
    return { kind: "above", limit: above };
  }
  return below !== null && limit >= below ? { kind: "below", limit: below } : null;
}

/**
 * Puts a band's end at `limit`. A limit between two bands is one thing: the neighbour's end goes
 * along, so that no number falls in two bands or between them.
 */
export function withLimit(
  levels: readonly Level[],
  at: number,
  end: End,
  limit: number | null,
): Level[] {
  const neighbour = end === "from" ? at - 1 : at + 1;
  const other: End = end === "from" ? "to" : "from";
  return levels.map((level, place) => {
    if (place === at) {
      return { ...level, [end]: limit };
    }
    return place === neighbour ? { ...level, [other]: limit } : level;
  });
}

/** Takes a band out; the one below it, or else above it, grows over its numbers. */
export function withoutBand(levels: readonly Level[], at: number): Level[] {
  const gone = levels[at];
  return levels
    .map((level, place) => {
      if (gone && place === at - 1) {
        return { ...level, to: gone.to ?? null };
      }
      return gone && at === 0 && place === 1 ? { ...level, from: gone.from ?? null } : level;
    })
    .filter((_, place) => place !== at);
}

/** Where the last band can be split to make room for one more above it. */
function splitAt(last: Level, below: Level | undefined): number {
  const from = last.from ?? below?.to ?? 0;
  if (last.to != null) {
    const middle = (from + last.to) / 2;
    return last.to - from > 1 ? Math.round(middle) : middle;
  }
  const width = last.from != null && below?.from != null ? last.from - below.from : from;
  return from + (width > 0 ? width : 10);
}

/** Adds a band above the last one, which ends where the new one starts. */
export function withBand(levels: readonly Level[], id: string, name: string): Level[] {
  const last = levels[levels.length - 1];
  if (!last) {
    return [{ id, name, fit: 50, from: null, to: null }];
  }
  const cut = splitAt(last, levels[levels.length - 2]);
  return [
    ...levels.slice(0, -1),
    { ...last, to: cut },
    { id, name, fit: last.fit, from: cut, to: last.to ?? null },
  ];
}
