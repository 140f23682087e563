import { useState } from "react";
import type { Lane } from "@/ipc";

/** What of a lane is edited where it is opened. */
type Part = Partial<Pick<Lane, "name" | "condition" | "product_cost">>;

/**
 * A lane under the hand. What is typed stays as it is while it is on its way: an answer to an earlier word does not take
 * back a later one, and each word goes out with all before it.
 */
export function useLaneDraft(lane: Lane, put: (lane: Lane) => Promise<unknown>) {
  const [draft, setDraft] = useState(lane);
  const [waiting, setWaiting] = useState(0);
  // An undo changes what stands in the core while this is open; so does a decision beside it.
  const [kept, setKept] = useState<Lane | null>(lane);
  if (kept !== lane) {
    setKept(lane);
    const { name, condition, product_cost = null } = draft;
    setDraft(waiting > 0 ? { ...lane, name, condition, product_cost } : lane);
  }
  const change = (part: Part) => {
    const next = { ...draft, ...part };
    setDraft(next);
    setWaiting((count) => count + 1);
    const settled = (refused: boolean) => () => {
      setWaiting((count) => count - 1);
      if (refused) {
        // It was said so; what is true is shown again.
        setKept(null);
      }
    };
    put(next).then(settled(false), settled(true));
  };
  return { draft, change };
}
