import type { Answers, Area, RowRead, RowReject, RowsReport } from "@/ipc";
import type { Recorded } from "./core";

const row = (at: number, about: string, more: Partial<RowRead>): RowRead => ({
  at,
  account: null,
  account_name: "",
  like: null,
  about,
  left: [],
  fate: "added",
  reason: null,
  text: "",
  ...more,
});

/**
 * Stand-ins for importing slides, activities and capabilities: `#/slides/import?file=march.csv`, or `march.pptx`. A row whose
 * account is chosen is taken; everything else stays as it is written here.
 */
export function recordedRows(recorded: Recorded, announce: (areas: Area[]) => void): Answers {
  const accounts = recorded.accountsList.map(({ account }) => account);
  const known = (at: number) => {
    const account = accounts[at];
    return account ? { account: account.id, account_name: account.name } : {};
  };
  const no = (reason: RowReject): Partial<RowRead> => ({ fate: "rejected", reason });
  const like = accounts[6];
  const written: RowRead[] = [
    row(2, "Federica Tognon, Responsabile qualità", known(0)),
    row(3, "Jens Kaltenwieser, COO", { ...known(1), fate: "updated" }),
    row(4, "Marta Olabarri, Directora de operaciones", { ...known(2), fate: "unchanged" }),
    row(5, "Sara Trezzani, Amministratrice delegata", {
      account_name: "Molino Trezzani S.r.l.",
      like: like?.id ?? null,
      ...no({ kind: "unknown_account", name: "Molino Trezzani S.r.l." }),
    }),
    row(6, "Head of logistics", no({ kind: "no_account" })),
    row(7, "Paul Breitmoser, Geschäftsführer", {
      ...known(4),
      left: ["Confidential", "Draft of 3 March"],
    }),
    row(8, "Anke de Wit, Plant manager", {
      ...known(5),
      ...no({ kind: "no_date", column: "critical_date", text: "after the summer" }),
    }),
    row(9, "Luc Fontaine, DAF", {
      ...known(7),
      ...no({ kind: "no_number", column: "delta_amount", text: "a lot" }),
    }),
    row(10, "Federica Tognon, Responsabile qualità", {
      ...known(0),
      ...no({ kind: "repeated", first: 2 }),
    }),
    row(11, "", no({ kind: "nothing" })),
  ];
  const report = (
    path: string,
    choices: Partial<Record<number, number>>,
    dry_run: boolean,
  ): RowsReport => {
    const deck = path.endsWith(".pptx");
    const listed = written.map((one): RowRead => {
      const account = accounts.find(({ id }) => id === choices[one.at]);
      return account
        ? { ...one, account: account.id, account_name: account.name, fate: "added", reason: null }
        : one;
    });
    const count = (fate: RowRead["fate"]) => listed.filter((one) => one.fate === fate).length;
    return {
      file: path.split("/").at(-1) ?? path,
      dry_run,
      rows: listed.length,
      added: count("added"),
      updated: count("updated"),
      unchanged: count("unchanged"),
      rejected: count("rejected"),
      listed,
      columns: deck
        ? []
        : [
            { column: "account", field: "account" },
            { column: "player", field: "person" },
            { column: "mood", field: null },
          ],
      rejects_path: dry_run ? null : "/tmp/rejects.csv",
      elapsed_ms: 4,
    };
  };
  return {
    rowsPlan: (_, path, { choices }) => report(path, choices ?? {}, true),
    rowsImport: (_, path, { choices }) => {
      announce(["slides", "readiness"]);
      return report(path, choices ?? {}, false);
    },
    slidesExport: (_, ids) => ids?.length ?? 0,
  };
}
