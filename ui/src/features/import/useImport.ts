import { useDebouncedValue } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import {
  asLanewiseError,
  type Choice,
  type ColumnFormat,
  type ImportOptions,
  type ImportReport,
  type ImportView,
  ipc,
  type LanewiseError,
  type Layout,
  type Mapping,
} from "@/ipc";
import { type ImportWish, planQuery, tableQuery, useImportProgress } from "@/queries/import";
import { workspaceQuery } from "@/queries/workspace";
import { columnOf, fitted, targetKey, tellsAccounts } from "./target";

/** What of a layout cuts the table anew, so that its columns have to be looked at again. */
type Cut = Partial<Pick<Layout, "sheet" | "encoding" | "delimiter" | "quote" | "header" | "start">>;

/** An import that was done, and the step that would undo it. */
export interface DoneImport {
  report: ImportReport;
  step: number | null;
}

export interface ImportWork {
  path: string | null;
  view: ImportView | null;
  reading: boolean;
  unreadable: LanewiseError | null;
  mapping: Mapping | null;
  /** Columns whose target somebody chose by hand. */
  byHand: ReadonlySet<string>;
  blankClears: boolean;
  choices: Readonly<Record<number, Choice>>;
  duplicates: Choice;
  plan: ImportReport | null;
  planning: boolean;
  planFailed: LanewiseError | null;
  running: boolean;
  runFailed: LanewiseError | null;
  stopping: boolean;
  progress: { rows: number } | null;
  done: DoneImport | null;
  choose: (path: string | null) => void;
  recut: (cut: Cut) => void;
  reformat: (column: number, format: Partial<ColumnFormat>) => void;
  remap: (mapping: Mapping) => void;
  /** Changes what is said of one column; always the same function. */
  edit: (edit: (mapping: Mapping) => Mapping, column: string) => void;
  applySaved: (saved: Mapping | null) => void;
  clearBlanks: (clears: boolean) => void;
  decide: (line: number, choice: Choice) => void;
  decideAll: (choice: Choice) => void;
  run: () => void;
  stop: () => void;
  planAgain: () => void;
  again: () => void;
}

/** The whole import: what was chosen, what was corrected, what would happen, what happened. */
export function useImport(start: string | null, as: "customer" | "prospect" | null): ImportWork {
  const client = useQueryClient();
  const [path, setPath] = useState(start);
  const [correction, setCorrection] = useState<Layout | null>(null);
  const [edited, setEdited] = useState<Mapping | null>(null);
  const [byHand, setByHand] = useState<ReadonlySet<string>>(new Set());
  const [blankClears, setBlankClears] = useState(false);
  const [choices, setChoices] = useState<Readonly<Record<number, Choice>>>({});
  const [duplicates, setDuplicates] = useState<Choice>("add");
  const [done, setDone] = useState<DoneImport | null>(null);
  const [stopping, setStopping] = useState(false);

  const table = useQuery(tableQuery(path, correction));
  const view = path === null ? null : (table.data ?? null);
  const layout = view?.look.preview.layout ?? null;

  const suggested = useMemo(() => {
    const mapping = view?.look.suggestion.mapping;
    return mapping && as ? { ...mapping, stage: as } : (mapping ?? null);
  }, [view, as]);
  const mapping = edited ?? suggested;

  const now = useRef(mapping);
  now.current = mapping;
  const edit = useCallback((change: (mapping: Mapping) => Mapping, column: string) => {
    if (now.current) {
      const before = columnOf(now.current, column).to;
      const next = change(now.current);
      now.current = next;
      setEdited(next);
      if (targetKey(columnOf(next, column).to) !== targetKey(before)) {
        setByHand((columns) => new Set([...columns, column]));
      }
    }
  }, []);

  const startAnew = useCallback(() => {
    setEdited(null);
    setByHand(new Set());
    setChoices({});
  }, []);

  const choose = useCallback(
    (next: string | null) => {
      setPath(next);
      setCorrection(null);
      setDone(null);
      startAnew();
    },
    [startAnew],
  );

  const ready =
    path !== null && layout && mapping && tellsAccounts(mapping) && !table.isPlaceholderData;
  const wish = useMemo<ImportWish | null>(() => {
    if (!ready) {
      return null;
    }
    const options: ImportOptions = {
      mapping,
      blank_clears: blankClears,
      strict: false,
      duplicates,
      choices,
    };
    return { path, layout, options };
  }, [ready, path, layout, mapping, blankClears, duplicates, choices]);
  const [settled] = useDebouncedValue(wish, 250);
  const {
    mutate: carryOut,
    reset,
    ...runs
  } = useMutation({
    mutationFn: (wanted: ImportWish) => ipc.importRun(wanted.path, wanted.layout, wanted.options),
    meta: { quiet: true },
    onSuccess: async (report) => {
      const info = await client.fetchQuery({ ...workspaceQuery, staleTime: 0 });
      const step = info?.undo?.op.kind === "import" ? info.undo.id : null;
      setDone({ report, step });
    },
    onSettled: () => setStopping(false),
  });
  const asks = settled !== null && wish !== null && !done && !runs.isPending;
  const planned = useQuery({ ...planQuery(settled), enabled: asks });
  const going = runs.isPending || (asks && planned.isFetching);
  const progress = useImportProgress(going);

  return {
    path,
    view,
    reading: table.isFetching,
    unreadable: table.error ? asLanewiseError(table.error) : null,
    mapping,
    byHand,
    blankClears,
    choices,
    duplicates,
    plan: wish && planned.data ? planned.data : null,
    planning: asks && (planned.isFetching || settled !== wish),
    planFailed: asks && planned.error ? asLanewiseError(planned.error) : null,
    running: runs.isPending,
    runFailed: runs.error ? asLanewiseError(runs.error) : null,
    stopping,
    progress,
    done,
    choose,
    recut: (cut) => {
      if (layout) {
        // Without columns, the core looks at them again.
        setCorrection({ ...layout, ...cut, columns: [] });
        startAnew();
      }
    },
    reformat: (column, format) => {
      if (layout) {
        const columns = layout.columns.map((one, at) =>
          at === column ? { ...one, ...format } : one,
        );
        setCorrection({ ...layout, columns });
        setEdited(mapping);
      }
    },
    remap: setEdited,
    edit,
    applySaved: (saved) => {
      const names = layout?.columns.map(({ name }) => name) ?? [];
      setEdited(saved === null ? null : fitted(saved, names));
      setByHand(new Set());
    },
    clearBlanks: setBlankClears,
    decide: (line, choice) => setChoices({ ...choices, [line]: choice }),
    decideAll: (choice) => {
      setDuplicates(choice);
      setChoices({});
    },
    run: () => {
      if (wish) {
        carryOut(wish);
      }
    },
    stop: () => {
      setStopping(true);
      void ipc.importCancel();
    },
    planAgain: () => void planned.refetch(),
    again: () => {
      setDone(null);
      reset();
    },
  };
}
