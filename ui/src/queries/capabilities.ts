import { queryOptions, useMutation } from "@tanstack/react-query";
import { ipc, type NewCapability, type Said } from "@/ipc";
import { keys } from "./keys";

/** What the vendor can do, the needs of all accounts, and what is asked for and not there. */
export const capabilitiesQuery = queryOptions({
  queryKey: keys.slides.capabilities(),
  queryFn: () => ipc.capabilitiesView(),
});

/** The needs of one account, and how much of them is covered. */
export const accountNeedsQuery = (account: number) =>
  queryOptions({
    queryKey: keys.slides.needs(account),
    queryFn: () => ipc.needsOfAccount(account),
  });

/** The accounts whose answer by hand is not what their slides say. */
export const fitDifferencesQuery = queryOptions({
  queryKey: keys.slides.differences(),
  queryFn: () => ipc.fitDifferences(),
});

/** Changes of the list of what the vendor can do. */
export function useCapabilities() {
  const add = useMutation({ mutationFn: (content: NewCapability) => ipc.capabilityAdd(content) });
  const put = useMutation({
    mutationFn: ({ id, content }: { id: number; content: NewCapability }) =>
      ipc.capabilityPut(id, content),
  });
  const remove = useMutation({ mutationFn: (id: number) => ipc.capabilityRemove(id) });
  const take = useMutation({
    mutationFn: (path: string) => ipc.rowsImport("capabilities", path, {}),
  });
  return { add, put, remove, take };
}

/** Says how far needs are covered; all that is said together is one step of the history. */
export function useCovers() {
  return useMutation({ mutationFn: (said: Said[]) => ipc.coversSet(said) });
}

/** Takes what the slides say in place of answers by hand. */
export function useFit() {
  return useMutation({ mutationFn: (accounts: number[]) => ipc.fitUse(accounts) });
}
