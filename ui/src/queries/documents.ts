import { queryOptions } from "@tanstack/react-query";
import { ipc } from "@/ipc";
import { keys } from "./keys";

/** The order in which the discovery guide asks. */
export const guideQuery = queryOptions({
  queryKey: keys.profile.guide(),
  queryFn: () => ipc.documentGuide(),
});
