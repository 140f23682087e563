import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useCallback, useDeferredValue, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { folded } from "@/components/folded";
import { textOrder, useFormat } from "@/i18n/format";
import { layoutQuery, useEditViews, useKeepLayout, viewsQuery } from "@/queries/lists";
import { type Facet, filterRows, groupRows, groupValues } from "./facets";
import classes from "./List.module.css";
import { chosenColumns } from "./order";
import {
  type Layout,
  type ListShown,
  type ListState,
  readLayout,
  readShown,
  useListState,
  writeShown,
} from "./state";
import type { ListColumn, ListGroup } from "./types";

export interface ListWork<Row> {
  /** The list's own name, without a colon: `customers`, `prospects`. */
  list: string;
  /** The path of the workspace: another one starts afresh. */
  workspace: string;
  rows: readonly Row[];
  /** All columns there are, and which of them are shown while nobody has chosen. */
  columns: readonly ListColumn<Row>[];
  usual?: (column: ListColumn<Row>) => boolean;
  facets: readonly Facet<Row>[];
  /** What is shown at first, and as "all". The same object for ever. */
  start: ListShown;
  /** What the search looks in. A function from outside the component. */
  words: (row: Row) => string;
  /** Views that come with the list, memoised; nothing while they are not known yet. */
  given?: readonly GivenView[] | undefined;
}

/** A view that comes with the list: nobody saved it, nobody can rename or remove it. */
export interface GivenView {
  /** Never the name of a saved view. */
  id: string;
  label: string;
  /** How many rows it shows, where that is worth saying. */
  count?: number;
  shown: ListShown;
}

const NO_VIEWS: readonly GivenView[] = [];

/** What the ids of given views begin with. A control character: nobody types it into a name. */
export const GIVEN = "\u0001";

/** A saved view, read. */
export interface View {
  name: string;
  shown: ListShown;
}

export interface List<Row> {
  state: ListState;
  change: (part: Partial<ListState>) => void;
  /** Changes part of what is shown. */
  show: (part: Partial<ListShown>) => void;
  facets: readonly Facet<Row>[];
  /** All rows, and those that the search finds: filters count among them. */
  searched: readonly Row[];
  found: readonly Row[];
  groups: ListGroup<Row>[];
  /** All columns, and those shown in order. */
  columns: readonly ListColumn<Row>[];
  chosen: ListColumn<Row>[];
  widths: Readonly<Record<string, number>>;
  setColumns: (ids: string[] | null) => void;
  setWidth: (id: string, width: number | null) => void;
  move: (id: string, to: number) => void;
  fold: (group: string, folded: boolean) => void;
  views: readonly View[];
  given: readonly GivenView[];
  /** Whether what is shown differs from the chosen view. */
  changed: boolean;
  choose: (view: string | null) => void;
  editViews: ReturnType<typeof useEditViews>;
}

const texts = new WeakMap<object, string>();

/** A row's words in small letters and without accents, worked out once. */
function searchable<Row>(row: Row, words: (row: Row) => string): string {
  if (typeof row !== "object" || row === null) {
    return folded(words(row));
  }
  const known = texts.get(row);
  if (known !== undefined) {
    return known;
  }
  const text = folded(words(row));
  texts.set(row, text);
  return text;
}

/** What a list shows and how, with the ways to change it: search, filters, groups, columns, views. */
export function useList<Row>(work: ListWork<Row>): List<Row> {
  const { list, workspace, rows, columns, usual, facets, start, words, given = NO_VIEWS } = work;
  const { i18n } = useTranslation();
  const format = useFormat();
  const [state, change] = useListState(list, workspace, start);
  const { shown } = state;
  const saved = useQuery(viewsQuery(list));
  const kept = useQuery(layoutQuery(list));
  const { mutate: keep } = useKeepLayout(list);
  const editViews = useEditViews(list);

  const views = useMemo<View[]>(
    () => (saved.data ?? []).map(({ name, text }) => ({ name, shown: readShown(text) })),
    [saved.data],
  );
  const layout = useMemo<Layout>(() => readLayout(kept.data ?? null), [kept.data]);
  const view =
    given.find(({ id }) => id === state.view) ??
    views.find(({ name }) => name === state.view) ??
    null;
  const base = view?.shown ?? start;
  const changed = writeShown(shown) !== writeShown(base);

  // A view that was removed, here or by an undo, leaves what it showed behind.
  useEffect(() => {
    const known =
      state.view === null ||
      state.view.startsWith(GIVEN) ||
      !saved.data ||
      saved.data.some(({ name }) => name === state.view);
    if (!known) {
      change({ view: null });
    }
  }, [saved.data, state.view, change]);

  const show = useCallback(
    (part: Partial<ListShown>) => change({ shown: { ...shown, ...part } }),
    [change, shown],
  );

  const search = useDeferredValue(state.search);
  const searched = useMemo(() => {
    const wanted = folded(search).split(/\s+/).filter(Boolean);
    return wanted.length === 0
      ? rows
      : rows.filter((row) => wanted.every((word) => searchable(row, words).includes(word)));
  }, [rows, search, words]);
  const found = useMemo(
    () => filterRows(searched, facets, shown.filters),
    [searched, facets, shown.filters],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: each language sorts in its own way
  const groups = useMemo<ListGroup<Row>[]>(() => {
    const facet = facets.find(({ id }) => id === shown.group);
    if (!facet) {
      return found.length === 0 ? [] : [{ id: "all", head: null, rows: found }];
    }
    return groupRows(found, facet, textOrder()).map(({ value, rows: mine }) => ({
      id: `${facet.id} ${value}`,
      head: (
        <GroupHead labels={groupValues(value).map(facet.label)} n={format.count(mine.length)} />
      ),
      rows: mine,
    }));
  }, [found, facets, shown.group, format, i18n.language]);

  const wanted = shown.columns ?? (state.view === null ? layout.columns : null);
  const chosen = useMemo(() => chosenColumns(columns, wanted, usual), [columns, wanted, usual]);

  const setColumns = (ids: string[] | null) => {
    if (state.view === null) {
      keep(JSON.stringify({ ...layout, columns: ids }));
    } else {
      show({ columns: ids });
    }
  };
  const setWidth = (id: string, width: number | null) => {
    const { [id]: _, ...others } = layout.widths;
    const widths = width === null ? others : { ...others, [id]: width };
    keep(JSON.stringify({ ...layout, widths }));
  };
  const move = (id: string, to: number) => {
    const ids = chosen.map((column) => column.id).filter((one) => one !== id);
    ids.splice(to, 0, id);
    setColumns(ids);
  };
  const fold = (group: string, folded: boolean) => {
    const next = new Set(state.folded);
    if (folded) {
      next.add(group);
    } else {
      next.delete(group);
    }
    change({ folded: next });
  };
  const choose = (name: string | null) =>
    change({
      view: name,
      shown:
        (given.find(({ id }) => id === name) ?? views.find((one) => one.name === name))?.shown ??
        start,
    });

  return {
    state,
    change,
    show,
    facets,
    searched,
    found,
    groups,
    columns,
    chosen,
    widths: layout.widths,
    setColumns,
    setWidth,
    move,
    fold,
    views,
    given,
    changed,
    choose,
    editViews,
  };
}

function GroupHead({ labels, n }: { labels: ReactNode[]; n: string }) {
  return (
    <span className={classes.groupHead}>
      {labels.map((label, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: labels of one group never move
        <span key={index}>{label}</span>
      ))}{" "}
      <span className={classes.groupCount}>{n}</span>
    </span>
  );
}
