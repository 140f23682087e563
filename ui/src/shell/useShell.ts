import { useCallback } from "react";
import { EMPTY_SHELL, type ShellState } from "./state";

export interface ShellWork {
  state: ShellState;
  undo: () => void;
  redo: () => void;
}

/** What the frame shows, and its two steps through time. */
export function useShell(): ShellWork {
  const undo = useCallback(() => {}, []);
  const redo = useCallback(() => {}, []);
  return { state: EMPTY_SHELL, undo, redo };
}
