import { queryOptions } from "@tanstack/react-query";
import { ipc } from "@/ipc";
import { keys } from "./keys";

/** How this run of the program began: version, language, theme and file asked for. */
export const appStartQuery = queryOptions({
  queryKey: keys.app.start(),
  queryFn: () => ipc.appStart(),
});
