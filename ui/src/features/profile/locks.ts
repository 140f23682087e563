import { useCallback, useMemo, useState } from "react";

/** Weights that stay as they are while another one moves. They last as long as the screen. */
export interface Locks {
  /** The ids of the locked parameters. */
  ids: readonly string[];
  has: (parameter: string) => boolean;
  toggle: (parameter: string) => void;
}

/** The locks of the screen. */
export function useLocks(): Locks {
  const [ids, setIds] = useState<readonly string[]>([]);
  const toggle = useCallback((parameter: string) => {
    setIds((now) =>
      now.includes(parameter) ? now.filter((one) => one !== parameter) : [...now, parameter],
    );
  }, []);
  return useMemo(() => ({ ids, toggle, has: (id) => ids.includes(id) }), [ids, toggle]);
}

/** The most a weight can be while the locked ones stay, in thousandths. */
export function mostWeight(
  parameters: readonly { id: string; weight: number }[],
  id: string,
  locks: Locks,
): number {
  const held = parameters
    .filter((one) => one.id !== id && locks.has(one.id))
    .reduce((sum, one) => sum + one.weight, 0);
  return 1000 - held;
}

/** Whether a weight can move at all: it is not locked, and another one can give way. */
export function canMove(parameters: readonly { id: string }[], id: string, locks: Locks): boolean {
  return !locks.has(id) && parameters.some((one) => one.id !== id && !locks.has(one.id));
}
