import { notifications } from "@mantine/notifications";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import classes from "./UndoToast.module.css";

export interface UndoToastProps {
  /** What was done, as a short sentence: "Seven parameters removed." */
  message: string;
  onUndo: () => void;
}

/** Says what was done and offers to take it back. */
export function UndoToast({ message, onUndo }: UndoToastProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.toast}>
      <span>{message}</span>
      <button type="button" className={classes.undo} onClick={onUndo}>
        {t("shell.undo")}
      </button>
    </div>
  );
}

/** How long the word that a step was undone stays, milliseconds: long enough to be read. */
const TOLD = 4000;

/**
 * Tells quietly, where an undo is offered otherwise, that a step was undone or done again. Screen
 * readers hear it from `say()`: here it must not be said a second time.
 */
export function tellStep(message: string, close: string): void {
  const id = "undo";
  notifications.hide(id);
  notifications.show({
    id,
    message,
    autoClose: TOLD,
    role: "status",
    "aria-live": "off",
    closeButtonProps: { "aria-label": close },
    "data-testid": "step-told",
  } as Parameters<typeof notifications.show>[0]);
}

/** How long an undo stays on offer, milliseconds. Ctrl+Z works for ever. */
const OFFERED = 7000;

/** Shows an `UndoToast` at the foot of the window; a new one takes the place of the last. */
export function useUndoToast(): (message: string, onUndo: () => void) => void {
  const { t } = useTranslation();
  return useCallback(
    (message, onUndo) => {
      const id = "undo";
      notifications.hide(id);
      notifications.show({
        id,
        message: (
          <UndoToast
            message={message}
            onUndo={() => {
              notifications.hide(id);
              onUndo();
            }}
          />
        ),
        autoClose: OFFERED,
        closeButtonProps: { "aria-label": t("common.close") },
      });
    },
    [t],
  );
}
