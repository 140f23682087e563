import { describe, expect, it } from "vitest";
import { positionOf, slotOf, step, withMoved, withPlace } from "./order";

const groups = [{ id: "a" }, { id: "empty" }, { id: "b" }];
// Groups need not stand together in the profile's list.
const all = [
  { id: "a1", group: "a" },
  { id: "b1", group: "b" },
  { id: "a2", group: "a" },
  { id: "b2", group: "b" },
];
const seen = (list: typeof all, group: string) =>
  list.filter((one) => one.group === group).map((one) => one.id);

describe("the order of parameters", () => {
  it("moves to any place of any group, and nothing else moves", () => {
    for (const { id } of all) {
      for (const { id: group } of groups) {
        const others = all.filter((one) => one.group === group && one.id !== id);
        for (let index = 0; index <= others.length; index += 1) {
          const moved = withMoved(all, id, { group, index });
          const wanted = others.map((one) => one.id);
          wanted.splice(index, 0, id);
          expect(seen(moved, group)).toEqual(wanted);
          expect(slotOf(moved, id)).toEqual({ group, index });
          expect(moved).toHaveLength(all.length);
        }
      }
    }
    expect(positionOf(all, "a1", { group: "empty", index: 0 })).toBe(3);
  });

  it("goes over the edge of a group into the one beside", () => {
    expect(step(all, groups, "a1", 1)).toEqual({ group: "a", index: 1 });
    expect(step(all, groups, "a2", 1)).toEqual({ group: "empty", index: 0 });
    expect(step(all, groups, "b1", -1)).toEqual({ group: "empty", index: 0 });
    expect(step(all, groups, "a1", -1)).toBeNull();
    expect(step(all, groups, "b2", 1)).toBeNull();
    const once = withMoved(all, "a2", { group: "empty", index: 0 });
    expect(step(once, groups, "a2", 1)).toEqual({ group: "b", index: 0 });
    expect(step(once, groups, "a2", -1)).toEqual({ group: "a", index: 1 });
  });

  it("moves groups", () => {
    expect(withPlace(groups, "b", 0).map((one) => one.id)).toEqual(["b", "a", "empty"]);
    expect(withPlace(groups, "a", 2).map((one) => one.id)).toEqual(["empty", "b", "a"]);
  });
});
