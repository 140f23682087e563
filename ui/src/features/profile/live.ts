import { createContext, useContext, useSyncExternalStore } from "react";
import { ipc, type LaneChart, type LanePreview } from "@/ipc";

/** A weight, cut-offs or a fit as they would be. */
export interface Wish {
  /** The parameter under the hand and its weight in thousandths. */
  weight?: [string, number];
  locked?: string[];
  /** Best first, without the last tier's 0, in thousandths of a point. */
  thresholds?: number[];
  /** Parameter, level and its fit, 0 to 100. */
  fit?: [string, string, number];
  /** Suggestions of the data, by key. */
  suggested?: string[];
  /** How far the weights move towards the data's, in per cent. */
  blend?: number;
}

type Ask = (wish: Wish) => Promise<LanePreview>;

const askCore: Ask = ({ weight, locked = [], thresholds, fit, suggested, blend }) => {
  if (suggested) {
    return ipc.suggestPreview(suggested, locked);
  }
  return blend === undefined
    ? ipc.profilePreview(weight ?? null, locked, thresholds ?? null, fit ?? null)
    : ipc.blendPreview(blend, locked);
};

/**
 * What the chart and the weights would be while a hand moves. It lives outside React, so that a
 * drag draws only what listens. One question is under way at a time; of those that come meanwhile
 * only the last is asked, so a slow answer never makes a queue.
 */
export class Live {
  #ask: Ask;
  #asking = false;
  #next: Wish | null = null;
  #round = 0;
  #chart: LaneChart | null = null;
  #weights: readonly number[] | null = null;
  #held: string | null = null;
  #listeners = new Set<() => void>();

  constructor(ask: Ask = askCore) {
    this.#ask = ask;
  }

  /** Asks what the wish would do; the answer is shown when it comes, unless it was settled since. */
  wish(wish: Wish): void {
    this.#next = wish;
    if (!this.#asking) {
      void this.#work();
    }
  }

  /** The truth has arrived, or the change failed: nothing is shown but what is. */
  settle(): void {
    this.#round += 1;
    this.#next = null;
    if (this.#chart || this.#weights) {
      this.#chart = null;
      this.#weights = null;
      this.#held = null;
      this.#tell();
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The chart under the hand; `null` while nothing moves. */
  readonly chart = (): LaneChart | null => this.#chart;

  /** The weights in the order of the parameters; `null` unless a weight moves. */
  readonly weights = (): readonly number[] | null => this.#weights;

  /** The parameter whose weight is under the hand. */
  readonly held = (): string | null => this.#held;

  async #work(): Promise<void> {
    this.#asking = true;
    for (let wish = this.#take(); wish; wish = this.#take()) {
      const round = this.#round;
      try {
        const answer = await this.#ask(wish);
        if (round === this.#round) {
          this.#chart = answer.chart;
          const moves = wish.weight || wish.suggested || wish.blend !== undefined;
          this.#weights = moves ? answer.weights : null;
          this.#held = wish.weight?.[0] ?? null;
          this.#tell();
        }
      } catch {
        // Only a preview: whether the change itself is possible is said when it is made.
      }
    }
    this.#asking = false;
  }

  #take(): Wish | null {
    const next = this.#next;
    this.#next = null;
    return next;
  }

  #tell(): void {
    for (const listener of this.#listeners) {
      listener();
    }
  }
}

/** The preview of the screen. */
export const LiveContext = createContext<Live>(new Live());

/** The chart as it would be, or the settled one. */
export function useLiveChart(settled: LaneChart): LaneChart {
  const live = useContext(LiveContext);
  return useSyncExternalStore(live.subscribe, live.chart) ?? settled;
}

/** What the parameters at these places weigh together as it would be, or as it is: draws only what listens to just these. */
export function useLiveWeight(places: readonly number[], settled: number): number {
  const live = useContext(LiveContext);
  return useSyncExternalStore(live.subscribe, () => {
    const weights = live.weights();
    return weights ? places.reduce((sum, at) => sum + (weights[at] ?? 0), 0) : settled;
  });
}

/** The parameter whose weight is under the hand. */
export function useHeld(): string | null {
  const live = useContext(LiveContext);
  return useSyncExternalStore(live.subscribe, live.held);
}
