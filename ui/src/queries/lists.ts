import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { ipc, type SavedView } from "@/ipc";
import { keys } from "./keys";

/** The saved views of a list. */
export const viewsQuery = (list: string) =>
  queryOptions({ queryKey: keys.settings.views(list), queryFn: () => ipc.viewsList(list) });

/** The columns of a list as they were left. */
export const layoutQuery = (list: string) =>
  queryOptions({ queryKey: keys.settings.layout(list), queryFn: () => ipc.listLayout(list) });

/** Remembers the columns of a list; they stand so at once. */
export function useKeepLayout(list: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string | null) => ipc.listLayoutSet(list, text),
    onMutate: (text) => client.setQueryData(keys.settings.layout(list), text),
  });
}

/** Saves, renames and removes the views of a list. */
export function useEditViews(list: string) {
  const client = useQueryClient();
  // Known at once, so that the view just saved can be the chosen one.
  const know = (change: (views: SavedView[]) => SavedView[]) =>
    client.setQueryData<SavedView[]>(keys.settings.views(list), (views) => views && change(views));
  const save = useMutation({
    mutationFn: ({ name, text }: { name: string; text: string }) => ipc.viewSave(list, name, text),
    onSuccess: (_, view) =>
      know((views) => [...views.filter(({ name }) => name !== view.name), view]),
  });
  const rename = useMutation({
    mutationFn: ({ name, to }: { name: string; to: string }) => ipc.viewRename(list, name, to),
    onSuccess: (_, { name, to }) =>
      know((views) => views.map((view) => (view.name === name ? { ...view, name: to } : view))),
  });
  const remove = useMutation({ mutationFn: (name: string) => ipc.viewRemove(list, name) });
  return { save, rename, remove };
}
