import type { TFunction } from "i18next";
import { writtenDelta } from "@/components/slides/words";
import { formatPartDay } from "@/i18n/format";
import type { EventState, Origin, Slide, SlideField } from "@/ipc";

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
            ...said("day", day === "" ? "" : formatPartDay(day, "long"), { ours: true }),
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
            ...said(
              `after-${at}`,
              event.after || (event.due ? formatPartDay(event.due, "long") : ""),
              {
                quiet: true,
                ours: true,
              },
            ),
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
