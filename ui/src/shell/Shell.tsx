import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { stepZoom, toggleRoom } from "@/theme/scale";
import { CrashNotice } from "./crash/CrashNotice";
import { KeyboardMap } from "./KeyboardMap";
import { useAccountOffers } from "./palette/accounts";
import { Palette } from "./palette/Palette";
import { useOffers } from "./palette/useOffers";
import { PLACES } from "./places";
import { Rail } from "./Rail";
import classes from "./Shell.module.css";
import { useSaid } from "./say";
import { type Shortcut, useShortcutList, useShortcutListener } from "./shortcuts";
import type { ShellState } from "./state";
import { TopBar } from "./TopBar";
import { Tour } from "./tour/Tour";
import { TourOffer } from "./tour/TourOffer";

export interface ShellProps {
  state: ShellState;
  onUndo: () => void;
  onRedo: () => void;
  children: ReactNode;
}

/** Zoom answers to every way to press plus and minus. */
function zoomKeys(larger: string, smaller: string, actual: string): Shortcut[] {
  const one = (keys: string, label: string, step: 1 | -1 | 0, alias: boolean): Shortcut => ({
    keys,
    label,
    group: "everywhere",
    run: () => stepZoom(step),
    whileTyping: true,
    alias,
  });
  return [
    one("mod++", larger, 1, false),
    one("mod+=", larger, 1, true),
    one("mod+shift++", larger, 1, true),
    one("mod+shift+=", larger, 1, true),
    one("mod+-", smaller, -1, false),
    one("mod+0", actual, 0, false),
  ];
}

/** The frame around every screen: rail, top bar, search, shortcuts, tour. */
export function Shell({ state, onUndo, onRedo, children }: ShellProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const said = useSaid();
  const [mapOpen, setMapOpen] = useState(false);
  const [searching, setSearching] = useState(false);
  const [historyOpen, setHistoryOpen] = useState(false);
  const hasWorkspace = state.workspace !== null;
  const { undo, redo } = state;

  const onHistory = useCallback(() => setHistoryOpen(true), []);
  const onKeyboard = useCallback(() => setMapOpen(true), []);
  const onSearch = useCallback(() => setSearching(true), []);
  const frame = useMemo(
    () => ({ undo, redo, onUndo, onRedo, onHistory, onKeyboard }),
    [undo, redo, onUndo, onRedo, onHistory, onKeyboard],
  );
  const groups = useOffers(frame);
  const accounts = useAccountOffers(state.workspace?.path ?? null);

  const shortcuts = useMemo<Shortcut[]>(() => {
    const everywhere: Shortcut[] = [
      {
        keys: "mod+k",
        label: t("shell.search"),
        group: "everywhere",
        run: onSearch,
        whileTyping: true,
      },
      { keys: "mod+z", label: t("shell.undo"), group: "everywhere", run: onUndo },
      { keys: "mod+shift+z", label: t("shell.redo"), group: "everywhere", run: onRedo },
      { keys: "mod+y", label: t("shell.redo"), group: "everywhere", run: onRedo, alias: true },
      { keys: "?", label: t("shell.keyboardMap"), group: "everywhere", run: onKeyboard },
      {
        keys: "mod+shift+l",
        label: t("look.room"),
        group: "everywhere",
        run: toggleRoom,
        whileTyping: true,
      },
      ...zoomKeys(t("look.larger"), t("look.smaller"), t("look.actual")),
    ];
    const go = PLACES.filter((place) => hasWorkspace || !place.open).flatMap((place) => {
      const run = () => void navigate({ to: place.to });
      const label = t(place.label);
      const both: Shortcut[] = [{ keys: place.keys, label, group: "go", run }];
      if (place.digit) {
        both.push({ keys: place.digit, label, group: "go", run, whileTyping: true });
      }
      return both;
    });
    return [...everywhere, ...go];
  }, [t, navigate, onUndo, onRedo, onSearch, onKeyboard, hasWorkspace]);

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
      <TopBar
        state={state}
        onUndo={onUndo}
        onRedo={onRedo}
        onSearch={onSearch}
        onKeyboard={onKeyboard}
        historyOpen={historyOpen}
        onHistory={setHistoryOpen}
      />
      <div className={classes.below}>
        <CrashNotice />
        <TourOffer />
        <main id="content" className={classes.content} tabIndex={-1}>
          {children}
        </main>
      </div>
      <p className="visually-hidden" role="status" data-testid="says">
        {said}
      </p>
      <Palette
        groups={groups}
        accounts={accounts}
        opened={searching}
        onClose={() => setSearching(false)}
      />
      <KeyboardMap opened={mapOpen} onClose={() => setMapOpen(false)} tour={hasWorkspace} />
      {hasWorkspace && <Tour />}
    </div>
  );
}
