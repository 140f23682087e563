import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Action } from "./actions";
import { KeyboardMap } from "./KeyboardMap";
import { Palette } from "./Palette";
import { Rail } from "./Rail";
import classes from "./Shell.module.css";
import { type Shortcut, useShortcutList, useShortcutListener } from "./shortcuts";
import type { ShellState } from "./state";
import { TopBar } from "./TopBar";

const GO = [
  { to: "/", label: "shell.home", keys: "g h", digit: "alt+1", open: false },
  { to: "/customers", label: "shell.customers", keys: "g c", digit: "alt+2", open: true },
  { to: "/profile", label: "shell.profile", keys: "g p", digit: "alt+3", open: true },
  { to: "/prospects", label: "shell.prospects", keys: "g r", digit: "alt+4", open: true },
  { to: "/import", label: "shell.import", keys: "g i", digit: null, open: true },
  { to: "/settings", label: "shell.settings", keys: "g s", digit: null, open: false },
] as const;

export interface ShellProps {
  state: ShellState;
  onUndo: () => void;
  onRedo: () => void;
  children: ReactNode;
}

/** The frame around every screen: rail, top bar, search, shortcuts. */
export function Shell({ state, onUndo, onRedo, children }: ShellProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [mapOpen, setMapOpen] = useState(false);
  const [searching, setSearching] = useState(false);
  const hasWorkspace = state.workspace !== null;

  const pages = useMemo<Action[]>(
    () =>
      GO.filter((place) => hasWorkspace || !place.open).map((place) => ({
        id: place.to,
        label: t(place.label),
        keys: place.keys,
        run: () => void navigate({ to: place.to }),
      })),
    [t, navigate, hasWorkspace],
  );

  const shortcuts = useMemo<Shortcut[]>(() => {
    const everywhere: Shortcut[] = [
      {
        keys: "mod+k",
        label: t("shell.search"),
        group: "everywhere",
        run: () => setSearching(true),
        whileTyping: true,
      },
      { keys: "mod+z", label: t("shell.undo"), group: "everywhere", run: onUndo },
      { keys: "mod+shift+z", label: t("shell.redo"), group: "everywhere", run: onRedo },
      {
        keys: "?",
        label: t("shell.keyboardMap"),
        group: "everywhere",
        run: () => setMapOpen(true),
      },
    ];
    const go = GO.filter((place) => hasWorkspace || !place.open).flatMap((place) => {
      const run = () => void navigate({ to: place.to });
      const label = t(place.label);
      const both: Shortcut[] = [{ keys: place.keys, label, group: "go", run }];
      if (place.digit) {
        both.push({ keys: place.digit, label, group: "go", run, whileTyping: true });
      }
      return both;
    });
    return [...everywhere, ...go];
  }, [t, navigate, onUndo, onRedo, hasWorkspace]);

  useShortcutList(shortcuts);
  useShortcutListener();

  return (
    <div className={classes.frame}>
      <button
        type="button"
        className={classes.skip}
        onClick={() => document.getElementById("content")?.focus()}
      >
        {t("shell.skip")}
      </button>
      <Rail open={hasWorkspace} savedAt={state.savedAt} />
      <TopBar state={state} onUndo={onUndo} onRedo={onRedo} onSearch={() => setSearching(true)} />
      <main id="content" className={classes.content} tabIndex={-1}>
        {children}
      </main>
      <Palette pages={pages} opened={searching} onClose={() => setSearching(false)} />
      <KeyboardMap opened={mapOpen} onClose={() => setMapOpen(false)} />
    </div>
  );
}
