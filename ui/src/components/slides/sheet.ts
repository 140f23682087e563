import type { Slide, SlideField, SlidePart } from "@/ipc";

type Whole<T> = T extends readonly (infer E)[]
  ? Whole<E>[]
  : T extends object
    ? { [K in keyof T]-?: Whole<T[K]> }
    : T;

/** A slide with everything that may be missing in the core's answer filled in with nothing. */
export type Sheet = Whole<Slide>;
export type Problem = Sheet["problems"][number];
export type ValueEvent = Sheet["events"][number];
export type SlideLink = Sheet["links"][number];
export type SheetDelta = Sheet["delta"];
export type SheetDate = Sheet["date"];

/** The fields that are looked at for completeness, in the order of a slide (D1). */
export const FIELDS = [
  "title",
  "issue",
  "problems",
  "capabilities",
  "delta",
  "date",
  "events",
] as const satisfies readonly SlideField[];

/** The parts a field may have to have, in the order of a slide. */
export const PARTS: Record<SlideField, readonly SlidePart[]> = {
  title: [],
  issue: [],
  problems: ["reason"],
  capabilities: [],
  delta: ["amount", "unit", "period"],
  date: ["day", "event", "external", "consequence"],
  events: ["due", "owner", "measure"],
};

export const NO_PROBLEM: Problem = { text: "", reason: "" };
export const NO_LINK: SlideLink = { name: "", address: "" };
export const NO_EVENT: ValueEvent = {
  what: "",
  after: "",
  due: "",
  owner: "",
  measure: "",
  state: "planned",
  settled: "",
};

const NOTHING: Sheet = {
  person: "",
  title: "",
  industry: "",
  issue: "",
  problems: [],
  capabilities: [],
  delta: { text: "", amount: null, currency: "", unit: "", period: null },
  date: { day: "", event: "", origin: null, consequence: "" },
  events: [],
  links: [],
};

/** A slide as the editor holds it. */
export function sheetOf(slide: Slide): Sheet {
  return {
    ...NOTHING,
    ...slide,
    problems: (slide.problems ?? []).map((one) => ({ ...NO_PROBLEM, ...one })),
    delta: { ...NOTHING.delta, ...slide.delta },
    date: { ...NOTHING.date, ...slide.date },
    events: (slide.events ?? []).map((one) => ({ ...NO_EVENT, ...one })),
    links: (slide.links ?? []).map((one) => ({ ...NO_LINK, ...one })),
  };
}

/** Whether nothing has been said in an entry of a list. */
function silent(entry: unknown): boolean {
  return typeof entry === "string"
    ? entry.trim() === ""
    : Object.entries(entry as object).every(
        ([key, value]) => key === "state" || String(value ?? "").trim() === "",
      );
}

/** The same without blanks around texts and without silent entries, as the core keeps it. */
function tidied(value: unknown): unknown {
  if (typeof value === "string") {
    return value.trim();
  }
  if (Array.isArray(value)) {
    return value.filter((entry) => !silent(entry)).map(tidied);
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, tidied(one)]));
  }
  return value;
}

/** Whether two slides, or fields of slides, say the same. */
export function saysTheSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(tidied(one)) === JSON.stringify(tidied(other));
}

/**
 * What the editor shows when the core has something new: fields that nobody has touched since
 * `base` become what they are now, the others stay as they are typed.
 */
export function joined(typed: Sheet, base: Sheet, now: Sheet): Sheet {
  const next = { ...typed };
  const take = <K extends keyof Sheet>(key: K) => {
    if (saysTheSame(typed[key], base[key]) && !saysTheSame(typed[key], now[key])) {
      next[key] = now[key];
    }
  };
  for (const key of Object.keys(NOTHING) as (keyof Sheet)[]) {
    take(key);
  }
  return next;
}
