import { queryOptions } from "@tanstack/react-query";
import { ipc } from "@/ipc";
import { keys } from "./keys";

/** What the customers' own columns say beside the profile that is worked on, or, `anew`, beside none. */
export const columnsQuery = (anew = false) =>
  queryOptions({
    queryKey: keys.profile.columns(anew),
    queryFn: () => ipc.columnsView(anew),
  });
