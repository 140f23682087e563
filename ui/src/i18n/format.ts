import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage, type Language } from "./index";

/**
 * British English for dates and thousands: the sample's vendor and most users are European,
 * and day-month order agrees with the other two languages.
 */
const LOCALES: Record<string, string> = { en: "en-GB", it: "it-IT", es: "es-ES" };

function locale(): string {
  return LOCALES[currentLanguage()] ?? "en-GB";
}

const numbers = new Map<string, Intl.NumberFormat>();

function numberFormat(options: Intl.NumberFormatOptions, tag = locale()): Intl.NumberFormat {
  const key = `${tag} ${JSON.stringify(options)}`;
  let format = numbers.get(key);
  if (!format) {
    // Spanish leaves four-digit numbers ungrouped by default; in columns that misleads.
    format = new Intl.NumberFormat(tag, { useGrouping: "always", ...options });
    numbers.set(key, format);
  }
  return format;
}

/** A count: `10000` is `10,000`, `10.000` in Italian and Spanish. */
export function formatCount(value: number): string {
  return numberFormat({ maximumFractionDigits: 0 }).format(value);
}

/** A number as it is, with up to `decimals` decimals. */
export function formatNumber(value: number, decimals = 3): string {
  return numberFormat({ maximumFractionDigits: decimals }).format(value);
}

/**
 * A score, a threshold or points, from thousandths of a point: `63400` is `63.4`, `63,4` in
 * Italian and Spanish. `decimals` at most (up to 3, exact at 3), `least` at least.
 */
export function formatScore(thousandths: number, decimals = 3, least = 0): string {
  return numberFormat({
    maximumFractionDigits: decimals,
    minimumFractionDigits: Math.min(least, decimals),
  }).format(thousandths / 1000);
}

/** A weight from thousandths of the whole: `160` is `16`, `165` is `16.5` (percent, no sign). */
export function formatWeight(thousandths: number): string {
  return numberFormat({ maximumFractionDigits: 1 }).format(thousandths / 10);
}

/** The same in a sentence, with its sign: `160` is `16%`. */
export function formatWeightShare(thousandths: number): string {
  return formatShare(thousandths / 1000, 1);
}

/** A share between 0 and 1 as a percentage: `0.67` is `67%`, `67 %` where the language spaces it. */
export function formatShare(share: number, decimals = 0): string {
  return numberFormat({ style: "percent", maximumFractionDigits: decimals }).format(share);
}

/** An interval of shares: `67–97%`. The unit is said once. */
export function formatShareRange(low: number, high: number): string {
  const from = numberFormat({ maximumFractionDigits: 0 }).format(low * 100);
  return `${from}–${formatShare(high)}`;
}

const dates = new Map<string, Intl.DateTimeFormat>();

function dateFormat(options: Intl.DateTimeFormatOptions, tag = locale()): Intl.DateTimeFormat {
  const key = `${tag} ${JSON.stringify(options)}`;
  let format = dates.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(tag, options);
    dates.set(key, format);
  }
  return format;
}

/** `€1,250`, `€95.50`: an amount of a currency by its three letters; cents only where there are any. */
export function formatMoney(value: number, currency: string): string {
  return money(value, currency, locale());
}

function money(value: number, currency: string, tag: string): string {
  try {
    return numberFormat(
      { style: "currency", currency, maximumFractionDigits: Number.isInteger(value) ? 0 : 2 },
      tag,
    ).format(value);
  } catch {
    // A code that is none: it stands as it was typed.
    return `${numberFormat({ maximumFractionDigits: 6 }, tag).format(value)}\u00a0${currency}`;
  }
}

/** A moment: a Date, milliseconds since 1970, or an ISO 8601 text. */
export type Moment = Date | number | string;

/** `12 Nov 2025`. */
export function formatDate(moment: Moment): string {
  return dateFormat({ day: "numeric", month: "short", year: "numeric" }).format(new Date(moment));
}

/**
 * A day of which perhaps only month or year are known, from `2026-03-01`, `2026-03` or `2026`: `1 Mar 2026`, with a long month
 * `1 March 2026`; `March 2026`; `2026`.
 */
export function formatPartDay(day: string, month: "short" | "long" = "short"): string {
  const [years, months, days] = day.split("-").map(Number);
  if (!years || !months) {
    return day;
  }
  return dateFormat({
    year: "numeric",
    month: days ? month : "long",
    ...(days ? { day: "numeric" } : {}),
  }).format(new Date(years, months - 1, days || 1));
}

