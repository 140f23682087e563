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

/** A moment: a Date, milliseconds since 1970, or an ISO 8601 text. */
export type Moment = Date | number | string;

/** The formats that hold in any language; those of the page are [`formats`], those of what is handed around [`formatsIn`]. */
export interface Formats {
  /** A count: `10000` is `10,000`, `10.000` in Italian and Spanish. */
  count: (value: number) => string;
  /** A number as it is, with up to `decimals` decimals, `least` of them always. */
  number: (value: number, decimals?: number, least?: number) => string;
  /**
   * A score, a threshold or points, from thousandths of a point: `63400` is `63.4`, `63,4` in
   * Italian and Spanish. `decimals` at most (up to 3, exact at 3), `least` at least.
   */
  score: (thousandths: number, decimals?: number, least?: number) => string;
  /** A weight from thousandths of the whole: `160` is `16`, `165` is `16.5` (percent, no sign). */
  weight: (thousandths: number) => string;
  /** The same in a sentence, with its sign: `160` is `16%`. */
  weightShare: (thousandths: number) => string;
  /** A share between 0 and 1 as a percentage: `0.67` is `67%`, `67 %` where the language spaces it. */
  share: (share: number, decimals?: number) => string;
  /** An interval of shares: `67–97%`. The unit is said once. */
  shareRange: (low: number, high: number) => string;
  /** `€1,250`, `€95.50`: an amount of a currency by its three letters; cents only where there are any. */
  money: (value: number, currency: string) => string;
  /** `12 Nov 2025`. */
  date: (moment: Moment) => string;
}

function formatsOf(tag: () => string): Formats {
  const number = (value: number, options: Intl.NumberFormatOptions) =>
    numberFormat(options, tag()).format(value);
  const upTo = (decimals: number, least = 0): Intl.NumberFormatOptions => ({
    maximumFractionDigits: decimals,
    minimumFractionDigits: Math.min(least, decimals),
  });
  const share = (value: number, decimals = 0) =>
    number(value, { style: "percent", ...upTo(decimals) });
  return {
    count: (value) => number(value, upTo(0)),
    number: (value, decimals = 3, least) => number(value, upTo(decimals, least)),
    score: (thousandths, decimals = 3, least) => number(thousandths / 1000, upTo(decimals, least)),
    weight: (thousandths) => number(thousandths / 10, upTo(1)),
    weightShare: (thousandths) => share(thousandths / 1000, 1),
    share,
    shareRange: (low, high) => `${number(low * 100, upTo(0))}–${share(high)}`,
    money: (value, currency) => {
      const decimals = Number.isInteger(value) ? 0 : 2;
      try {
        return number(value, { style: "currency", currency, maximumFractionDigits: decimals });
      } catch {
        // A code that is none: it stands as it was typed.
        return `${number(value, upTo(6))}\u00a0${currency}`;
      }
    },
    date: (moment) =>
      dateFormat({ day: "numeric", month: "short", year: "numeric" }, tag()).format(
        new Date(moment),
      ),
  };
}

/** In the language on the screen. */
const here = formatsOf(locale);

export const {
  count: formatCount,
  number: formatNumber,
  score: formatScore,
  weight: formatWeight,
  share: formatShare,
  shareRange: formatShareRange,
  money: formatMoney,
  date: formatDate,
} = here;

/** The formats of one language, whatever language is on the screen. */
export function formatsIn(language: Language): Formats {
  return formatsOf(() => LOCALES[language] ?? "en-GB");
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
  ...here,
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
