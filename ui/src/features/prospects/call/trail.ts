import type { NextQuestion, RecordedAnswer } from "@/ipc";

/** One call: which questions were on the screen, in which order, and since when. */
export interface Trail {
  /** Milliseconds since 1970. */
  startedAt: number;
  /** The parameters that were shown, in order. */
  shown: readonly string[];
  /** Where in `shown` the call is now. */
  at: number;
  /** The call is over: the summary stands there. */
  over: boolean;
}

type Recorded = ReadonlyMap<string, RecordedAnswer>;

/** The open questions that were not on the screen yet, the one most worth asking first. What was asked and is not known waits. */
export function upNext(
  questions: readonly NextQuestion[],
  recorded: Recorded,
  shown: readonly string[],
): NextQuestion[] {
  return questions.filter(
    ({ parameter }) =>
      !shown.includes(parameter) && recorded.get(parameter)?.answer.grade !== "unknown",
  );
}

/** A call that begins now, with the question most worth asking. */
export function begin(questions: readonly NextQuestion[], recorded: Recorded, now: number): Trail {
  const first = upNext(questions, recorded, [])[0];
  return first
    ? { startedAt: now, shown: [first.parameter], at: 0, over: false }
    : { startedAt: now, shown: [], at: 0, over: true };
}

/** On: along what was shown already, then to the best question that was not; after the last one the call is over. */
export function forward(
  trail: Trail,
  questions: readonly NextQuestion[],
  recorded: Recorded,
): Trail {
  if (trail.at < trail.shown.length - 1) {
    return { ...trail, at: trail.at + 1, over: false };
  }
  const next = upNext(questions, recorded, trail.shown)[0];
  return next ? jump(trail, next.parameter) : { ...trail, over: true };
}

/** Back to the question before; out of the summary to the last one. */
export function back(trail: Trail): Trail {
  return trail.over && trail.shown.length > 0
    ? { ...trail, over: false }
    : { ...trail, at: Math.max(0, trail.at - 1) };
}

/** To any question: it becomes the last of those shown. */
export function jump(trail: Trail, parameter: string): Trail {
  if (!trail.over && trail.shown[trail.at] === parameter) {
    return trail;
  }
  const shown = [...trail.shown.filter((one) => one !== parameter), parameter];
  return { ...trail, shown, at: shown.length - 1, over: false };
}

const calls = new Map<number, Trail>();
/** Milliseconds after which a call that was left is a call of the past. */
const STALE = 2 * 60 * 60 * 1000;

/** The call with an account that was left a moment ago, to go on with. */
export function unfinished(account: number, now: number): Trail | null {
  const trail = calls.get(account);
  return trail && now - trail.startedAt < STALE ? trail : null;
}

/** Keeps a call for when one comes back to it; `null` ends it. */
export function keepCall(account: number, trail: Trail | null): void {
  if (trail) {
    calls.set(account, trail);
  } else {
    calls.delete(account);
  }
}
