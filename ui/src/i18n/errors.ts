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

/** The detail as flat values that a translated sentence can name: `{{line}}`, `{{path}}`. */
function values(detail: unknown): Record<string, unknown> {
  if (typeof detail === "object" && detail !== null) {
    return { ...detail };
  }
  return { detail };
}

function isWritten(kind: string): kind is keyof typeof en.errors {
  return kind in en.errors;
}

/** The words for an error: `errors.<kind>.what` and `errors.<kind>.next`. */
export function errorWords(t: TFunction, error: LanewiseError): ErrorWords {
  const known = isWritten(error.kind) ? error.kind : "unexpected";
  const detail = values(error.detail);
  const written =
    typeof error.detail === "string" || error.detail === null
      ? error.detail
      : JSON.stringify(error.detail, null, 2);
  return {
    what: t(`errors.${known}.what`, detail),
    next: t(`errors.${known}.next`, detail),
    detail: written || null,
  };
}

/** `errorWords` in the language on the screen. */
export function useErrorWords(): (error: LanewiseError) => ErrorWords {
  const { t } = useTranslation();
  return useCallback((error: LanewiseError) => errorWords(t, error), [t]);
}
