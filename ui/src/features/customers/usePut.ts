import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Block, ListColumn } from "@/components/list/types";
import { importedName } from "@/components/list/useImportedColumns";
import { currentLanguage } from "@/i18n";
import { useFormat } from "@/i18n/format";
import type { AccountField, AccountRow, CellColumn, CellsReport } from "@/ipc";
import { usePutCells, useTakeBack } from "@/queries/edits";

/** What became of a block, with the columns it went into. */
export interface PutDone {
  report: CellsReport;
  columns: { id: string; title: string }[];
  /** The rows of the block, by id where they were there already. */
  rows: (string | null)[];
  /** Texts for which there was no column. */
  beyond: number;
}

const FIELDS: readonly AccountField[] = [
  "key",
  "name",
  "website",
  "industry",
  "country",
  "region",
  "employees",
  "revenue",
  "owner",
  "stage",
  "outcome",
  "since",
  "note",
];

/** What the core calls a column of the table. */
function columnOf(id: string): CellColumn {
  if (id.startsWith("answer:")) {
    return { kind: "answer", id: id.slice("answer:".length) };
  }
  const imported = importedName(id);
  if (imported !== null) {
    return { kind: "column", id: imported };
  }
  const field = FIELDS.find((one) => one === id);
  return field ? { kind: "field", id: field } : { kind: "computed" };
}

/** Puts blocks of cells over the table of customers, in one step each. */
export function usePut(columns: readonly ListColumn<AccountRow>[]) {
  const { t } = useTranslation();
  const format = useFormat();
  const takeBack = useTakeBack();
  const { mutate } = usePutCells();
  const [done, setDone] = useState<PutDone | null>(null);

  const put = useCallback(
    (block: Block, how: "paste" | "fill" | "clear" | "type") => {
      mutate(
        {
          columns: block.columns.map(columnOf),
          rows: block.rows.map(({ id, texts }) => ({
            account: id === null ? null : Number(id),
            texts,
          })),
          stage: "customer",
          decimal: currentLanguage() === "en" ? "point" : "comma",
        },
        {
          onSuccess: (report) => {
            const titles = new Map(columns.map(({ id, title }) => [id, title]));
            const told = {
              report,
              columns: block.columns.map((id) => ({ id, title: titles.get(id) ?? id })),
              rows: block.rows.map(({ id }) => id),
              beyond: block.beyond,
            };
            const wrong = report.problems.length > 0 || block.beyond > 0;
            setDone(wrong || how === "paste" ? told : null);
            if (how !== "type" && report.changed > 0) {
              takeBack(
                t("customers.cells.changed", {
                  count: report.changed,
                  n: format.count(report.changed),
                }),
              );
            }
          },
        },
      );
    },
    [mutate, columns, takeBack, t, format],
  );
  return { put, done, dismiss: () => setDone(null) };
}
