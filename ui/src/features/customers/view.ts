import { useCallback, useSyncExternalStore } from "react";
import type { Account } from "@/ipc";

/** What the person looks at in the table: still there after a look at a customer's page. */
export interface CustomersView {
  search: string;
  grouped: boolean;
  /** The current row, by id. */
  current: string | null;
}

let view: CustomersView = { search: "", grouped: true, current: null };
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The view of the customers' table, and the way to change it. */
export function useRemembered(): [CustomersView, (change: Partial<CustomersView>) => void] {
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
