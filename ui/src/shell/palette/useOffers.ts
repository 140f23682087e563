import { useMantineColorScheme } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { changeLanguage, LANGUAGES } from "@/i18n";
import { ipc } from "@/ipc";
import { useTakeBack } from "@/queries/edits";
import { folderOf } from "@/queries/opening";
import { draftQuery, startersQuery } from "@/queries/profile";
import { recentQuery, workspaceQuery } from "@/queries/workspace";
import { setRoom, stepZoom, useScale } from "@/theme/scale";
import { type Action, type ActionGroup, askOf, useOffered } from "../actions";
import { ELSEWHERE } from "../elsewhere";
import { PLACES } from "../places";
import { setSingleKeys, useShortcuts, useSingleKeys } from "../shortcuts";
import { startTour } from "../tour/state";
import { useWays } from "../useWays";

const THEMES = [
  { value: "light", label: "shell.themeLight" },
  { value: "dark", label: "shell.themeDark" },
  { value: "auto", label: "shell.themeAuto" },
] as const;
const NAMES = { en: "shell.english", it: "shell.italian", es: "shell.spanish" } as const;

export interface FrameWork {
  /** What undo and redo would do, in words; `null` for nothing. */
  undo: string | null;
  redo: string | null;
  onUndo: () => void;
  onRedo: () => void;
  onHistory: () => void;
  onKeyboard: () => void;
}

/** What the screen that is shown offers: what it says itself, and its shortcuts. */
function useHere(): Action[] {
  const offered = useOffered();
  const shortcuts = useShortcuts();
  return useMemo(() => {
    const said = new Set(offered.flatMap(({ keys, label }) => [label, keys ?? label]));
    const byKey = shortcuts.filter(
      ({ group, keys, label }) => group === "here" && !said.has(label) && !said.has(keys),
    );
    return [
      ...offered,
      ...byKey.map(({ keys, label, run }) => ({ id: `key:${label}`, label, keys, run })),
    ];
  }, [offered, shortcuts]);
}

