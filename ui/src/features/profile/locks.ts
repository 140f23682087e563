import { useCallback, useMemo } from "react";
import { toggled, useMemory } from "./memory";

/** Weights that stay as they are while another one moves. The workspace remembers them. */
export interface Locks {
  /** The ids of the locked parameters. */
  ids: readonly string[];
  has: (parameter: string) => boolean;
  toggle: (parameter: string) => void;
}

/** The locks of the workspace. */
export function useLocks(): Locks {
  const [{ locked }, remember] = useMemory();
  const toggle = useCallback(
    (parameter: string) => remember((now) => ({ ...now, locked: toggled(now.locked, parameter) })),
    [remember],
  );
  return useMemo(
    () => ({ ids: locked, toggle, has: (id) => locked.includes(id) }),
    [locked, toggle],
  );
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
