/** The words on a Situation Slide that is handed around: its labels, and the words for its fixed choices. */
import type { TFunction } from "i18next";
import type { Slide } from "@/ipc";

/** A slide with what names its account. */
export interface SlideSheet {
  account: string;
  /** The account's key in other systems. */
  key: string | null;
  slide: Slide;
}

/** A line of a value: how far it is indented, and its text. */
export interface SlideLine {
  level: 0 | 1;
  text: string;
}

/** A row of a slide. */
export interface SlideRow {
  label: string;
  /** It belongs to the row above: the currency of a delta. */
  part?: boolean;
  lines: readonly SlideLine[];
}

/** Keeps the place of a part that says nothing; the import knows it. */
const NOTHING = "–";

const line = (text: string, level: 0 | 1 = 0): SlideLine => ({ level, text });

/** A number that no reader takes for another: "1.234" could be a thousand and some, "1.2340" cannot. */
export function plainNumber(number: number): string {
  const text = String(number);
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
}

/** What a slide is called. */
export function slideTitle({ account, slide }: SlideSheet): string {
  return [account, slide.person || slide.title].filter(Boolean).join(" · ");
}

/** The rows of a slide, those that say nothing left out but for the fields themselves. */
export function slideRows({ slide }: SlideSheet, t: TFunction): SlideRow[] {
  const {
    delta = {},
    date = {},
    problems = [],
    capabilities = [],
    events = [],
    links = [],
  } = slide;
  const rows: SlideRow[] = [];
  const field = (label: string, text: string | undefined) =>
    rows.push({ label, lines: text ? [line(text)] : [] });
  const part = (label: string, text: string | undefined) => {
    if (text) {
      rows.push({ label, part: true, lines: [line(text)] });
    }
  };
  part(t("slideio.label.person"), slide.person);
  field(t("slideio.label.title"), slide.title);
  part(t("slideio.label.industry"), slide.industry);
  field(t("slideio.label.issue"), slide.issue);
  rows.push({
    label: t("slideio.label.problems"),
    lines: problems.flatMap(({ text, reason }) => [
      line(text || NOTHING),
      ...(reason ? [line(reason, 1)] : []),
    ]),
  });
  rows.push({
    label: t("slideio.label.capabilities"),
    lines: capabilities.map((text) => line(text)),
  });
  field(t("slideio.label.delta"), delta.text);
  part(
    t("slideio.label.amount"),
    delta.amount == null ? undefined : plainNumber(Number(delta.amount)),
  );
  part(t("slideio.label.currency"), delta.currency);
  part(t("slideio.label.unit"), delta.unit);
  part(t("slideio.label.period"), delta.period ? t(`slideio.period.${delta.period}`) : undefined);
  field(t("slideio.label.date"), date.day);
  part(t("slideio.label.event"), date.event);
  part(t("slideio.label.origin"), date.origin ? t(`slideio.origin.${date.origin}`) : undefined);
  part(t("slideio.label.consequence"), date.consequence);
  const labelled = (label: string, text: string | undefined) =>
    text ? [line(`${label}: ${text}`, 1)] : [];
  rows.push({
    label: t("slideio.label.events"),
    lines: events.flatMap((event) => [
      line(event.what || NOTHING),
      ...labelled(t("slideio.part.after"), event.after),
      ...labelled(t("slideio.part.due"), event.due),
      ...labelled(t("slideio.part.owner"), event.owner),
      ...labelled(t("slideio.part.measure"), event.measure),
      ...(event.state && event.state !== "planned"
        ? labelled(t("slideio.part.state"), t(`slideio.state.${event.state}`))
        : []),
      ...labelled(t("slideio.part.settled"), event.settled),
    ]),
  });
  if (links.length > 0) {
    rows.push({
      label: t("slideio.label.links"),
      part: true,
      lines: links.flatMap(({ name, address }) =>
        name ? [line(name), line(address || NOTHING, 1)] : [line(address ?? "")],
      ),
    });
  }
  return rows;
}
