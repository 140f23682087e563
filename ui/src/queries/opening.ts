import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { asLanewiseError, ipc, type LanewiseError, type Setup, type WorkspaceInfo } from "@/ipc";
import { keys } from "./keys";

/** A workspace file that could not be opened or made, and why. */
export interface Refused {
  path: string;
  error: LanewiseError;
}

/** The file that was refused last; `null` while none was. Kept until the next attempt. */
export const refusedQuery = queryOptions({
  queryKey: keys.app.refused(),
  queryFn: (): Refused | null => null,
});

const AUTHOR = "lanewise.author";

/** Who worked here last: offered as the name for the next workspace. */
export function lastAuthor(): string {
  return localStorage.getItem(AUTHOR) ?? "";
}

/** Keeps who works here for the next workspace. */
export function rememberAuthor(author: string): void {
  if (author !== "") {
    localStorage.setItem(AUTHOR, author);
  }
}

export type Opening =
  | { how: "open"; path: string }
  | { how: "create"; path: string; setup: Setup }
  | { how: "sample"; path: string; setup: Setup };

function carryOut(opening: Opening): Promise<WorkspaceInfo> {
  switch (opening.how) {
    case "open":
      return ipc.workspaceOpen(opening.path, lastAuthor());
    case "create":
      return ipc.workspaceCreate(opening.path, opening.setup);
    case "sample":
      return ipc.workspaceSample(opening.path, opening.setup);
  }
}

/**
 * Opens a workspace or makes one. What stands in the way is kept beside the path, so that the
 * screen can say it where the file was chosen.
 */
export function useOpening() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: carryOut,
    meta: { quiet: true },
    onMutate: (opening) => {
      client.setQueryData<Refused | null>(keys.app.refused(), null);
      if (opening.how !== "open") {
        rememberAuthor(opening.setup.author);
      }
    },
    onSuccess: (info) => {
      rememberAuthor(info.author);
      client.setQueryData(keys.workspace.current(), info);
    },
    onError: (thrown, opening) => {
      const refused: Refused | null = { path: opening.path, error: asLanewiseError(thrown) };
      client.setQueryData<Refused | null>(keys.app.refused(), refused);
      // A workspace that stood open before is closed now.
      void client.invalidateQueries({ queryKey: keys.workspace.current() });
    },
  });
}

/** The file's own name, without folder and ending. */
export function fileName(path: string): string {
  const last = path.split(/[/\\]/).at(-1) ?? path;
  return last.replace(/\.lanewise$/i, "");
}

/** The folder that a file is in; empty where the path names none. */
export function folderOf(path: string): string {
  const cut = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  return cut < 0 ? "" : path.slice(0, cut);
}
