import {
  type Answers,
  type AppPreferences,
  type Area,
  type CrashReport,
  LanewiseError,
  type Settings,
  type Setup,
  type WorkspaceInfo,
} from "@/ipc";
import type { Recorded } from "./core";

/**
 * Stand-ins for the workspace file and its settings: opening, making, recent ones, outcomes.
 * `without=everything` opens a workspace with nothing in it; files called `busy…`, `damaged…`
 * and `newer…` are refused as the core refuses them.
 */
export function recordedHouse(
  recorded: Recorded,
  without: readonly string[],
  announce: (areas: Area[]) => void,
): Answers {
  const empty = without.includes("everything");
  let settings: Settings = structuredClone(recorded.settingsGet);
  let info: WorkspaceInfo | null = without.includes("workspace")
    ? null
    : { ...recorded.workspaceCurrent, ...(empty ? bare() : {}) };
  let recent = [
    { path: "/home/lucia/Documents/Ordito Workflows.lanewise", name: "Ordito Workflows" },
    { path: "/home/lucia/Documents/team/Mid-market 2026.lanewise", name: "Mid-market 2026" },
    { path: "/mnt/share/presales/workshops/busy pilot.lanewise", name: "Pilot with a partner" },
  ].map((one, days) => ({
    ...one,
    opened: new Date(Date.now() - days * 3 * 86_400_000).toISOString(),
  }));
  if (without.includes("recent")) {
    recent = [];
  }

  let preferences: AppPreferences = { reopen_last: true };
  let crashes: CrashReport[] = without.includes("crash")
    ? []
    : [
        {
          id: "crash-1795305600000-4711",
          path: "/home/lucia/.local/share/app.lanewise.desktop/crashes/crash-1795305600000-4711.txt",
          time: new Date(Date.now() - 7_200_000).toISOString(),
          message: "index out of bounds: the len is 3 but the index is 7",
          seen: !without.includes("seen"),
        },
      ];

  const everywhere: Area[] = ["workspace", "accounts", "profile", "prospects", "home", "settings"];
  const here = (): WorkspaceInfo => {
    if (!info) {
      throw new LanewiseError("no_workspace");
    }
    return info;
  };
  const make = (path: string, setup: Setup, filled: boolean): WorkspaceInfo => {
    info = {
      ...recorded.workspaceCurrent,
      ...(filled ? {} : bare()),
      path,
      name: setup.name,
      author: setup.author,
      language: setup.language,
    };
    announce(everywhere);
    return info;
  };
  const set = (change: Partial<Settings>): null => {
    settings = { ...settings, ...change };
    announce(["settings", "workspace", "home"]);
    return null;
  };

  return {
    appPreferences: () => preferences,
    appPreferencesSet: (wanted) => {
      preferences = wanted;
    },
    crashReports: () => crashes,
    crashReportText: () => "Lanewise crash report\n\nMessage: index out of bounds",
    crashReportSeen: (id) => {
      crashes = crashes.map((one) => (one.id === id ? { ...one, seen: true } : one));
      return null;
    },
    crashReportsForget: () => {
      crashes = [];
      return null;
    },
    crashFromScreen: () => null,
    recentList: () => recent,
    recentForget: (path) => {
      recent = recent.filter((one) => one.path !== path);
    },
    workspaceCurrent: here,
    workspaceOpen: (path) => {
      const holder = {
        pid: 4711,
        user: "ines",
        host: "meeting-room",
        since: "2026-11-21T09:05:00Z",
      };
      for (const kind of ["busy", "damaged", "newer"] as const) {
        if (path.includes(kind)) {
          throw new LanewiseError(kind, { message: "", problems: [], holder });
        }
      }
      info = { ...recorded.workspaceCurrent, path };
      announce(everywhere);
      return info;
    },
    workspaceCreate: (path, setup) => make(path, setup, false),
    workspaceSample: (path, setup) => make(path, setup, true),
    workspaceClose: () => {
      info = null;
      announce(everywhere);
      return null;
    },
    homeOverview: () =>
      here().accounts === 0
        ? { overview: null, attention: [], history: [], reference: 0, accounts: 0 }
        : { ...recorded.homeOverview, attention: recorded.homeOverview.attention ?? [] },
    settingsGet: () => settings,
    settingsName: (name) => {
      info = { ...here(), name };
      return set({ name });
    },
    settingsAuthor: (author) => {
      info = { ...here(), author };
      announce(["workspace"]);
      return null;
    },
    settingsLanguage: (language) => {
      info = { ...here(), language };
      return set({ language });
    },
    settingsOutcomes: (outcomes) => set({ outcomes }),
  };
}

/** What is known of a workspace that nobody has put anything into. */
function bare(): Partial<WorkspaceInfo> {
  return {
    profile: null,
    version: null,
    draft_changed: false,
    undo: null,
    redo: null,
    saved: null,
    customers: 0,
    prospects: 0,
    accounts: 0,
  };
}
