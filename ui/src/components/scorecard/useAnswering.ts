import { useEffect, useRef, useState } from "react";
import { useFormat } from "@/i18n/format";
import type { Given, Grade, Parameter, Part, RecordedAnswer } from "@/ipc";

export interface Answering {
  parameter: Parameter;
  part: Part;
  recorded: RecordedAnswer | null;
  onAnswer: (given: Given, grade: Grade) => Promise<unknown>;
  onClear: () => Promise<unknown>;
  /** What a typed text means to the profile. */
  onRead: (text: string) => Promise<Given | null>;
  /** The customer is on the phone: what is pressed now is said, not guessed, unless the hand says otherwise. */
  asking?: boolean;
}

function levelsOf(given: Given | undefined, parameter: Parameter, part: Part): string[] {
  if (given?.kind === "levels") {
    return given.value;
  }
  // A number's band, or a text that the profile reads as a level: the core has named it.
  return parameter.levels.filter((level) => part.answer.includes(level.name)).map(({ id }) => id);
}

/**
 * Answering one parameter, wherever it is done: each press is sent at once, one after the other,
 * and looks pressed until the core has it.
 */
export function useAnswering(answering: Answering) {
  const { parameter, part, recorded, onAnswer, onClear, onRead, asking = false } = answering;
  const format = useFormat();
  const several = parameter.several != null;
  // What was just pressed, until the core has it: the button must not wait to look pressed.
  const [pressed, setPressed] = useState<{ levels: string[]; grade: Grade } | null>(null);
  const [grade, setGrade] = useState<Grade>(recorded?.answer.grade ?? "said");
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const [graded, setGraded] = useState(false);
  const given = recorded?.answer.given;
  const chosen = pressed?.levels ?? (recorded ? levelsOf(given, parameter, part) : []);
  const shownGrade = pressed?.grade ?? recorded?.answer.grade ?? grade;
  const stored = given?.kind === "number" ? format.number(given.value, 6) : "";

  /** What was sent last; a grade pressed right after a number belongs to that number. */
  const sent = useRef<Given | null>(given ?? null);
  /** One change after the other: two quick presses must not overtake each other. */
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const reading = useRef<Promise<unknown>>(Promise.resolve());

  // biome-ignore lint/correctness/useExhaustiveDependencies: the recorded answer has come
  useEffect(() => {
    sent.current = given ?? null;
    setPressed(null);
  }, [recorded, part]);

  const put = (answer: Given, how: Grade, levels: string[]) => {
    setPressed({ levels, grade: how });
    setGrade(how);
    sent.current = answer;
    queue.current = queue.current.then(() => onAnswer(answer, how)).catch(() => setPressed(null));
  };
  /** A fresh answer is not "unknown": somebody just said it. */
  const doubtful = shownGrade === "unknown" || (asking && !graded && shownGrade === "guess");
  const fresh: Grade = doubtful ? "said" : shownGrade;

  const clear = () => {
    setPressed({ levels: [], grade: "said" });
    setGrade("said");
    setTyped(null);
    sent.current = null;
    queue.current = queue.current.then(onClear).catch(() => setPressed(null));
  };
  /** The levels that pressing this one leaves chosen. */
  const toggled = (id: string): string[] => {
    if (!several) {
      return [id];
    }
    return chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
  };
  const choose = (id: string) => {
    const next = toggled(id);
    if (next.length === 0) {
      clear();
    } else {
      put({ kind: "levels", value: next }, fresh, next);
    }
  };
  const choosePlace = (place: number) => {
    const level = parameter.levels[place];
    if (level) {
      choose(level.id);
    }
  };
  const chooseGrade = async (how: Grade) => {
    setGrade(how);
    setGraded(true);
    await reading.current;
    const last = sent.current;
    if (how === "unknown") {
      put(last ?? { kind: "levels", value: [] }, how, []);
    } else if (last && !(last.kind === "levels" && last.value.length === 0)) {
      put(last, how, chosen);
    }
  };
  /** Returns whether the number could be taken. */
  const takeNumber = async (): Promise<boolean> => {
    if (typed === null || typed.trim() === stored) {
      return true;
    }
    if (typed.trim() === "") {
      clear();
      return true;
    }
    const read = await onRead(typed);
    if (read?.kind !== "number") {
      setRefused(true);
      return false;
    }
    setRefused(false);
    setTyped(null);
    put(read, fresh, []);
    return true;
  };

  return {
    chosen,
    grade: shownGrade,
    fresh,
    toggled,
    choose,
    choosePlace,
    chooseGrade,
    clear,
    /** The number as it is typed, as it is stored, and what shows. */
    typed,
    stored,
    shown: typed ?? stored,
    refused,
    type: (text: string) => {
      setTyped(text);
      setRefused(false);
    },
    takeNumber,
    /** The hand leaves the number: it counts. */
    leaveNumber: () => {
      reading.current = takeNumber();
    },
  };
}
