import { useMemo, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";

/** The drawings that stand now, each with the way to turn it. */
const standing = new Set<(table: boolean) => void>();
let tables = false;
let count = 0;
const listeners = new Set<() => void>();

function told(): void {
  count = standing.size;
  for (const listener of listeners) {
    listener();
  }
}

/** Makes a drawing one of those that the key turns; returns the way to take it out. */
export function stand(turn: (table: boolean) => void): () => void {
  standing.add(turn);
  told();
  return () => {
    standing.delete(turn);
    if (standing.size === 0) {
      tables = false;
    }
    told();
  };
}

/** Turns every drawing of the screen into its table, or all of them back. */
function turnAll(): void {
  tables = !tables;
  for (const turn of standing) {
    turn(tables);
  }
}

/** The key `t` for a screen with drawings: every one of them as a table, and back. */
export function useFigureKeys(): void {
  const { t } = useTranslation();
  const any = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => count > 0,
  );
  const shortcuts = useMemo<Shortcut[]>(
    () =>
      any ? [{ keys: "t", label: t("figure.tables"), group: "here" as const, run: turnAll }] : [],
    [t, any],
  );
  useShortcutList(shortcuts);
}
