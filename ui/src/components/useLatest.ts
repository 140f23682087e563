import { useEffect, useRef, useState } from "react";

/**
 * Asks while a hand moves: one question is under way at a time, and of those that come meanwhile only the last is
 * asked, so that a slow answer never makes a queue. The answer is forgotten when `settled` is another.
 */
export function useLatest<Wish, Answer>(
  ask: (wish: Wish) => Promise<Answer>,
  settled: unknown,
): { answer: Answer | null; wish: (wish: Wish) => void; drop: () => void } {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const state = useRef({ asking: false, next: null as { wish: Wish } | null, round: 0 });
  const latest = useRef(ask);
  latest.current = ask;

  const drop = useRef(() => {
    state.current.round += 1;
    state.current.next = null;
    setAnswer(null);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is settled ends it
  useEffect(() => () => drop.current(), [settled]);

  const wish = useRef((wanted: Wish) => {
    const own = state.current;
    own.next = { wish: wanted };
    if (own.asking) {
      return;
    }
    own.asking = true;
    const work = async () => {
      for (let next = own.next; next; next = own.next) {
        own.next = null;
        const round = own.round;
        try {
          const found = await latest.current(next.wish);
          if (round === own.round) {
            setAnswer(found);
          }
        } catch {
          // Only a preview: whether the change itself is possible is said when it is made.
        }
      }
      own.asking = false;
    };
    void work();
  });
  return { answer, wish: wish.current, drop: drop.current };
}
