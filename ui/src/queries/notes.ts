import { queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ipc, type Note } from "@/ipc";
import { useTakeBack } from "./edits";
import { keys } from "./keys";

const NONE: readonly Note[] = [];

/** The notes on an account, newest first. */
export const notesQuery = (account: number) =>
  queryOptions({ queryKey: keys.accounts.notes(account), queryFn: () => ipc.notesOf(account) });

/** The notes on an account and what can be done with them: the props of `<Notes>`. */
export function useNotes(account: number) {
  const { t } = useTranslation();
  const takeBack = useTakeBack();
  const { data: notes = NONE } = useQuery(notesQuery(account));
  const add = useMutation({
    mutationFn: (note: { text: string; parameter: string }) =>
      ipc.noteAdd(account, note.parameter, note.text),
  });
  const edit = useMutation({
    mutationFn: (note: { id: number; text: string }) => ipc.noteEdit(note.id, note.text),
  });
  const remove = useMutation({
    mutationFn: (id: number) => ipc.noteRemove(id),
    onSuccess: () => takeBack(t("notes.removed")),
  });
  return {
    notes,
    /** `parameter` is empty for a note on the account as a whole. */
    onAdd: (text: string, parameter = "") => add.mutateAsync({ text, parameter }),
    onEdit: (id: number, text: string) => edit.mutate({ id, text }),
    onRemove: (id: number) => remove.mutate(id),
  };
}
