import type { AccountSpent, ActivityKind, Spent } from "@/ipc";

/** A number that was opened: the accounts it counts, and of which kinds of activity their hours are told. */
export interface Behind {
  id: string;
  title: string;
  accounts: readonly number[];
  /** One kind; or none: all of them together. */
  kinds: readonly [ActivityKind] | null;
}

const ORDER: readonly ActivityKind[] = ["general_demo", "deep_demo", "poc", "rescue"];

/** What an opened number tells of one account. */
export function spentOn(account: AccountSpent, kinds: Behind["kinds"]): Spent {
  const at = kinds === null ? -1 : ORDER.indexOf(kinds[0]);
  return account.kinds[at] ?? account.total;
}
