import type { QueryClient } from "@tanstack/react-query";
import { onChanges } from "@/ipc";

/** Asks again whatever belongs to the areas that the core says have changed. */
export function followChanges(client: QueryClient): () => void {
  return onChanges((areas) => {
    for (const area of areas) {
      void client.invalidateQueries({ queryKey: [area] });
    }
  });
}
