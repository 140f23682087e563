import { queryOptions } from "@tanstack/react-query";
import { asLanewiseError, ipc, type WorkspaceInfo } from "@/ipc";
import { keys } from "./keys";

/** How this run of the program began: version, language, theme and file asked for. */
export const appStartQuery = queryOptions({
  queryKey: keys.app.start(),
  queryFn: () => ipc.appStart(),
});

/** What is remembered of this person on this computer. */
export const preferencesQuery = queryOptions({
  queryKey: keys.app.preferences(),
  queryFn: () => ipc.appPreferences(),
});

/** The open workspace; `null` while none is. */
export const workspaceQuery = queryOptions({
  queryKey: keys.workspace.current(),
  queryFn: async (): Promise<WorkspaceInfo | null> => {
    try {
      return await ipc.workspaceCurrent();
    } catch (thrown) {
      if (asLanewiseError(thrown).kind === "no_workspace") {
        return null;
      }
      throw thrown;
    }
  },
});

/** The workspaces that were open before. */
export const recentQuery = queryOptions({
  queryKey: keys.workspace.recent(),
  queryFn: () => ipc.recentList(),
});

/** The settings of the open workspace. */
export const settingsQuery = queryOptions({
  queryKey: keys.settings.all(),
  queryFn: () => ipc.settingsGet(),
});

/** The names of the saved mappings of columns. */
export const mappingsQuery = queryOptions({
  queryKey: keys.settings.mappings(),
  queryFn: () => ipc.mappingList(),
});

/** The workspace at a glance. */
export const homeQuery = queryOptions({
  queryKey: keys.home.overview(),
  queryFn: () => ipc.homeOverview(),
});

/** The last `limit` steps, newest first, undone ones included. */
export const historyQuery = (limit: number) =>
  queryOptions({
    queryKey: keys.home.history(limit),
    queryFn: () => ipc.historyList(limit),
  });