/** Everything that can be done or opened from here, but for the accounts. */
export function useOffers(frame: FrameWork): ActionGroup[] {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const ways = useWays();
  const takeBack = useTakeBack();
  const here = useHere();
  const { zoom, room } = useScale();
  const single = useSingleKeys();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { data: workspace } = useQuery(workspaceQuery);
  const { data: recent } = useQuery(recentQuery);
  const { data: draft } = useQuery({ ...draftQuery, enabled: workspace?.profile != null });
  const { undo, redo, onUndo, onRedo, onHistory, onKeyboard } = frame;

  return useMemo(() => {
    const open = workspace != null;
    const shown = new Set(here.map(({ id }) => id));
    const elsewhere: Action[] = ELSEWHERE.filter(
      ({ id, needs }) =>
        open && !shown.has(id) && (needs === "workspace" || workspace.profile !== null),
    ).map(({ id, label, to }) => ({
      id,
      label: t(label),
      hint: t(PLACES.find((place) => place.to === to)?.label ?? "shell.home"),
      run: () => {
        void navigate({ to });
        askOf(id);
      },
    }));
    const steps: Action[] = open
      ? [
          ...(undo === null
            ? []
            : [
                {
                  id: "undo",
                  label: t("shell.undoWhat", { what: undo }),
                  keys: "mod+z",
                  run: onUndo,
                },
              ]),
          ...(redo === null
            ? []
            : [
                {
                  id: "redo",
                  label: t("shell.redoWhat", { what: redo }),
                  keys: "mod+shift+z",
                  run: onRedo,
                },
              ]),
          { id: "history", label: t("history.open"), run: onHistory },
          {
            id: "profile.start",
            label: t("palette.startProfile"),
            into: async () => {
              const starters = await client.fetchQuery(startersQuery);
              return starters.map(({ starter, name, about }) => ({
                id: `profile.start:${starter}`,
                label: name,
                hint: about,
                run: () =>
                  void ipc.profileStart(starter).then(() => {
                    takeBack(t("palette.startedProfile", { name }));
                    return navigate({ to: "/profile" });
                  }),
              }));
            },
          },
        ]
      : [];
    const isParameter = ({ id }: Action) => id.startsWith("profile.parameter:");
    const parameters: Action[] = here.some(isParameter)
      ? here.filter(isParameter)
      : (draft?.profile.parameters ?? []).map(({ id, name, group }) => ({
          id: `profile.parameter:${id}`,
          label: name,
          hint: draft?.profile.groups.find((one) => one.id === group)?.name ?? "",
          words: t("palette.parameterWords"),
          run: () => {
            void navigate({ to: "/profile" });
            askOf(`profile.parameter:${id}`);
          },
        }));
    const go: Action[] = PLACES.filter((place) => open || !place.open).map((place) => ({
      id: `go:${place.to}`,
      label: t(place.label),
      keys: place.keys,
      run: () => void navigate({ to: place.to }),
    }));
    const workspaces: Action[] = [
      ...(recent ?? [])
        .filter(({ path }) => path !== workspace?.path)
        .map(({ path, name }) => ({
          id: `workspace:${path}`,
          label: name,
          hint: folderOf(path),
          words: t("palette.workspaceWords"),
          run: () => ways.openPath(path),
        })),
      { id: "workspace.new", label: t("switcher.new"), run: () => ways.start() },
      { id: "workspace.list", label: t("start.list.title"), run: () => ways.start("list") },
      {
        id: "workspace.starter",
        label: t("start.starter.title"),
        run: () => ways.start("starter"),
      },
      { id: "workspace.open", label: t("switcher.open"), run: () => void ways.openFile() },
      { id: "workspace.sample", label: t("switcher.sample"), run: () => void ways.openSample() },
      ...(open
        ? [{ id: "workspace.close", label: t("settings.file.close"), run: ways.close }]
        : []),
    ];
    const look: Action[] = [
      {
        id: "room",
        label: t(room ? "look.roomOff" : "look.roomOn"),
        hint: t("look.roomHint"),
        words: t("look.roomWords"),
        keys: "mod+shift+l",
        run: () => setRoom(!room),
      },
      ...THEMES.map(({ value, label }) => ({
        id: `theme:${value}`,
        label: `${t("shell.theme")}: ${t(label)}`,
        on: colorScheme === value,
        run: () => setColorScheme(value),
      })),
      ...LANGUAGES.map((language) => ({
        id: `language:${language}`,
        label: `${t("shell.language")}: ${t(NAMES[language])}`,
        on: i18n.language === language,
        run: () => void changeLanguage(language),
      })),
      { id: "zoom.in", label: t("look.larger"), keys: "mod++", run: () => stepZoom(1) },
      { id: "zoom.out", label: t("look.smaller"), keys: "mod+-", run: () => stepZoom(-1) },
      {
        id: "zoom.reset",
        label: t("look.actual"),
        hint: t("look.percent", { zoom }),
        keys: "mod+0",
        run: () => stepZoom(0),
      },
    ];
    const help: Action[] = [
      { id: "keyboard", label: t("shell.keyboardMap"), keys: "?", run: onKeyboard },
      ...(open ? [{ id: "tour", label: t("tour.start"), run: startTour }] : []),
      { id: "crashes", label: t("crash.label"), run: () => void navigate({ to: "/settings" }) },
      {
        id: "keys.single",
        label: t("shell.keyboardSingle"),
        on: single,
        run: () => setSingleKeys(!single),
      },
    ];
    return [
      {
        id: "here",
        title: t("shell.keyboardHere"),
        actions: here.filter((one) => !isParameter(one)),
      },
      { id: "do", title: t("shell.searchActions"), actions: [...steps, ...elsewhere] },
      { id: "go", title: t("shell.searchPages"), actions: go },
      { id: "parameters", title: t("palette.parameters"), actions: parameters },
      { id: "workspaces", title: t("palette.workspaces"), actions: workspaces },
      { id: "look", title: t("look.title"), actions: look },
      { id: "help", title: t("palette.help"), actions: help },
    ];
  }, [
    t,
    i18n.language,
    navigate,
    client,
    ways,
    takeBack,
    here,
    zoom,
    room,
    single,
    colorScheme,
    setColorScheme,
    workspace,
    recent,
    draft,
    undo,
    redo,
    onUndo,
    onRedo,
    onHistory,
    onKeyboard,
  ]);
}
