import type { TFunction } from "i18next";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type {
  Detail,
  LanewiseError,
  LayoutFault,
  MappingProblem,
  Problem,
  Refusal,
  TableError,
} from "@/ipc";
import en from "./en.json";
import { formatCount, formatNumber, formatScore, formatWeight } from "./format";

/** An error in the reader's words. */
export interface ErrorWords {
  /** What went wrong. */
  what: string;
  /** What to do next. */
  next: string;
  /** Each broken rule, one a line, in the reader's language; `null` where there is none. */
  detail: string | null;
  /** What the system or a library said, as it said it, for a report; `null` where there is none. */
  technical: string | null;
}

function asDetail(detail: unknown): Partial<Detail> {
  if (typeof detail === "string") {
    return { message: detail };
  }
  return typeof detail === "object" && detail !== null ? detail : {};
}

/** What a translated sentence can name: `{{who}}` has the file open. */
function values(t: TFunction, detail: Partial<Detail>): { who: string } {
  const holder = detail.holder;
  return { who: holder ? `${holder.user}, ${holder.host}` : t("common.somebody") };
}

/** A number that crossed as text, as the reader writes it. */
function written(number: string): string {
  const value = Number(number);
  return number.trim() !== "" && Number.isFinite(value) ? formatNumber(value, 6) : number;
}

function ruleWords(t: TFunction, rule: Problem["rule"]): string {
  switch (rule.kind) {
    case "weights_sum":
      return t("problems.rule.weights_sum", { sum: formatWeight(rule.sum) });
    case "weight_too_large":
      return t("problems.rule.weight_too_large", { weight: formatWeight(rule.weight) });
    case "too_many_levels":
      return t("problems.rule.too_many_levels", { levels: formatCount(rule.levels) });
    case "empty_band":
      return t("problems.rule.empty_band", { from: written(rule.from), to: written(rule.to) });
    case "gap":
    case "overlap":
      return t(`problems.rule.${rule.kind}`, {
        from: written(rule.from),
        to: written(rule.to),
        below: rule.below,
      });
    case "threshold_too_high":
    case "last_threshold":
      return t(`problems.rule.${rule.kind}`, { from: formatScore(rule.from) });
    case "threshold_order":
      return t("problems.rule.threshold_order", {
        from: formatScore(rule.from),
        next: rule.next,
        nextFrom: formatScore(rule.next_from),
      });
    default:
      return t(`problems.rule.${rule.kind}`, { ...rule });
  }
}

/** A broken rule of the profile: what stands wrong, by the names people read, and the mend. */
export function problemWords(t: TFunction, { about, rule }: Problem): string {
  const words = ruleWords(t, rule);
  return about.length > 0 ? t("problems.about", { names: about.join(" › "), words }) : words;
}

/** What does not fit in a mapping. */
export function mappingWords(t: TFunction, problem: MappingProblem): string {
  return t(`import.problem.${problem.kind}`, { ...problem });
}

/** What went wrong and what to do next. */
type Said = Pick<ErrorWords, "what" | "next">;

/** Blanks that have words of their own; the others are all names. */
type OwnBlank = "reason" | "note" | "quote" | "approver" | "expected";
const OWN_WORDS: ReadonlySet<string> = new Set<OwnBlank>([
  "reason",
  "note",
  "quote",
  "approver",
  "expected",
]);

export function refusalWords(t: TFunction, refusal: Refusal): Said {
  switch (refusal.kind) {
    case "empty": {
      const { what } = refusal;
      const kind = OWN_WORDS.has(what) ? (`empty_${what as OwnBlank}` as const) : "empty";
      return { what: t(`problems.refusal.${kind}.what`), next: t(`problems.refusal.${kind}.next`) };
    }
    case "outcome_in_use":
      return {
        what: t("problems.refusal.outcome_in_use.what", {
          count: refusal.accounts,
          n: formatCount(refusal.accounts),
          account: refusal.account,
        }),
        next: t("problems.refusal.outcome_in_use.next"),
      };
    default:
      return {
        what: t(`problems.refusal.${refusal.kind}.what`, { ...refusal }),
        next: t(`problems.refusal.${refusal.kind}.next`),
      };
  }
}

