import { type ListShown, type ListState, useListState } from "@/components/list/state";
import { GIVEN } from "@/components/list/useList";
import type { AccountRow, Stage } from "@/ipc";

/** Those still to be won. Nurtured and disqualified ones are a click away. */
export const IN_PLAY: Stage[] = ["visitor", "lead", "prospect"];
/** The stages before the sale, as they come. */
export const STAGES: Stage[] = ["visitor", "lead", "prospect", "nurture", "disqualified"];

/** What the list shows at first: those in play, the best first. */
export const START: ListShown = {
  filters: { stage: IN_PLAY },
  sorting: { column: "likely", descending: true },
  group: null,
  columns: null,
};

/** The id of the ready-made view of a gate. */
export const gateView = (gate: string): string => `${GIVEN}gate-${gate}`;

/** Those in play that pass this gate. */
export function readyFor(gate: string): ListShown {
  return { ...START, filters: { stage: IN_PLAY, ready: [gate] } };
}

/** What the person looks at in the list of this workspace: still there after a look at a scorecard. */
export function useRemembered(
  workspace: string,
): [ListState, (change: Partial<ListState>) => void] {
  return useListState("prospects", workspace, START);
}

const answered = new WeakMap<AccountRow, string>();

/** Lets the search find a row by what it answered. */
export function rememberAnswers(row: AccountRow, words: string): void {
  answered.set(row, words);
}

/** What the search looks in: the fields and the answers. */
export function wordsOf(row: AccountRow): string {
  const { name, industry, country, region, owner, key, note } = row.account;
  const fields = [name, industry, country, region, owner, key ?? "", note];
  return [...fields, answered.get(row) ?? ""].join("\n");
}

const DAY = 86_400_000;

/** Whether a tier set by hand counts for two more weeks at most. */
export function endsSoon(row: AccountRow): boolean {
  const last = row.set_by_hand?.expires;
  return last !== undefined && Date.parse(`${last}T23:59:59`) < Date.now() + 14 * DAY;
}
