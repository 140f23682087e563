import { type ListShown, type ListState, useListState } from "@/components/list/state";
import type { Account, AccountRow } from "@/ipc";

/** What the list of customers shows at first: everybody, by outcome. */
export const START: ListShown = { filters: {}, sorting: null, group: "outcome", columns: null };

/** What the search looks in. */
export function wordsOf({ account }: AccountRow): string {
  const { name, industry, country, region, owner, key, note } = account;
  return [name, industry, country, region, owner, key ?? "", note].join("\n");
}

/** Bought, whether or not they recommend us. */
export function isCustomer(account: Account): boolean {
  return account.stage === "customer" || account.stage === "ambassador";
}

/** What the person looks at in the list of this workspace: still there after a look at a customer's page. */
export function useRemembered(
  workspace: string,
): [ListState, (change: Partial<ListState>) => void] {
  return useListState("customers", workspace, START);
}
