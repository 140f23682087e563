import type { CompareGroups } from "@/ipc";

/** Where somebody was: coming back to the screen, it stands as it was left. */
export interface Place {
  groups: CompareGroups | null;
  left: number | undefined;
  right: number | undefined;
  table: boolean;
}

const START: Place = { groups: null, left: undefined, right: undefined, table: false };

let kept: { workspace: string; place: Place } | null = null;

/** The place as it was left in this workspace. */
export function lastPlace(workspace: string): Place {
  return kept?.workspace === workspace ? kept.place : START;
}

/** Keeps it for as long as the program runs. */
export function keepPlace(workspace: string, place: Place): void {
  kept = { workspace, place };
}
