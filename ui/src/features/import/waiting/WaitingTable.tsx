import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { memo, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { chooseTarget, ipc, type WaitingTable as Table, type WaitingRow } from "@/ipc";
import { useTakeBack } from "@/queries/edits";
import classes from "./Waiting.module.css";
import { OneRow } from "./WaitingRow";

/** So many columns are shown at first: the one to mend, and those that say which account it is. */
const COLUMNS = 8;

/** The columns worth seeing: what is to be mended first of all, then those that are read, in the order of the file. */
function shownColumns(table: Table, all: boolean): number[] {
  const broken = new Set(table.rows.flatMap((row) => row.broken));
  const width = Math.max(table.columns.length, ...table.rows.map((row) => row.cells.length));
  const columns = Array.from({ length: width }, (_, at) => at);
  if (all) {
    return columns;
  }
  const read = columns.filter((at) => broken.has(at) || table.read[at] !== false);
  const wanted = new Set(read.slice(0, COLUMNS));
  return columns.filter((at) => wanted.has(at) || broken.has(at));
}

/** The rows of one import that wait. */
export const WaitingTable = memo(function WaitingTable({ table }: { table: Table }) {
  const { t } = useTranslation();
  const format = useFormat();
  const takeBack = useTakeBack();
  const [all, setAll] = useState(false);
  const ready = table.rows.filter(isReady);
  const columns = useMemo(() => shownColumns(table, all), [table, all]);
  const hidden = Math.max(table.columns.length - columns.length, 0);

  const take = useMutation({
    mutationFn: () =>
      ipc.waitingImport(
        table.id,
        ready.map(({ id }) => id),
      ),
    onSuccess: (report) => {
      takeBack(
        t("import.waiting.taken", {
          count: report.added + report.updated + report.unchanged,
          n: format.count(report.added + report.updated + report.unchanged),
        }),
      );
    },
  });
  const dismiss = useMutation({
    mutationFn: (ids: number[]) => ipc.waitingDismiss(ids),
    onSuccess: (_, ids) =>
      takeBack(t("import.waiting.dismissed", { count: ids.length, n: format.count(ids.length) })),
  });
  const mend = useMutation({
    mutationFn: ({ id, column, text }: { id: number; column: number; text: string }) =>
      ipc.waitingMend(id, column, text),
  });
  const save = useMutation({
    mutationFn: async () => {
      const stem = table.file.replace(/\.[^.]+$/, "");
      const path = await chooseTarget(
        t("import.rejects.where"),
        `${stem} ${t("import.rejects.suffix")}.csv`,
        [{ name: "CSV", extensions: ["csv"] }],
      );
      if (path !== null) {
        await ipc.waitingSave(table.id, path);
        notifications.show({ message: t("import.rejects.saved") });
      }
    },
  });

  const titleId = `waiting-${table.id}`;
  return (
    <section
      className={classes.table}
      aria-labelledby={titleId}
      data-testid={`waiting-${table.file}`}
    >
      <div className={classes.head}>
        <div>
          <h2 id={titleId}>{table.file}</h2>
          <p className={classes.about}>
            {t("import.waiting.about", {
              count: table.waiting,
              n: format.count(table.waiting),
              when: format.when(table.at),
            })}
            {table.beyond > 0 &&
              ` ${t("import.waiting.beyond", { count: table.beyond, n: format.count(table.beyond) })}`}
          </p>
        </div>
        <div className={classes.actions}>
          <Button
            variant="subtle"
            onClick={() => dismiss.mutate(table.rows.map(({ id }) => id))}
            data-testid="waiting-dismiss"
          >
            {t("import.waiting.dismiss")}
          </Button>
          <Button onClick={() => save.mutate()} loading={save.isPending} data-testid="waiting-save">
            {t("import.waiting.save")}
          </Button>
          <Button
            variant="filled"
            disabled={ready.length === 0}
            loading={take.isPending}
            onClick={() => take.mutate()}
            data-testid="waiting-take"
          >
            {ready.length === 0
              ? t("import.waiting.takeNone")
              : t("import.waiting.take", { count: ready.length, n: format.count(ready.length) })}
          </Button>
        </div>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: not a fieldset: it only scrolls sideways */}
      <div
        className={classes.scroll}
        role="group"
        aria-label={table.file}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keys too
        tabIndex={0}
      >
        <table className={classes.rows}>
          <thead>
            <tr>
              <th scope="col" className={classes.line}>
                {t("import.waiting.line")}
              </th>
              <th scope="col" className={classes.why}>
                {t("import.waiting.why")}
              </th>
              {columns.map((at) => (
                <th key={at} scope="col">
                  {table.columns[at] ?? t("import.waiting.past")}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">{t("import.waiting.dismissOne")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <OneRow
                key={row.id}
                row={row}
                names={table.columns}
                columns={columns}
                onMend={(column, text) => mend.mutateAsync({ id: row.id, column, text })}
                onDismiss={() => dismiss.mutate([row.id])}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className={classes.foot}>
        {(hidden > 0 || all) && table.columns.length > COLUMNS && (
          <button type="button" className={classes.more} onClick={() => setAll(!all)}>
            {all
              ? t("import.waiting.fewer")
              : t("import.waiting.all", { count: hidden, n: format.count(hidden) })}
          </button>
        )}
        {table.waiting > table.rows.length && (
          <span className="quiet">
            {t("import.more", { n: format.count(table.waiting - table.rows.length) })}
          </span>
        )}
      </div>
    </section>
  );
});

function isReady(row: WaitingRow): boolean {
  return row.state.kind !== "broken" && row.state.kind !== "unreadable";
}
