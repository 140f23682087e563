import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { type Language, startI18n } from "@/i18n";
import type { RowReject, RowsReport } from "@/ipc";
import { renderThemed } from "@/test/render";
import { RejectedRows } from "./RejectedRows";

const report = (reasons: RowReject[]): RowsReport => ({
  file: "activities.csv",
  dry_run: true,
  rows: reasons.length,
  added: 0,
  updated: 0,
  unchanged: 0,
  rejected: reasons.length,
  listed: reasons.map((reason, at) => ({
    at: at + 2,
    account: null,
    account_name: "Acme",
    like: null,
    about: "POC",
    left: [],
    fate: "rejected",
    reason,
    text: "",
  })),
  columns: [],
  rejects_path: null,
  elapsed_ms: 1,
});

it.each([
  ["en", "Line 2: Acme, POC. There is no account “Acme”. Import it first"],
  ["it", "Riga 2: Acme, POC. Non c’è nessun account “Acme”. Importalo prima"],
  ["es", "Línea 2: Acme, POC. No hay ninguna cuenta “Acme”. Impórtala antes"],
] as [Language, string][])("says of each row why it was not taken, in %s", (language, words) => {
  startI18n(language);
  renderThemed(
    <RejectedRows
      report={report([
        { kind: "unknown_account", name: "Acme" },
        { kind: "no_word", column: "type", text: "lunch", known: ["demo", "poc"] },
      ])}
    />,
  );
  const rows = screen.getAllByRole("listitem");
  expect(rows[0]).toHaveTextContent(words);
  expect(rows[1]).toHaveTextContent("demo, poc");
});