/** `10:42`. */
export function formatTime(moment: Moment): string {
  return dateFormat({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
    new Date(moment),
  );
}

/** `10:42` for a moment of today, `12 Nov` this year, `12 Nov 2025` before. */
export function formatWhen(moment: Moment, now: Moment = Date.now()): string {
  const then = new Date(moment);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) {
    return formatTime(then);
  }
  if (then.getFullYear() === today.getFullYear()) {
    return dateFormat({ day: "numeric", month: "short" }).format(then);
  }
  return formatDate(then);
}

const relative = new Map<string, Intl.RelativeTimeFormat>();

/** `Today`, `Yesterday`, `Thursday` within the week, `12 Nov` this year, `12 Nov 2025` before. */
export function formatDay(moment: Moment, now: Moment = Date.now()): string {
  const then = new Date(moment);
  const today = new Date(now);
  const midnight = (date: Date) => new Date(date).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(today) - midnight(then)) / 86_400_000);
  if (days === 0 || days === 1) {
    const words =
      relative.get(locale()) ?? new Intl.RelativeTimeFormat(locale(), { numeric: "auto" });
    relative.set(locale(), words);
    return capital(words.format(-days, "day"));
  }
  if (days > 1 && days < 7) {
    return capital(dateFormat({ weekday: "long" }).format(then));
  }
  return then.getFullYear() === today.getFullYear()
    ? dateFormat({ day: "numeric", month: "short" }).format(then)
    : formatDate(then);
}

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase(locale()) + text.slice(1);
}

/** Compares two texts as a reader of the current language would sort them; digits count as numbers. */
export function textOrder(): (a: string, b: string) => number {
  return new Intl.Collator(locale(), { numeric: true, sensitivity: "base" }).compare;
}

const formats = {
  count: formatCount,
  number: formatNumber,
  money: formatMoney,
  score: formatScore,
  weight: formatWeight,
  weightShare: formatWeightShare,
  share: formatShare,
  shareRange: formatShareRange,
  date: formatDate,
  time: formatTime,
  when: formatWhen,
  day: formatDay,
};

/** The formats of this page, bound to the component: it draws again when the language changes. */
export function useFormat(): typeof formats {
  const { i18n } = useTranslation();
  // A new object per language, so that memoised children notice.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language is the point
  return useMemo(() => ({ ...formats }), [i18n.language]);
}

/** Formats of a language that need not be the one on the screen, for what is handed around. */
export interface Formats {
  count: (value: number) => string;
  score: (thousandths: number, decimals?: number, least?: number) => string;
  weight: (thousandths: number) => string;
  weightShare: (thousandths: number) => string;
  number: (value: number, decimals?: number) => string;
  money: (value: number, currency: string) => string;
  share: (share: number, decimals?: number) => string;
  shareRange: (low: number, high: number) => string;
  date: (moment: Moment) => string;
}

/** The formats of one language, whatever language is on the screen. */
export function formatsIn(language: Language): Formats {
  const tag = LOCALES[language] ?? "en-GB";
  return {
    count: (value) => numberFormat({ maximumFractionDigits: 0 }, tag).format(value),
    score: (thousandths, decimals = 3, least = 0) =>
      numberFormat(
        { maximumFractionDigits: decimals, minimumFractionDigits: Math.min(least, decimals) },
        tag,
      ).format(thousandths / 1000),
    weight: (thousandths) =>
      numberFormat({ maximumFractionDigits: 1 }, tag).format(thousandths / 10),
    weightShare: (thousandths) =>
      numberFormat({ style: "percent", maximumFractionDigits: 1 }, tag).format(thousandths / 1000),
    number: (value, decimals = 3) =>
      numberFormat({ maximumFractionDigits: decimals }, tag).format(value),
    money: (value, currency) => money(value, currency, tag),
    share: (share, decimals = 0) =>
      numberFormat({ style: "percent", maximumFractionDigits: decimals }, tag).format(share),
    shareRange: (low, high) =>
      `${numberFormat({ maximumFractionDigits: 0 }, tag).format(low * 100)}–${numberFormat(
        { style: "percent", maximumFractionDigits: 0 },
        tag,
      ).format(high)}`,
    date: (moment) =>
      dateFormat({ day: "numeric", month: "short", year: "numeric" }, tag).format(new Date(moment)),
  };
}
