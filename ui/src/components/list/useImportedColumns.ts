import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { textOrder } from "@/i18n/format";
import type { AccountRow } from "@/ipc";
import type { ListColumn } from "./types";

/** The id of the column of the table that shows a column kept by an import. */
const PREFIX = "column:";

/** The name of the imported column that a column of the table shows; nothing where it shows something else. */
export function importedName(id: string): string | null {
  return id.startsWith(PREFIX) ? id.slice(PREFIX.length) : null;
}

const FIGURE = /^[\s\d.,'’€$£%+-]+$/;

/** Which columns imports kept, and whether figures stand there. As one text, so that a typed cell makes no new columns. */
function kept(rows: readonly AccountRow[]): string {
  const found = new Map<string, boolean>();
  for (const { account } of rows) {
    for (const [name, text] of Object.entries(account.extra)) {
      found.set(name, (found.get(name) ?? true) && FIGURE.test(text));
    }
  }
  return JSON.stringify([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What imports kept beside the fields and the answers, as columns that are not shown until somebody chooses them. */
export function useImportedColumns(
  rows: readonly AccountRow[],
  put: (row: AccountRow, column: string, text: string) => unknown,
): ListColumn<AccountRow>[] {
  const { t, i18n } = useTranslation();
  const names = useMemo(() => kept(rows), [rows]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each language sorts in its own way
  return useMemo(() => {
    const compare = textOrder();
    const found: [string, boolean][] = JSON.parse(names);
    return found.map(([name, figures]) => {
      const id = `${PREFIX}${name}`;
      const text = (row: AccountRow) => row.account.extra[name] ?? "";
      return {
        id,
        title: name,
        width: figures ? "minmax(7rem, 0.5fr)" : "minmax(9rem, 0.8fr)",
        align: figures ? "end" : "start",
        hidden: true,
        section: t("list.imported"),
        cell: text,
        text,
        edit: { text, onCommit: (row, typed) => put(row, id, typed) },
        order: (a, b) => {
          const [x, y] = [text(a), text(b)];
          // Blank ones at the end; plain numbers, as exports write them, by their value.
          const blank = Number(x === "") - Number(y === "");
          return blank || Number(x) - Number(y) || compare(x, y);
        },
      };
    });
  }, [names, put, t, i18n.language]);
}
