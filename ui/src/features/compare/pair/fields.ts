import type { TFunction } from "i18next";
import { currentLanguage } from "@/i18n";
import { formatNumber } from "@/i18n/format";
import type { Delta, EventState, Origin, Slide, SlideField } from "@/ipc";

/** One text of a slide: what somebody said, or what the app says about it. */
export interface Piece {
  /** Unique on its slide; also where a tag can be put. */
  id: string;
  text: string;
  /** Said more quietly: a reason, a consequence, an owner. */
  quiet?: boolean;
  /** The app's own words (a date written out): nothing to tag in it. */
  ours?: boolean;
}

/** A line of a field: an entry of a list, or all that is said. */
export interface Line {
  id: string;
  pieces: Piece[];
  /** What became of a Value Realization Event. */
  state?: EventState;
  /** Where the event behind a date comes from. */
  origin?: Origin;
}

const LOCALES: Record<string, string> = { en: "en-GB", it: "it-IT", es: "es-ES" };

/** A day, or as much of it as is known: `1 March 2026`, `March 2026`, `2026`. */
export function writtenDay(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  if (!year) {
    return day;
  }
  const options: Intl.DateTimeFormatOptions = {
    year: "numeric",
    ...(month ? { month: "long" } : {}),
    ...(date ? { day: "numeric" } : {}),
  };
  return new Intl.DateTimeFormat(LOCALES[currentLanguage()], options).format(
    new Date(year, (month || 1) - 1, date || 1),
  );
}

/** The number of a delta with what it is of: `€38,000 a month`, `8 days`. */
export function writtenDelta(t: TFunction, delta: Delta | undefined): string {
  const { amount, currency = "", unit = "", period } = delta ?? {};
  if (amount == null) {
    return "";
  }
  const number = Number(amount);
  let figure = formatNumber(number);
  if (currency !== "") {
    try {
      figure = new Intl.NumberFormat(LOCALES[currentLanguage()], {
        style: "currency",
        currency,
        maximumFractionDigits: Number.isInteger(number) ? 0 : 2,
        useGrouping: "always",
      } as Intl.NumberFormatOptions).format(number);
    } catch {
      // Not one of the known codes: it stands as it was typed.
      figure = `${figure} ${currency}`;
    }
  }
  const of = unit === "" ? figure : `${figure}${unit === "%" ? "" : "\u00a0"}${unit}`;
  return period == null ? of : t(`slides.delta.per.${period}`, { amount: of });
}

const said = (id: string, text: string | undefined, more: Partial<Piece> = {}): Piece[] =>
  text ? [{ id, text, ...more }] : [];

/** What a slide says in one field, line by line. */
export function linesOf(t: TFunction, slide: Slide, field: SlideField): Line[] {
  const filled = (lines: Line[]) => lines.filter(({ pieces }) => pieces.length > 0);
  switch (field) {
    case "title": {
      const quiet = { quiet: true, ours: true };
      return filled([
        {
          id: "title",
          pieces: [
            ...said("title", slide.title),
            ...said("person", slide.person, quiet),
            ...said("industry", slide.industry, quiet),
          ],
        },
      ]);
    }
    case "issue":
      return filled([{ id: "issue", pieces: said("issue", slide.issue) }]);
    case "problems":
      return filled(
        (slide.problems ?? []).map(({ text, reason }, at) => ({
          id: `problem-${at}`,
          pieces: [
            ...said(`problem-${at}`, text),
            ...said(`reason-${at}`, reason, { quiet: true }),
          ],
        })),
      );
    case "capabilities":
      return filled(
        (slide.capabilities ?? []).map((text, at) => ({
          id: `capability-${at}`,
          pieces: said(`capability-${at}`, text),
        })),
      );
    case "delta":
      return filled([
        {
          id: "delta",
          pieces: [
            ...said("figure", writtenDelta(t, slide.delta), { ours: true }),
            ...said("delta", slide.delta?.text),
          ],
        },
      ]);
    case "date": {
      const { day = "", event, origin, consequence } = slide.date ?? {};
      return filled([
        {
          id: "date",
          ...(origin == null ? {} : { origin }),
          pieces: [
            ...said("day", day === "" ? "" : writtenDay(day), { ours: true }),
            ...said("event", event),
            ...said("consequence", consequence, { quiet: true }),
          ],
        },
      ]);
    }
    case "events":
      return filled(
        (slide.events ?? []).map((event, at) => ({
          id: `event-${at}`,
          ...(event.state === undefined ? {} : { state: event.state }),
          pieces: [
            ...said(`event-${at}`, event.what),
            ...said(`after-${at}`, event.after || (event.due ? writtenDay(event.due) : ""), {
              quiet: true,
              ours: true,
            }),
            ...said(`owner-${at}`, event.owner, { quiet: true }),
            ...said(`measure-${at}`, event.measure, { quiet: true }),
          ],
        })),
      );
  }
}

/** So many lines of a list are shown before it is opened. */
export const LINES = 3;
/** So many characters of a text are. */
export const LETTERS = 220;

/** The start of a text that is too long for its place, cut between words; the text itself where it is not. */
export function cut(text: string, letters = LETTERS): string {
  if (text.length <= letters * 1.15) {
    return text;
  }
  const start = text.slice(0, letters);
  const space = start.lastIndexOf(" ");
  return `${start.slice(0, space > letters / 2 ? space : letters).trimEnd()}…`;
}

/** Whether a field holds more than its place shows. */
export function folds(lines: readonly Line[]): boolean {
  return (
    lines.length > LINES ||
    lines.some(({ pieces }) => pieces.some(({ text }) => cut(text) !== text))
  );
}
