import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { ContrastVerdict } from "@/ipc";
import type { Row } from "./rows";

/** The words of a verdict: `compare.verdict.<word>`. */
export const VERDICT = {
  separates: "separates",
  leans: "leans",
  too_few: "unclear",
  no_difference: "none",
} as const satisfies Record<ContrastVerdict, string>;

/** What a row is called. */
export function useRowName(): (row: Row) => string {
  const { t } = useTranslation();
  return useCallback(
    (row) => {
      switch (row.source.kind) {
        case "field":
          return t(`compare.fieldRow.${row.source.field}`);
        case "trait":
          return t(`compare.trait.${row.source.trait}`);
        case "term":
          return t("compare.term", { term: row.name });
        case "theme":
          return row.name;
      }
    },
    [t],
  );
}
