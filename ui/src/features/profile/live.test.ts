import { describe, expect, it, vi } from "vitest";
import type { LanePreview } from "@/ipc";
import { Live, type Wish } from "./live";

const wish = (from: number): Wish => ({ thresholds: [from] });

/** A core whose answers come when the test says so. */
function slowCore() {
  const asked: { wish: Wish; answer: (weights?: number[]) => Promise<void> }[] = [];
  const live = new Live(
    (one) =>
      new Promise((resolve) => {
        asked.push({
          wish: one,
          answer: async (weights = []) => {
            resolve({
              weights,
              chart: { admitting: one.thresholds?.[0] } as unknown as LanePreview["chart"],
            });
            await new Promise((next) => setTimeout(next));
          },
        });
      }),
  );
  return { live, asked };
}

describe("Live", () => {
  it("has one question under way and asks only the last of those that came meanwhile", async () => {
    const { live, asked } = slowCore();
    const heard = vi.fn();
    live.subscribe(heard);
    for (let from = 1; from <= 50; from += 1) {
      live.wish(wish(from));
    }
    expect(asked).toHaveLength(1);
    await asked[0]?.answer();
    expect(asked.map((one) => one.wish.thresholds?.[0])).toEqual([1, 50]);
    await asked[1]?.answer();
    expect(live.chart()?.admitting).toBe(50);
    expect(heard).toHaveBeenCalledTimes(2);
    expect(asked).toHaveLength(2);
  });

  it("drops an answer that comes after the truth", async () => {
    const { live, asked } = slowCore();
    live.wish(wish(1));
    live.settle();
    await asked[0]?.answer();
    expect(live.chart()).toBeNull();
    live.wish(wish(2));
    await asked[1]?.answer();
    expect(live.chart()?.admitting).toBe(2);
    live.settle();
    expect(live.chart()).toBeNull();
  });

  it("shows weights only while a weight moves, and which one", async () => {
    const { live, asked } = slowCore();
    live.wish({ weight: ["lane", 200], locked: [] });
    await asked[0]?.answer([200, 800]);
    expect([live.weights(), live.held()]).toEqual([[200, 800], "lane"]);
    live.wish(wish(1));
    await asked[1]?.answer([100, 900]);
    expect([live.weights(), live.held()]).toEqual([null, null]);
  });

  it("goes on after a refused question", async () => {
    const ask = vi.fn().mockRejectedValueOnce(new Error("no"));
    ask.mockResolvedValueOnce({ weights: [], chart: { admitting: 7 } });
    const live = new Live(ask);
    live.wish(wish(1));
    await new Promise((next) => setTimeout(next));
    live.wish(wish(2));
    await new Promise((next) => setTimeout(next));
    expect(live.chart()?.admitting).toBe(7);
  });
});
