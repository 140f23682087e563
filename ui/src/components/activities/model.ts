import type { ActivityKind, ActivityResult, NewActivity, OpenPocs } from "@/ipc";
import { readDecimal } from "../NumberField";

/** What was done, in the order of how much goes into it. */
export const ACTIVITY_KINDS = [
  "general_demo",
  "deep_demo",
  "poc",
  "rescue",
] as const satisfies readonly ActivityKind[];

/** What came of it. */
export const ACTIVITY_RESULTS = [
  "open",
  "went_well",
  "no_decision",
  "went_badly",
] as const satisfies readonly ActivityResult[];

/** The most hours that the core takes for one activity. */
const MOST_HOURS = 10_000;

/** Hours as typed: nothing is `null`, what is no number `undefined`. */
export function readHours(typed: string): number | null | undefined {
  const text = typed.trim().replace(/\s*h$/i, "");
  if (text === "") {
    return null;
  }
  const hours = readDecimal(text);
  return hours !== null && hours <= MOST_HOURS ? hours : undefined;
}

/** Names as typed, with commas or semicolons between. */
export function readNames(typed: string): string[] {
  const names = typed
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter(Boolean);
  return [...new Set(names)];
}

/** The same activity, written out: what the bindings leave open has its usual value. */
export function whole(activity: NewActivity): Required<NewActivity> {
  return {
    activity: activity.activity,
    day: activity.day,
    ended: activity.ended ?? "",
    hours: activity.hours ?? null,
    who: activity.who ?? [],
    result: activity.result ?? "open",
    text: activity.text ?? "",
  };
}

/** Whether it still goes on: only a POC can. */
export function goesOn(activity: NewActivity): boolean {
  const { activity: kind, ended, result } = whole(activity);
  return kind === "poc" && ended === "" && result === "open";
}

/** Those who would have more POCs open than the gate allows if they began another one. */
export function wouldBeOver(
  open: readonly OpenPocs[],
  limit: number | null,
  who: readonly string[],
): OpenPocs[] {
  return limit === null
    ? []
    : open.filter((one) => one.name !== "" && who.includes(one.name) && one.pocs.length >= limit);
}
