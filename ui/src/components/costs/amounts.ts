import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage, type Language } from "@/i18n";
import { useFormat } from "@/i18n/format";
import type { CostAmount } from "@/ipc";

/** Words for hours and money. */
export interface Amounts {
  /** "1 hour", "573 hours". */
  hours: (value: number) => string;
  /** "573 h": where there is little room. */
  short: (value: number) => string;
  /** An amount to compare by: money where an hour has a price, else hours. */
  weighed: (value: number) => string;
  /** The same with its sign, where there is little room. */
  brief: (value: number) => string;
  /** An amount: in money where it is told in money. */
  amount: (amount: CostAmount) => string;
}

const LOCALES = { en: "en-GB", it: "it-IT", es: "es-ES" } as const;

function unit(language: Language, value: number, unitDisplay: "long" | "short"): string {
  return new Intl.NumberFormat(LOCALES[language], {
    style: "unit",
    unit: "hour",
    unitDisplay,
    maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0,
    useGrouping: true,
  }).format(value);
}

/** Words for hours and money in a language; without a currency there are only hours. */
export function amountsIn(
  format: { money: (value: number, currency: string) => string },
  currency: string | null,
  language: Language = currentLanguage(),
): Amounts {
  const money = (value: number) =>
    currency === null ? "" : format.money(Math.round(value), currency);
  const hours = (value: number) => unit(language, value, "long");
  const short = (value: number) => unit(language, value, "short");
  return {
    hours,
    short,
    weighed: (value) => (currency === null ? hours(value) : money(value)),
    brief: (value) => (currency === null ? short(value) : money(value)),
    amount: (amount) =>
      currency === null || amount.money === null ? hours(amount.hours) : money(amount.money),
  };
}

export function useAmounts(currency: string | null): Amounts {
  const { i18n } = useTranslation();
  const format = useFormat();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language is the point
  return useMemo(() => amountsIn(format, currency), [format, currency, i18n.language]);
}
