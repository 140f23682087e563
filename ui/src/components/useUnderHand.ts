import { useState } from "react";

/**
 * Something that is kept as a whole and changed in parts. What was changed stays as it is while it is on its way: what
 * the core says of an earlier word does not take back a later one, and each word goes out with all before it.
 *
 * `put` sends the whole, one after the other; it is refused or kept, and then `truth` changes.
 */
export function useUnderHand<T extends object>(truth: T, put: (whole: T) => Promise<unknown>) {
  const [changed, setChanged] = useState<Partial<T>>({});
  const [waiting, setWaiting] = useState(0);
  const [known, setKnown] = useState(truth);
  if (known !== truth) {
    setKnown(truth);
    if (waiting === 0) {
      // It is all there; or somebody undid it.
      setChanged({});
    }
  }
  const now: T = { ...truth, ...changed };
  const change = (part: Partial<T>) => {
    setChanged((before) => ({ ...before, ...part }));
    setWaiting((count) => count + 1);
    const settled = (refused: boolean) => () => {
      setWaiting((count) => count - 1);
      if (refused) {
        // It was said so; what is true is shown again.
        setChanged({});
      }
    };
    put({ ...now, ...part }).then(settled(false), settled(true));
  };
  return { now, change };
}
