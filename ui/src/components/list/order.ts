import type { ListColumn, Sorting } from "./types";

/** Rows in the order a person chose. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Pick<ListColumn<Row>, "id" | "order">[],
  sorting: Sorting | null,
): readonly Row[] {
  const order = columns.find((column) => column.id === sorting?.column)?.order;
  if (!order) {
    return rows;
  }
  const list = [...rows].sort(order);
  return sorting?.descending ? list.reverse() : list;
}

/** The tracks of a list's columns, and the least that all of them take, in rem. */
export function tracksOf<Row>(
  columns: readonly ListColumn<Row>[],
  widths: Readonly<Record<string, number>>,
  tick: number,
): { tracks: string; least: number } {
  const tracks = columns.map((column) => {
    const drawn = widths[column.id];
    return drawn === undefined ? column.width : `${drawn}rem`;
  });
  const least = tracks.reduce((sum, track) => sum + Number(/[\d.]+/.exec(track)?.[0] ?? 6), tick);
  return { tracks: (tick > 0 ? [`${tick}rem`, ...tracks] : tracks).join(" "), least };
}

/** The columns to show: the chosen ones in their order, the name first; those that are gone left out. */
export function chosenColumns<Row>(
  columns: readonly ListColumn<Row>[],
  chosen: readonly string[] | null,
  usual: (column: ListColumn<Row>) => boolean = () => true,
): ListColumn<Row>[] {
  if (chosen === null) {
    return columns.filter((column) => column.fixed || (!column.hidden && usual(column)));
  }
  const byId = new Map(columns.map((column) => [column.id, column]));
  const fixed = columns.filter((column) => column.fixed);
  const rest = chosen
    .map((id) => byId.get(id))
    .filter((column): column is ListColumn<Row> => column !== undefined && !column.fixed);
  return [...fixed, ...rest];
}
