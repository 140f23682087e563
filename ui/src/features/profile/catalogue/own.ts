import type { AnswerKind, Group, Level, Parameter } from "@/ipc";
import { idFor } from "../ids";
import { readLimit, writeLimit } from "../parameter/limits";
import { sameWord } from "../parameter/spelling";

/** What was typed for an own parameter. */
export interface Typed {
  name: string;
  group: string;
  kind: AnswerKind;
  /** One answer a line; for bands the limits. */
  answers: string;
  unit: string;
  question: string;
}

/** Names of levels in the reader's language. */
export interface LevelWords {
  yes: string;
  no: string;
  under: (to: string) => string;
  between: (from: string, to: string) => string;
  over: (from: string) => string;
}

/** What keeps it from being made. */
export type OwnProblem = "name" | "answers" | "same" | "limits" | "unit";

/** Fits from 100 down to 0, evenly. */
function fall(at: number, count: number): number {
  return count < 2 ? 100 : Math.round(100 - (100 * at) / (count - 1));
}

function listed(answers: string): Level[] | OwnProblem {
  const names = answers
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  if (names.length < 2) {
    return "answers";
  }
  if (names.some((name, at) => names.slice(0, at).some((other) => sameWord(name, other)))) {
    return "same";
  }
  const taken: string[] = [];
  return names.map((name, at) => {
    const id = idFor(name, taken, "answer");
    taken.push(id);
    return { id, name, fit: fall(at, names.length) };
  });
}

function banded(answers: string, unit: string, words: LevelWords): Level[] | OwnProblem {
  const limits = answers
    .split(/[;\s]+/)
    .map((one) => one.replace(/,$/, ""))
    .filter(Boolean)
    .map(readLimit);
  const rising = limits.every((limit, at) => {
    const before = limits[at - 1];
    return limit != null && (before == null || limit > before);
  });
  if (limits.length === 0 || !rising) {
    return "limits";
  }
  if (!unit.trim()) {
    return "unit";
  }
  const ends = [null, ...limits.map((limit) => limit ?? null), null];
  return ends.slice(0, -1).map((from, at) => {
    const to = ends[at + 1] ?? null;
    const name =
      from === null
        ? words.under(writeLimit(to))
        : to === null
          ? words.over(writeLimit(from))
          : words.between(writeLimit(from), writeLimit(to));
    return { id: `band_${at + 1}`, name, fit: fall(at, ends.length - 1), from, to };
  });
}

function levels(typed: Typed, words: LevelWords): Level[] | OwnProblem {
  if (typed.kind === "yes_no") {
    return [
      { id: "yes", name: words.yes, fit: 100 },
      { id: "no", name: words.no, fit: 0 },
    ];
  }
  return typed.kind === "bands" ? banded(typed.answers, typed.unit, words) : listed(typed.answers);
}

/** The parameter that was typed, or what is missing. Its weight is given by the core. */
export function ownParameter(
  typed: Typed,
  taken: readonly string[],
  words: LevelWords,
): { parameter: Parameter } | { problem: OwnProblem } {
  const name = typed.name.trim();
  if (!name) {
    return { problem: "name" };
  }
  const made = levels(typed, words);
  if (typeof made === "string") {
    return { problem: made };
  }
  const question = typed.question.trim();
  return {
    parameter: {
      id: idFor(name, taken, "parameter"),
      name,
      group: typed.group,
      weight: 0,
      answer: typed.kind,
      unit: typed.kind === "bands" ? typed.unit.trim() : null,
      levels: made,
      questions: question ? [{ text: question }] : [],
    },
  };
}

/** A group with an id that is free. */
export function newGroup(name: string, groups: readonly Group[]): Group {
  return {
    id: idFor(
      name,
      groups.map((one) => one.id),
      "group",
    ),
    name,
  };
}
