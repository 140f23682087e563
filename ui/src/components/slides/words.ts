import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { FieldState, SlideField, SlideState } from "@/ipc";
import type { SheetDelta } from "./sheet";

const LOCALES: Record<string, string> = { en: "en-GB", it: "it-IT", es: "es-ES" };

/** The currencies that are offered first; any other code can be typed. */
export const CURRENCIES = ["EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "MXN", "BRL"];
export const PERIODS = ["once", "day", "week", "month", "quarter", "year"] as const;
export const UNITS = ["hours", "days", "people", "percent", "complaints", "orders"] as const;

/** What the screens say about slides, in the language on the screen. */
export function useSlideWords() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  return useMemo(() => {
    const tag = LOCALES[i18n.language] ?? "en-GB";
    const list = new Intl.ListFormat(tag, { type: "conjunction" });
    const monthOf = new Intl.DateTimeFormat(tag, { month: "long", year: "numeric" });

    /** A day, a month or a year as people write it. */
    const day = (text: string): string => {
      if (text.length === 10) {
        return format.date(`${text}T12:00:00`);
      }
      return text.length === 7 ? monthOf.format(new Date(`${text}-15T12:00:00`)) : text;
    };
    const money = (amount: number, currency: string): string => {
      try {
        return new Intl.NumberFormat(tag, {
          style: "currency",
          currency,
          useGrouping: "always",
          minimumFractionDigits: 0,
          maximumFractionDigits: 2,
        }).format(amount);
      } catch {
        // A code that is none: it stands as it was typed.
        return `${format.number(amount, 6)} ${currency}`;
      }
    };
    /** The number of a delta with its unit: "€38,000", "12 hours"; empty without a number. */
    const amount = ({ amount, currency, unit }: SheetDelta): string => {
      if (amount === null) {
        return "";
      }
      const figure = currency === "" ? format.number(amount, 6) : money(amount, currency);
      return [figure, unit].filter(Boolean).join(" ");
    };
    /** The same with its period: "€38,000 a month". */
    const delta = (value: SheetDelta): string => {
      const figure = amount(value);
      return figure !== "" && value.period !== null
        ? t(`slides.delta.per.${value.period}`, { amount: figure })
        : figure;
    };
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
    return { day, amount, delta, money, field, fields, lacks, lacking, verdict };
  }, [t, i18n.language, format]);
}
