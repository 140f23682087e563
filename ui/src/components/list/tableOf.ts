import type { List } from "./useList";

/** What the table of a list takes from it: its columns, order, widths and folds, and the ways to change them. */
export function tableOf<Row>(list: List<Row>) {
  const { state } = list;
  return {
    columns: list.chosen,
    orders: list.columns,
    groups: list.groups,
    sorting: state.shown.sorting,
    onSorting: (sorting: typeof state.shown.sorting) => list.show({ sorting }),
    widths: list.widths,
    onWidth: list.setWidth,
    onMove: list.move,
    folded: state.folded,
    onFold: list.fold,
    initialCurrent: state.current,
    onCurrent: (current: typeof state.current) => list.change({ current }),
  };
}
