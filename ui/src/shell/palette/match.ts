import { folded, typedWords } from "@/components/folded";
import type { Action } from "../actions";

/** A thing that can be found: its name, and what else it is found by, both folded. */
export interface Findable {
  name: string;
  more: string;
}

/** Whether the letters of `word` stand in `text` one after the other, with others between. */
function inOrder(text: string, word: string): boolean {
  let at = 0;
  for (const letter of word) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) {
      return false;
    }
  }
  return true;
}

/** Whether one letter too many, too few, wrong or swapped with the next makes `a` into `b`. */
function oneSlip(a: string, b: string): boolean {
  let from = 0;
  while (from < a.length && a[from] === b[from]) {
    from += 1;
  }
  const [x, y] = [a.slice(from), b.slice(from)];
  return (
    x.slice(1) === y.slice(1) ||
    x.slice(1) === y ||
    x === y.slice(1) ||
    (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2))
  );
}

function startsAWord(text: string, word: string): boolean {
  let at = text.indexOf(word);
  while (at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1] ?? "")) {
    at = text.indexOf(word, at + 1);
  }
  return at >= 0;
}

/** How well a word fits a text as it is written; 0 for not at all. */
function plainly({ name, more }: Findable, word: string): number {
  if (name.startsWith(word)) {
    return 100;
  }
  if (name.includes(word)) {
    return startsAWord(name, word) ? 80 : 50;
  }
  if (more.includes(word)) {
    return startsAWord(more, word) ? 40 : 20;
  }
  return 0;
}

/** The same for a word that was typed in a hurry. */
function loosely(one: Findable, word: string): number {
  // A number is meant as it is typed.
  if (word.length < 3 || /\d/.test(word)) {
    return 0;
  }
  if (word.length > 3) {
    const slipped = one.name
      .split(/[^\p{L}\p{N}]+/u)
      .some((part) =>
        [0, 1, -1].some((longer) => oneSlip(part.slice(0, word.length + longer), word)),
      );
    if (slipped) {
      return 15;
    }
  }
  return inOrder(one.name, word) ? 8 : 0;
}

/**
 * How well something fits all the words; 0 where one of them fits nowhere. `loose` forgives a slip
 * of the finger and letters left out.
 */
export function fits(one: Findable, words: readonly string[], loose: boolean): number {
  let sum = 0;
  for (const word of words) {
    const fit = plainly(one, word) || (loose ? loosely(one, word) : 0);
    if (fit === 0) {
      return 0;
    }
    sum += fit;
  }
  // Of two that fit alike, the shorter name is more of a hit.
  return sum / Math.max(words.length, 1) + 4 / (4 + one.name.length);
}

/** The best of many for the words, best first: as written, or where that finds nothing, loosely. */
export function best<T>(
  all: readonly T[],
  findable: (one: T) => Findable,
  words: readonly string[],
  most: number,
): { one: T; fit: number }[] {
  for (const loose of [false, true]) {
    const found = all
      .map((one) => ({ one, fit: fits(findable(one), words, loose) }))
      .filter(({ fit }) => fit > 0);
    if (found.length > 0) {
      return found.sort((a, b) => b.fit - a.fit).slice(0, most);
    }
  }
  return [];
}

const known = new WeakMap<Action, Findable>();

/** An action as it is found: by its label, its hint and its further words. */
export function actionText(action: Action): Findable {
  const before = known.get(action);
  if (before) {
    return before;
  }
  const made = {
    name: folded(action.label),
    more: folded(`${action.hint ?? ""} ${action.words ?? ""}`),
  };
  known.set(action, made);
  return made;
}

/** The actions that fit what was typed, best first; all of them while nothing was. */
export function matching(actions: readonly Action[], typed: string): Action[] {
  const words = typedWords(typed);
  return words.length === 0
    ? [...actions]
    : best(actions, actionText, words, actions.length).map(({ one }) => one);
}
