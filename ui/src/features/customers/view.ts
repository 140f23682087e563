import { useCallback, useSyncExternalStore } from "react";
import type { Account } from "@/ipc";

/** What the person looks at in the table: still there after a look at a customer's page. */
export interface CustomersView {
  search: string;
  grouped: boolean;
  /** The current row, by id. */
  current: string | null;
}

const START: CustomersView = { search: "", grouped: true, current: null };

let place: string | null = null;
let view = START;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The view of the customers' table of this workspace; another workspace starts afresh. */
export function useRemembered(
  workspace: string,
): [CustomersView, (change: Partial<CustomersView>) => void] {
  if (place !== workspace) {
    place = workspace;
    view = START;
  }
  const now = useSyncExternalStore(subscribe, () => view);
  const change = useCallback((part: Partial<CustomersView>) => {
    view = { ...view, ...part };
    for (const listener of listeners) {
      listener();
    }
  }, []);
  return [now, change];
}

/** Bought, whether or not they recommend us. */
export function isCustomer(account: Account): boolean {
  return account.stage === "customer" || account.stage === "ambassador";
}
