/** What the frame around every screen shows. The core says it; the frame only draws it. */
export interface ShellState {
  /** The core has not said yet what is open. */
  waiting?: boolean;
  /** The workspace that is open; `null` while none is. */
  workspace: { path: string; name: string; about: string | null } | null;
  /** The profile version in use; `null` while there is no profile. */
  version: { number: number; published: boolean } | null;
  /** What the next undo would undo, in words of the current language; `null` for nothing. */
  undo: string | null;
  /** What the next redo would redo; `null` for nothing. */
  redo: string | null;
  /** When the last change reached the file, milliseconds since 1970; `null` before the first. */
  savedAt: number | null;
}

/** A frame without a workspace: what the program shows before one is opened. */
export const EMPTY_SHELL: ShellState = {
  workspace: null,
  version: null,
  undo: null,
  redo: null,
  savedAt: null,
};
