import { expect, test } from "vitest";
import { ANSWERED, OPEN, PROFILE } from "@/test/accounts";
import { couldCap, verdictWords } from "./verdict-words";

const open = (at_most: string) => ({
  must_have: at_most,
  parameter: "criteria",
  parameter_name: "Success criteria",
  levels: ["None"],
  at_most,
  why: "",
});

test("a settled score is not called settled while a must-have could still lower it", () => {
  expect(verdictWords(PROFILE, ANSWERED, String).key).toBe("prospects.verdict.settled");
  const unverified = { ...ANSWERED, not_verified: [open("good"), open("risky")] };
  const { key, values } = verdictWords(PROFILE, unverified, String);
  expect([key, values.count]).toEqual(["prospects.verdict.settledUnverified", 2]);
  // The one that could put it lowest is told.
  expect(couldCap(PROFILE, unverified).map((one) => one.at_most)).toEqual(["risky", "good"]);
});

test("a must-have that caps no lower than the score may fall says nothing new", () => {
  const unverified = { ...OPEN, not_verified: [open("risky")] };
  expect(couldCap(PROFILE, unverified)).toEqual([]);
  expect(verdictWords(PROFILE, unverified, String)).toEqual(verdictWords(PROFILE, OPEN, String));
});