function layoutWords(t: TFunction, fault: LayoutFault): string {
  return t(`problems.layout.${fault.kind}`, { ...fault });
}

function tableWords(t: TFunction, table: TableError): Said {
  switch (table.kind) {
    case "no_rows": {
      const kind = table.sheet === null ? "no_rows" : "no_rows_sheet";
      return {
        what: t(`problems.table.${kind}.what`, { sheet: table.sheet ?? "" }),
        next: t(`problems.table.${kind}.next`),
      };
    }
    case "not_a_table":
      return {
        what: t("problems.table.not_a_table.what", { file: t(`problems.file.${table.what}`) }),
        next: t("problems.table.not_a_table.next"),
      };
    case "too_many_columns":
      return {
        what: t("problems.table.too_many_columns.what", {
          columns: formatCount(table.columns),
          limit: formatCount(table.limit),
        }),
        next: t("problems.table.too_many_columns.next"),
      };
    case "unclosed_quote":
      return {
        what: t("problems.table.unclosed_quote.what", { line: formatCount(table.line) }),
        next: t("problems.table.unclosed_quote.next"),
      };
    case "row_too_long":
      return {
        what: t("problems.table.row_too_long.what", {
          line: formatCount(table.line),
          limit: formatCount(table.limit_mb),
        }),
        next: t("problems.table.row_too_long.next"),
      };
    case "bad_layout":
      return { what: t("problems.table.bad_layout.what"), next: layoutWords(t, table.fault) };
    default:
      return {
        what: t(`problems.table.${table.kind}.what`, { ...table }),
        next: t(`problems.table.${table.kind}.next`),
      };
  }
}

/** What a system or a library said: it has no translation, and matters to a report only. */
function technical(kind: string, detail: Partial<Detail>): string | null {
  if (detail.table) {
    const { kind: which } = detail.table;
    return which === "corrupt" || which === "unreadable" ? (detail.message ?? null) : null;
  }
  const shapes = (detail.problems ?? []).flatMap(({ place, rule }) =>
    rule.kind === "shape" || rule.kind === "unreadable" ? [`${place}: ${rule.reason}`] : [],
  );
  if (shapes.length > 0) {
    return shapes.join("\n");
  }
  const opaque = kind === "io" || kind === "damaged" || kind === "unexpected";
  return (opaque && detail.message) || null;
}

function reasons(t: TFunction, detail: Partial<Detail>): string | null {
  const lines = [
    ...(detail.problems ?? []).map((problem) => problemWords(t, problem)),
    ...(detail.mapping ?? []).map((problem) => mappingWords(t, problem)),
  ];
  return lines.length > 0 ? lines.join("\n") : null;
}

function isWritten(kind: string): kind is keyof typeof en.errors {
  return kind in en.errors;
}

/** The words for an error, all in the reader's language but for what is `technical`. */
export function errorWords(t: TFunction, error: LanewiseError): ErrorWords {
  const kind = isWritten(error.kind) ? error.kind : "unexpected";
  const detail = asDetail(error.detail);
  const rest = { detail: reasons(t, detail), technical: technical(kind, detail) };
  if (detail.refusal) {
    return { ...refusalWords(t, detail.refusal), ...rest };
  }
  if (detail.deck) {
    const { kind: fault } = detail.deck;
    return {
      what: t(`slideio.fault.${fault}.what`),
      next: t(`slideio.fault.${fault}.next`),
      ...rest,
    };
  }
  if (detail.table) {
    return { ...tableWords(t, detail.table), ...rest };
  }
  const named = values(t, detail);
  return { what: t(`errors.${kind}.what`, named), next: t(`errors.${kind}.next`, named), ...rest };
}

/** `errorWords` in the language on the screen. */
export function useErrorWords(): (error: LanewiseError) => ErrorWords {
  const { t } = useTranslation();
  return useCallback((error: LanewiseError) => errorWords(t, error), [t]);
}
