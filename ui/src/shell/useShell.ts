import { useMutation, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { tellStep } from "@/components/UndoToast";
import { useOperationWords } from "@/i18n/operations";
import { ipc, type Step, type WorkspaceInfo } from "@/ipc";
import { workspaceQuery } from "@/queries/workspace";
import { say } from "./say";
import { EMPTY_SHELL, type ShellState } from "./state";
import { inSentence } from "./TopBar";

export interface ShellWork {
  state: ShellState;
  /** The core has not said yet whether a workspace is open. */
  waiting: boolean;
  /** The core cannot say. */
  error: Error | null;
  undo: () => void;
  redo: () => void;
}

/** The version in use, or the number that the draft would get. */
function versionOf(info: WorkspaceInfo): ShellState["version"] {
  if (info.profile === null) {
    return null;
  }
  const published = info.version !== null && !info.draft_changed;
  return { number: published ? (info.version ?? 1) : (info.version ?? 0) + 1, published };
}

/** What the frame shows, and its two steps through time. */
export function useShell(): ShellWork {
  const { data: info, isPending, error } = useQuery(workspaceQuery);
  const words = useOperationWords();
  const { t } = useTranslation();
  // Seen and heard: whoever presses Ctrl+Z may not have the thing on the screen that goes back.
  const tell = (how: "history.undone" | "history.redone") => (step: Step | null) => {
    if (step) {
      const text = t(how, { what: inSentence(words(step.op)) });
      say(text);
      tellStep(text, t("common.close"));
    }
  };
  const { mutate: takeBack } = useMutation({
    mutationFn: () => ipc.undo(),
    onSuccess: tell("history.undone"),
  });
  const { mutate: takeAgain } = useMutation({
    mutationFn: () => ipc.redo(),
    onSuccess: tell("history.redone"),
  });

  const state = useMemo<ShellState>(
    () =>
      info
        ? {
            workspace: { path: info.path, name: info.name, about: info.profile },
            version: versionOf(info),
            undo: info.undo && words(info.undo.op),
            redo: info.redo && words(info.redo.op),
            savedAt: info.saved === null ? null : Date.parse(info.saved),
          }
        : { ...EMPTY_SHELL, waiting: isPending },
    [info, isPending, words],
  );

  // One step at a time: without one to take, the core need not be asked.
  const undo = useCallback(() => {
    if (state.undo !== null) {
      takeBack();
    }
  }, [state.undo, takeBack]);
  const redo = useCallback(() => {
    if (state.redo !== null) {
      takeAgain();
    }
  }, [state.redo, takeAgain]);

  return { state, waiting: isPending, error, undo, redo };
}
