import { describe, expect, it } from "vitest";
import { type LevelWords, newGroup, ownParameter, type Typed } from "./own";

const words: LevelWords = {
  yes: "Yes",
  no: "No",
  under: (to) => `Under ${to}`,
  between: (from, to) => `${from} to under ${to}`,
  over: (from) => `${from} or more`,
};
const typed: Typed = {
  name: "Élan vital?",
  group: "lane",
  kind: "ordered",
  answers: "Much\n\n Some \nNone",
  unit: "",
  question: "",
};
const make = (part: Partial<Typed>, taken: string[] = []) =>
  ownParameter({ ...typed, ...part }, taken, words);

describe("an own parameter", () => {
  it("gets ids that programs can use and fits that fall evenly", () => {
    expect(make({}, ["elan_vital"])).toMatchObject({
      parameter: {
        id: "elan_vital_2",
        name: "Élan vital?",
        levels: [
          { id: "much", name: "Much", fit: 100 },
          { id: "some", fit: 50 },
          { id: "none", fit: 0 },
        ],
      },
    });
    expect(make({ name: "日本" })).toMatchObject({ parameter: { id: "parameter" } });
  });

  it("cuts a number into bands that leave nothing out", () => {
    expect(make({ kind: "bands", answers: "10, 50 250", unit: "people" })).toMatchObject({
      parameter: {
        unit: "people",
        levels: [
          { name: "Under 10", from: null, to: 10, fit: 100 },
          { name: "10 to under 50", from: 10, to: 50, fit: 67 },
          { name: "50 to under 250", from: 50, to: 250, fit: 33 },
          { name: "250 or more", from: 250, to: null, fit: 0 },
        ],
      },
    });
  });

  it("has the two levels that yes and no must have", () => {
    expect(make({ kind: "yes_no", answers: "" })).toMatchObject({
      parameter: { levels: [{ id: "yes" }, { id: "no" }] },
    });
  });

  it.each([
    [{ name: "  " }, "name"],
    [{ answers: "Only one" }, "answers"],
    [{ answers: "Yes\n yés " }, "same"],
    [{ kind: "bands", answers: "50 10", unit: "people" }, "limits"],
    [{ kind: "bands", answers: "ten", unit: "people" }, "limits"],
    [{ kind: "bands", answers: "", unit: "people" }, "limits"],
    [{ kind: "bands", answers: "10", unit: " " }, "unit"],
  ] as [Partial<Typed>, string][])("%j is refused for its %s", (part, problem) => {
    expect(make(part)).toEqual({ problem });
  });

  it("can stand in a new group with a free id", () => {
    expect(newGroup("Lane", [{ id: "lane", name: "Lane" }])).toEqual({
      id: "lane_2",
      name: "Lane",
    });
  });
});
