import {
  type Answers,
  type Area,
  announceProgress,
  type ImportOptions,
  type ImportReport,
  type ImportView,
  LanewiseError,
} from "@/ipc";

/** What the core said to some tables: how they lie, and what importing them would do. */
export type RecordedTables = Record<
  string,
  { open?: ImportView; plan?: ImportReport | null; error?: string | null }
>;

const pause = (milliseconds: number) =>
  new Promise((resolve) => window.setTimeout(resolve, milliseconds));

/**
 * Stand-ins for the import: `#/import?file=accounts.csv` opens a recorded table. Corrections are
 * taken as they are; the counts stay the recorded ones but for translated words and choices.
 */
export function recordedTables(tables: RecordedTables, announce: (areas: Area[]) => void): Answers {
  const found = (path: string) => {
    const table = tables[path.split("/").at(-1) ?? path];
    if (!table?.open) {
      throw new LanewiseError("table", {
        message: table?.error ?? "",
        table: table?.error ? { kind: "corrupt", detail: "" } : { kind: "not_found", path },
      });
    }
    return table;
  };
  const planned = (path: string, options: ImportOptions): ImportReport => {
    const { plan, error } = found(path);
    if (!plan) {
      throw new LanewiseError("mapping", { message: error ?? "", problems: [], holder: null });
    }
    const report = structuredClone(plan);
    const wordsOf = (column: string) =>
      options.mapping.columns.find((one) => one.column === column)?.values ?? {};
    report.unmatched = report.unmatched
      .map((one) => ({
        ...one,
        values: one.values.filter(({ text }) => !(text in wordsOf(one.column))),
      }))
      .filter(({ values }) => values.length > 0);
    for (const pair of report.duplicates) {
      pair.choice = options.choices?.[pair.line] ?? options.duplicates ?? "add";
      if (pair.choice !== "add") {
        report.added -= 1;
        report[pair.choice === "skip" ? "skipped" : "updated"] += 1;
      }
    }
    return report;
  };
  let stopped = false;
  let mappings: ImportView["mappings"] = [];

  return {
    importOpen: async (path, layout) => {
      await pause(150);
      const view = structuredClone(found(path).open) as ImportView;
      if (layout) {
        const { columns } = view.look.preview;
        view.look.preview.layout = {
          ...layout,
          columns: layout.columns.length > 0 ? layout.columns : view.look.preview.layout.columns,
        };
        layout.columns.forEach((format, at) => {
          Object.assign(columns[at] ?? {}, format);
        });
      }
      return { ...view, mappings };
    },
    importPlan: async (path, _layout, options) => {
      await pause(250);
      return planned(path, options);
    },
    importRun: async (path, _layout, options) => {
      stopped = false;
      const report = planned(path, options);
      for (let part = 1; part <= 12; part += 1) {
        await pause(150);
        announceProgress({ rows: Math.round((report.rows * part) / 12), bytes: 0, total: 0 });
        if (stopped) {
          throw new LanewiseError("cancelled");
        }
      }
      announce(["workspace", "home", "accounts"]);
      return { ...report, dry_run: false };
    },
    importCancel: () => {
      stopped = true;
    },
    importRejects: () => null,
    mappingSave: (mapping) => {
      mappings = [...mappings.filter(({ name }) => name !== mapping.name), mapping];
      announce(["settings"]);
      return null;
    },
    mappingRemove: (name) => {
      mappings = mappings.filter((one) => one.name !== name);
      announce(["settings"]);
      return null;
    },
    mappingList: () => mappings.map(({ name }) => name ?? ""),
  };
}
