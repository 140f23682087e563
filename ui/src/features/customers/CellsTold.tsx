import { CloseButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { CellProblem } from "@/ipc";
import classes from "./Customers.module.css";
import type { PutDone } from "./usePut";

export interface CellsToldProps {
  done: PutDone;
  /** Goes to the row of a cell that could not be read. */
  onGo: (row: string) => void;
  onDismiss: () => void;
}

/** A problem that is told one by one. */
type Listed = CellProblem & { trouble: Exclude<CellProblem["trouble"], "computed"> };

/** How many lines are listed before one asks for the rest. */
const FIRST = 6;

/** What became of pasted cells: how many changed, and each one that could not be read, with the reason. */
export function CellsTold({ done, onGo, onDismiss }: CellsToldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const { report, columns, rows, beyond } = done;
  // A computed column is one thing to say, however many rows there were.
  const computed = new Map<number, number>();
  const listed: Listed[] = [];
  for (const problem of report.problems) {
    const { trouble } = problem;
    if (trouble === "computed") {
      computed.set(problem.column, (computed.get(problem.column) ?? 0) + 1);
    } else {
      listed.push({ ...problem, trouble });
    }
  }
  const count = (n: number) => ({ count: n, n: format.count(n) });
  const idOf = (problem: CellProblem) => rows[problem.row] ?? null;

  return (
    <section
      className={classes.told}
      aria-label={t("customers.cells.title")}
      data-testid="cells-told"
    >
      <div className={classes.toldHead} role="status">
        <strong>{t("customers.cells.changed", count(report.changed))}</strong>
        {report.added.length > 0 && (
          <span>{t("customers.cells.added", count(report.added.length))}</span>
        )}
        {report.unchanged > 0 && (
          <span className="quiet">{t("customers.cells.unchanged", count(report.unchanged))}</span>
        )}
        {listed.length > 0 && <span>{t("customers.cells.unread", count(listed.length))}</span>}
        <CloseButton
          className={classes.toldClose}
          aria-label={t("common.close")}
          onClick={onDismiss}
          data-testid="cells-dismiss"
        />
      </div>
      {(listed.length > 0 || computed.size > 0 || beyond > 0) && (
        <ul className={classes.toldList}>
          {beyond > 0 && <li>{t("customers.cells.beyond", count(beyond))}</li>}
          {[...computed].map(([column, n]) => (
            <li key={column}>
              {t("customers.cells.computed", {
                ...count(n),
                column: columns[column]?.title ?? "",
              })}
            </li>
          ))}
          {listed.slice(0, all ? undefined : FIRST).map((problem) => {
            const id = idOf(problem);
            const row =
              problem.account_name ||
              t("customers.cells.row", { n: format.count(problem.row + 1) });
            return (
              <li key={`${problem.row} ${problem.column}`} data-testid="cell-problem">
                {id === null ? (
                  <strong>{row}</strong>
                ) : (
                  <button type="button" className={classes.toldGo} onClick={() => onGo(id)}>
                    {row}
                  </button>
                )}
                <span className="quiet">{columns[problem.column]?.title}</span>
                <span className={classes.toldText}>{problem.text || "–"}</span>
                <span>{t(`customers.cells.trouble.${problem.trouble}`)}</span>
              </li>
            );
          })}
        </ul>
      )}
      {!all && listed.length > FIRST && (
        <button type="button" className={classes.toldMore} onClick={() => setAll(true)}>
          {t("customers.cells.more", count(listed.length - FIRST))}
        </button>
      )}
    </section>
  );
}
