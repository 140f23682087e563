import type { TFunction } from "i18next";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { LanewiseError } from "@/ipc";
import en from "./en.json";

/** An error in the reader's words. */
export interface ErrorWords {
  /** What went wrong. */
  what: string;
  /** What to do next. */
  next: string;
  /** The core's own detail, for the person who wants it; `null` where there is none. */
  detail: string | null;
}

/** What comes along with an error; what does not apply is empty. */
interface Detail {
  message?: string;
  problems?: { place: string; wrong: string; mend: string }[];
  holder?: { user: string; host: string } | null;
}

function asDetail(detail: unknown): Detail {
  if (typeof detail === "string") {
    return { message: detail };
  }
  return typeof detail === "object" && detail !== null ? detail : {};
}

/** What a translated sentence can name: `{{who}}` has the file open. */
function values(t: TFunction, detail: Detail): { who: string } {
  const holder = detail.holder;
  return { who: holder ? `${holder.user}, ${holder.host}` : t("common.somebody") };
}

/** The core's own words: each broken rule with its place and mend, or its message. */
function written(detail: Detail): string | null {
  const problems = detail.problems ?? [];
  const rules = problems.map(({ place, wrong, mend }) => `${place}: ${wrong}. ${mend}`);
  return (rules.length > 0 ? rules.join("\n") : detail.message) || null;
}

function isWritten(kind: string): kind is keyof typeof en.errors {
  return kind in en.errors;
}

/** The words for an error: `errors.<kind>.what` and `errors.<kind>.next`. */
export function errorWords(t: TFunction, error: LanewiseError): ErrorWords {
  const kind = isWritten(error.kind) ? error.kind : "unexpected";
  const detail = asDetail(error.detail);
  const named = values(t, detail);
  return {
    what: t(`errors.${kind}.what`, named),
    next: t(`errors.${kind}.next`, named),
    detail: written(detail),
  };
}

/** `errorWords` in the language on the screen. */
export function useErrorWords(): (error: LanewiseError) => ErrorWords {
  const { t } = useTranslation();
  return useCallback((error: LanewiseError) => errorWords(t, error), [t]);
}
