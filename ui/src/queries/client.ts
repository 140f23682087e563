import { MutationCache, QueryClient } from "@tanstack/react-query";
import { asLanewiseError, type LanewiseError } from "@/ipc";

/**
 * The cache of what the core said. It stays fresh until the core says that something changed
 * (see `changes.ts`), so nothing is asked twice and nothing is asked on a timer. `always`:
 * the core is in the same program, whether or not there is a network.
 */
export function createQueryClient(onFailure: (error: LanewiseError) => void): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnWindowFocus: false,
        networkMode: "always",
      },
      mutations: { retry: false, networkMode: "always" },
    },
    // A change that failed is always said; a screen that says it better sets `meta.quiet`.
    mutationCache: new MutationCache({
      onError: (error, _variables, _context, mutation) => {
        if (mutation.meta?.quiet !== true) {
          onFailure(asLanewiseError(error));
        }
      },
    }),
  });
}
