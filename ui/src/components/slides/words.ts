import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { formatMoney, formatNumber, formatPartDay } from "@/i18n/format";
import type { Delta, FieldState, SlideField, SlideState } from "@/ipc";
import type { SheetDelta } from "./sheet";

/** The currencies that are offered first; any other code can be typed. */
export const CURRENCIES = ["EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "MXN", "BRL"];
export const PERIODS = ["once", "day", "week", "month", "quarter", "year"] as const;
export const UNITS = ["hours", "days", "people", "percent", "complaints", "orders"] as const;

/** The number of a delta with what it is of, and how often: `€38,000 a month`, `8 days`; empty without a number. */
export function writtenDelta(t: TFunction, delta: Delta | undefined): string {
  const { amount, currency = "", unit = "", period } = delta ?? {};
  if (amount == null) {
    return "";
  }
  const number = Number(amount);
  const figure = currency === "" ? formatNumber(number, 6) : formatMoney(number, currency);
  const of = unit === "" ? figure : `${figure}${unit === "%" ? "" : "\u00a0"}${unit}`;
  return period == null ? of : t(`slides.delta.per.${period}`, { amount: of });
}

/** What the screens say about slides, in the language on the screen. */
export function useSlideWords() {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const list = new Intl.ListFormat(i18n.language, { type: "conjunction" });
    const delta = (value: SheetDelta): string => writtenDelta(t, value);
    const field = (one: SlideField): string => t(`slides.field.${one}`);
    /** Names in a list, as one reads it: "the Delta and the Critical Date". */
    const fields = (ones: readonly SlideField[]): string =>
      list.format(ones.map((one) => t(`slides.the.${one}`)));
    const only = ([one]: readonly SlideField[]): string => (one ? t(`slides.only.${one}`) : "");
    /** What a field lacks, as a sentence; empty where it counts. */
    const lacks = (state: FieldState): string => {
      if (state.filled === "complete") {
        return "";
      }
      if (state.lacks.length === 0) {
        return t(`slides.blank.${state.field}`);
      }
      const parts = list.format(state.lacks.map((part) => t(`slides.part.${part}`)));
      return t("slides.lacks", { count: state.lacks.length, parts });
    };
    const lacking = (state: SlideState): SlideField[] =>
      state.fields.filter(({ filled }) => filled !== "complete").map((one) => one.field);
    /** The slide's verdict in a sentence. */
    const verdict = (state: SlideState): string => {
      const missing = lacking(state);
      if (missing.length === 7) {
        return t("slides.verdict.nothing");
      }
      return t(`slides.verdict.${state.completeness}`, {
        count: missing.length,
        fields: missing.length === 1 ? only(missing) : fields(missing),
      });
    };
    return { day: formatPartDay, delta, field, fields, lacks, lacking, verdict };
  }, [t, i18n.language]);
}
