import { expect, test } from "vitest";
import type { NextQuestion, RecordedAnswer } from "@/ipc";
import { back, begin, forward, jump, keepCall, unfinished, upNext } from "./trail";

const question = (parameter: string) => ({ parameter }) as NextQuestion;
const questions = ["a", "b", "c"].map(question);
const none = new Map<string, RecordedAnswer>();
const asked = new Map([["a", { answer: { grade: "unknown" } } as RecordedAnswer]]);

test("a call starts with the best question and ends after the last", () => {
  let trail = begin(questions, none, 5);
  expect(trail).toEqual({ startedAt: 5, shown: ["a"], at: 0, over: false });
  trail = forward(trail, questions, none);
  // The order may change under way: the next one is the best that was not shown.
  trail = forward(trail, ["c", "a", "b"].map(question), none);
  expect(trail.shown).toEqual(["a", "b", "c"]);
  trail = forward(trail, questions, none);
  expect(trail.over).toBe(true);
  expect(back(trail)).toMatchObject({ over: false, at: 2 });
  expect(begin([], none, 5).over).toBe(true);
});

test("what was asked and is not known does not come up again by itself", () => {
  expect(begin(questions, asked, 0).shown).toEqual(["b"]);
  expect(upNext(questions, asked, ["b"]).map((one) => one.parameter)).toEqual(["c"]);
});

test("back and forth goes over what was shown, and stops at its start", () => {
  let trail = forward(begin(questions, none, 0), questions, none);
  trail = back(back(back(trail)));
  expect(trail).toMatchObject({ shown: ["a", "b"], at: 0 });
  expect(forward(trail, questions, none)).toMatchObject({ shown: ["a", "b"], at: 1 });
});

test("a jump to a question that was shown moves it, and leaves no trace of itself", () => {
  let trail = jump(begin(questions, none, 0), "c");
  expect(trail).toMatchObject({ shown: ["a", "c"], at: 1 });
  expect(jump(trail, "c")).toBe(trail);
  trail = jump(trail, "a");
  expect(trail).toMatchObject({ shown: ["c", "a"], at: 1 });
  expect(jump({ ...trail, over: true }, "a")).toMatchObject({ over: false, at: 1 });
});

test("a call that was left goes on, unless that was long ago", () => {
  const trail = begin(questions, none, 1000);
  keepCall(7, trail);
  expect(unfinished(7, 2000)).toBe(trail);
  expect(unfinished(7, 1000 + 3 * 60 * 60 * 1000)).toBeNull();
  keepCall(7, null);
  expect(unfinished(7, 2000)).toBeNull();
});
