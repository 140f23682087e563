import type { ReactNode } from "react";

/** Something rows have in common or not: what they are filtered and grouped by. */
export interface Facet<Row> {
  id: string;
  title: string;
  /** A row's values; the empty text stands for none. */
  values: (row: Row) => readonly string[];
  /** How a value is shown. */
  label: (value: string) => ReactNode;
  /** How a value is read out and searched. */
  text: (value: string) => string;
  /** The values in the order they belong in; others follow by their text. */
  order?: readonly string[];
  /** Whether rows can be grouped by it; they can unless it says no. */
  groups?: boolean;
  /** The heading under which menus offer it. */
  section?: string;
}

const NONE: readonly string[] = [];

function passes<Row>(facet: Facet<Row>, chosen: readonly string[], row: Row): boolean {
  return facet.values(row).some((value) => chosen.includes(value));
}

/** The facets that narrow the list, with what was chosen. */
function active<Row>(
  facets: readonly Facet<Row>[],
  filters: Readonly<Record<string, readonly string[]>>,
): [Facet<Row>, readonly string[]][] {
  return facets
    .map((facet): [Facet<Row>, readonly string[]] => [facet, filters[facet.id] ?? NONE])
    .filter(([, chosen]) => chosen.length > 0);
}

/** The rows that pass all filters. */
export function filterRows<Row>(
  rows: readonly Row[],
  facets: readonly Facet<Row>[],
  filters: Readonly<Record<string, readonly string[]>>,
): readonly Row[] {
  const narrowing = active(facets, filters);
  return narrowing.length === 0
    ? rows
    : rows.filter((row) => narrowing.every(([facet, chosen]) => passes(facet, chosen, row)));
}

/** How many rows each value of a facet would show, the other filters as they are. */
export function countValues<Row>(
  rows: readonly Row[],
  facets: readonly Facet<Row>[],
  filters: Readonly<Record<string, readonly string[]>>,
  of: Facet<Row>,
): Map<string, number> {
  const others = active(facets, filters).filter(([facet]) => facet.id !== of.id);
  const counts = new Map<string, number>();
  for (const row of rows) {
    if (others.every(([facet, chosen]) => passes(facet, chosen, row))) {
      for (const value of of.values(row)) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
  }
  return counts;
}

/** The texts of a value, or of several that a row has at once. */
export function wordsOf<Row>(facet: Facet<Row>, value: string): string {
  return groupValues(value).map(facet.text).join(", ");
}

/** Values of a facet in order: as it says, then by text, none at all last. */
export function inOrder<Row>(
  facet: Facet<Row>,
  values: Iterable<string>,
  compare: (a: string, b: string) => number,
): string[] {
  const place = new Map((facet.order ?? []).map((value, index) => [value, index]));
  const rank = (value: string) =>
    place.get(value) ?? (value === "" ? Number.POSITIVE_INFINITY : Number.MAX_SAFE_INTEGER);
  return [...values].sort((a, b) => {
    const [x, y] = [rank(a), rank(b)];
    return x === y ? compare(wordsOf(facet, a), wordsOf(facet, b)) : x - y;
  });
}

/** The rows by the values of a facet, in its order. A row with several values stands once, under all of them. */
export function groupRows<Row>(
  rows: readonly Row[],
  facet: Facet<Row>,
  compare: (a: string, b: string) => number,
): { value: string; rows: Row[] }[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const values = facet.values(row);
    const value = values.length === 1 ? (values[0] ?? "") : values.join("\u0000");
    const group = groups.get(value);
    if (group) {
      group.push(row);
    } else {
      groups.set(value, [row]);
    }
  }
  return inOrder(facet, groups.keys(), compare).map((value) => ({
    value,
    rows: groups.get(value) ?? [],
  }));
}

/** The single values of a group: those of rows that have several at once are joined. */
export function groupValues(value: string): string[] {
  return value.split("\u0000");
}
