import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { mappingWords } from "@/i18n/errors";
import { useFormat } from "@/i18n/format";
import type {
  Crm,
  ImportWarning,
  MappingProblem,
  Parameter,
  Reject,
  RowProblem,
  Target,
  Warning,
  Why,
} from "@/ipc";

/** The systems whose exports are known, as they write themselves. */
export const CRM_NAMES: Record<Crm, string> = {
  salesforce: "Salesforce",
  hubspot: "HubSpot",
  dynamics: "Dynamics 365",
  odoo: "Odoo",
  pipedrive: "Pipedrive",
};

/** What is worth knowing about a file before it is imported. */
export function useWarningWords(): (warning: Warning) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return useCallback(
    (warning) => {
      const at = "line" in warning ? { line: format.count(warning.line) } : {};
      switch (warning.kind) {
        case "guessed_encoding":
          return t("import.warning.guessed_encoding", {
            encoding: t(`import.encoding.${warning.encoding}`),
          });
        case "skipped_lines":
          return t("import.warning.skipped_lines", {
            count: warning.lines,
            n: format.count(warning.lines),
          });
        case "short_rows":
        case "long_rows":
          return t(`import.warning.${warning.kind}`, {
            ...at,
            count: warning.rows,
            n: format.count(warning.rows),
          });
        case "cell_errors":
          return t("import.warning.cell_errors", {
            ...at,
            count: warning.cells,
            n: format.count(warning.cells),
          });
        case "other_sheets":
          return t("import.warning.other_sheets", {
            count: warning.sheets,
            n: format.count(warning.sheets),
          });
        default:
          return t(`import.warning.${warning.kind}`, { ...warning, ...at });
      }
    },
    [t, format],
  );
}

/** Why a row cannot be taken, and what to do. */
export function useRejectWords(): (reason: Reject | RowProblem) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return useCallback(
    (reason) => {
      switch (reason.kind) {
        case "repeated_key":
        case "repeated_row":
          return t(`import.reject.${reason.kind}`, {
            ...reason,
            first: format.count(reason.first),
          });
        case "ambiguous":
          return t("import.reject.ambiguous", {
            count: reason.accounts,
            n: format.count(reason.accounts),
          });
        case "too_many_cells":
          return t("import.reject.too_many_cells", {
            cells: format.count(reason.cells),
            columns: format.count(reason.columns),
          });
        case "no_name":
          return reason.column === ""
            ? t("import.reject.no_name_column")
            : t("import.reject.no_name", { column: reason.column });
        default:
          return t(`import.reject.${reason.kind}`, { ...reason });
      }
    },
    [t, format],
  );
}

/** Why a column is suggested to go somewhere. */
export function useWhyWords(): (why: Why) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return useCallback(
    (why) => {
      switch (why.kind) {
        case "preset":
          return t("import.why.preset", { crm: CRM_NAMES[why.crm] });
        case "similar":
          return t("import.why.similar", {
            name: why.name,
            share: format.share(why.percent / 100),
          });
        case "cells":
          return t("import.why.cells", {
            covered: format.count(why.covered),
            of: format.count(why.of),
          });
        default:
          return t(`import.why.${why.kind}`);
      }
    },
    [t, format],
  );
}

/** Where a column goes, as people read it. */
export function useTargetName(parameters: readonly Parameter[]): (to: Target) => string {
  const { t } = useTranslation();
  return useCallback(
    (to) => {
      const nameOf = (id: string) => parameters.find((one) => one.id === id)?.name ?? id;
      if (typeof to === "string") {
        return t(`import.target.${to}`);
      }
      if (to.field !== undefined) {
        return t(`import.field.${to.field}`);
      }
      return to.parameter === undefined
        ? t("import.target.grade", { name: nameOf(to.grade ?? "") })
        : nameOf(to.parameter);
    },
    [t, parameters],
  );
}

/** What does not fit in a mapping. */
export function useProblemWords(): (problem: MappingProblem) => string {
  const { t } = useTranslation();
  return useCallback((problem) => mappingWords(t, problem), [t]);
}

/** What else is worth knowing about an import. */
export function useImportWarningWords(): (warning: ImportWarning) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const problemWords = useProblemWords();
  return useCallback(
    (warning) => {
      switch (warning.kind) {
        case "mapping":
          return problemWords(warning.problem);
        case "no_profile":
          return t("import.noProfile.says");
        case "duplicates_limited":
          return t("import.found.duplicates_limited", { n: format.count(warning.accounts) });
        default:
          return t(`import.found.${warning.kind}`, {
            count: warning.rows,
            n: format.count(warning.rows),
            line: format.count(warning.line),
          });
      }
    },
    [t, format, problemWords],
  );
}
