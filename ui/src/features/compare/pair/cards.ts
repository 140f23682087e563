import type { MarkShape } from "@/components/model";
import type { AccountRow, AccountSlides, SlideSeen } from "@/ipc";

/** A slide with what stands on its head. */
export interface Card {
  id: number;
  seen: SlideSeen;
  account: number;
  name: string;
  /** The id of the account's outcome. */
  outcome: string | null;
  shape: MarkShape;
  /** The account in the list: its place, its score. Missing while the list is on its way. */
  row: AccountRow | undefined;
}

/** Every slide by its number. */
export function cardsOf(
  accounts: readonly AccountSlides[],
  rows: readonly AccountRow[],
  shapes: ReadonlyMap<string, MarkShape>,
): Map<number, Card> {
  const rowOf = new Map(rows.map((row) => [row.account.id, row]));
  const cards = new Map<number, Card>();
  for (const { account, name, outcome, slides } of accounts) {
    const shape = (outcome === null ? undefined : shapes.get(outcome)) ?? "ring";
    const row = rowOf.get(account);
    for (const seen of slides) {
      cards.set(seen.kept.id, { id: seen.kept.id, seen, account, name, outcome, shape, row });
    }
  }
  return cards;
}
