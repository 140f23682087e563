import type {
  AccountDetail,
  AccountRow,
  Answers,
  AnswerTable,
  Area,
  DraftView,
  HomeView,
  Ipc,
  LaneChart,
  Profile,
  Scorecard,
  StudioMemory,
  VersionInfo,
  WorkspaceInfo,
} from "@/ipc";
import { LanewiseError } from "@/ipc";
import { columnsCore } from "./columns";
import { rescored, withWeight } from "./reckon";
import { added, cut, found, refit, studioCore } from "./studio";
import { suggestCore } from "./suggest";

type Given<K extends keyof Ipc> = Awaited<ReturnType<Ipc[K]>>;

/** What was recorded: the answer of each command under its name. */
export interface Recorded {
  workspaceCurrent: WorkspaceInfo;
  profileDraft: DraftView;
  profileVersions: VersionInfo[];
  profileCompare: Given<"profileCompare">;
  profileStarters: Given<"profileStarters">;
  profileCatalogue: Given<"profileCatalogue">;
  settingsGet: Given<"settingsGet">;
  historyList: Given<"historyList">;
  homeOverview: HomeView;
  accountsList: AccountRow[];
  accountGet: Record<string, AccountDetail>;
  scorecard: Record<string, Scorecard>;
}

const copy = <T>(value: T): T => structuredClone(value);

/**
 * Answers commands from what was recorded. The draft can be changed, roughly as the core would;
 * everything else stays as it was. Scores are only near the real ones: this is for looking, not
 * for checking numbers.
 */
export function recordedCore(
  recorded: Recorded,
  without: readonly string[],
  announce: (areas: Area[]) => void,
): Answers {
  let draft: DraftView | null = without.includes("profile") ? null : copy(recorded.profileDraft);
  let memory: StudioMemory = { locked: [], collapsed: [], apart: [], dismissed: [], taken: [] };
  const versions = without.includes("profile") ? [] : copy(recorded.profileVersions);
  let views: { list: string; name: string; text: string }[] = [];
  const layouts = new Map<string, string | null>();
  const history: (DraftView | null)[] = [];
  const undone: (DraftView | null)[] = [];
  if (draft && without.includes("customers")) {
    const none = { count: 0, total: 0, low: 0, high: 1000 };
    draft.chart = emptied(draft.chart);
    draft.counts = draft.counts.map((one) => ({
      ...one,
      typical_of: 0,
      levels: one.levels.map((level) => ({ ...level, success: none, others: none })),
    }));
  }

  const theDraft = (): DraftView => {
    if (!draft) {
      throw new LanewiseError("no_profile");
    }
    return draft;
  };
  const redraw = (view: DraftView, profile: Profile): LaneChart =>
    rescored(view.chart, profile, recorded.accountGet);
  /** One step: the profile is replaced, the chart follows, the screen is told. */
  const change = (edit: (profile: Profile) => void): null => {
    const before = theDraft();
    const profile = copy(before.profile);
    edit(profile);
    history.push(before);
    undone.length = 0;
    draft = { ...before, profile, chart: redraw(before, profile) };
    announce(["profile", "workspace", "home"]);
    return null;
  };
  const step = (from: (DraftView | null)[], to: (DraftView | null)[]) => {
    const last = from.pop();
    if (last !== undefined) {
      to.push(draft);
      draft = last;
      announce(["profile", "workspace", "home"]);
    }
    return null;
  };

  return {
    appStart: () => ({
      version: "0.1.0",
      language: null,
      theme: null,
      file: null,
      reopened: false,
      gone: null,
    }),
    recentList: () => [],
    workspaceCurrent: () => {
      if (without.includes("workspace")) {
        throw new LanewiseError("no_workspace");
      }
      return recorded.workspaceCurrent;
    },
    settingsGet: () => recorded.settingsGet,
    historyList: () => recorded.historyList,
    homeOverview: () => recorded.homeOverview,
    accountsList: () => recorded.accountsList,
    accountsAnswers: () => {
      const ids = recorded.accountsList.map((row) => row.account.id);
      const columns = (draft?.profile.parameters ?? []).map((parameter) => {
        const answers: AnswerTable["columns"][number]["answers"] = [];
        const cells = ids.map((id) => {
          const given = recorded.accountGet[id]?.answers.find(
            (one) => one.parameter === parameter.id,
          );
          if (!given) {
            return 0;
          }
          const ids = given.answer.given.kind === "levels" ? given.answer.given.value : [];
          const levels = ids.map((level) => parameter.levels.findIndex(({ id }) => id === level));
          return answers.push({ answer: given.answer, levels });
        });
        return { parameter, answers, cells };
      });
      return { accounts: ids, columns };
    },
    viewsList: (list) => views.filter((one) => one.list === list),
    viewSave: (list, name, text) => {
      views = [
        ...views.filter((one) => one.list !== list || one.name !== name),
        { list, name, text },
      ];
      announce(["settings"]);
      return null;
    },
    viewRemove: (list, name) => {
      views = views.filter((one) => one.list !== list || one.name !== name);
      announce(["settings"]);
      return null;
    },
    listLayout: (list) => layouts.get(list) ?? null,
    listLayoutSet: (list, text) => {
      layouts.set(list, text);
      return null;
    },
    accountGet: (id) => found(recorded.accountGet[id]),
    // Recorded before there were customers most like it.
    scorecard: (id) => ({ ...{ like: [] }, ...found(recorded.scorecard[id]) }),
    storedSince: () => ({ likely: 0, parts: [], same: 0 }),
    answerPreview: () => [],
    notesOf: () => [],
    noteAdd: () => 1,
    noteEdit: () => 1,
    noteRemove: () => null,
    undo: () => step(history, undone),
    redo: () => step(undone, history),

    profileDraft: () => theDraft(),
    profileVersion: () => theDraft(),
    profileStarters: () => recorded.profileStarters,
    startersIn: () => recorded.profileStarters,
    profileCatalogue: () => recorded.profileCatalogue,
    documentGuide: () =>
      theDraft()
        .profile.parameters.map(({ id, weight, levels }) => {
          const fits = levels.map((level) => level.fit);
          const swing = weight * (Math.max(...fits) - Math.min(...fits));
          return { parameter: id, swing, must_have: false };
        })
        .sort((a, b) => b.swing - a.swing),
    documentWrite: () => null,
    profileVersions: () => versions,
    profileCompare: () => recorded.profileCompare,
    profileStart: () => {
      draft = copy(recorded.profileDraft);
      announce(["profile", "workspace"]);
      return null;
    },
    profileStartFromFile: () => {
      throw new LanewiseError("not_found");
    },
    profileExport: () => null,
    ...suggestCore({
      profile: () => theDraft().profile,
      preview: () => ({
        weights: theDraft().profile.parameters.map((one) => one.weight),
        chart: theDraft().chart,
      }),
      change,
    }),
    ...columnsCore(
      () => draft?.profile ?? null,
      (parameters) =>
        change((profile) => {
          for (const parameter of parameters) {
            added(profile, parameter, { id: "columns", name: "From our tables" });
          }
        }),
    ),
    profilePreview: (weight, locked, thresholds, fit) => {
      const view = theDraft();
      const profile = copy(view.profile);
      if (fit) {
        refit(profile, fit[0], fit[1], fit[2]);
      }
      if (weight) {
        withWeight(profile, weight[0], weight[1], locked);
      }
      cut(profile.tiers, thresholds);
      return {
        weights: profile.parameters.map((one) => one.weight),
        chart: redraw(view, profile),
      };
    },
    ...studioCore({ draft: () => theDraft().profile, change, twins: !without.includes("twins") }),
    profileStartBlank: (name, picked) => {
      const profile: Profile = {
        ...copy(recorded.profileDraft.profile),
        name,
        groups: [],
        parameters: [],
        must_haves: [],
      };
      for (const { parameter, group } of picked) {
        added(profile, parameter, group);
      }
      const view = recorded.profileDraft;
      draft = { ...copy(view), profile, must_haves: [], counts: [], chart: redraw(view, profile) };
      announce(["profile", "workspace"]);
      return null;
    },
    profileStartFromVersion: () => {
      draft = copy(recorded.profileDraft);
      announce(["profile", "workspace"]);
      return null;
    },
    profileDiscard: () => {
      history.push(theDraft());
      draft = copy(recorded.profileDraft);
      announce(["profile", "workspace"]);
      return null;
    },
    studioMemory: () => memory,
    studioRemember: (next) => {
      memory = next;
      return null;
    },
    profilePublish: (reason) => {
      const view = theDraft();
      const number = versions.length + 1;
      versions.push({
        number,
        name: view.profile.name,
        at: new Date().toISOString(),
        author: recorded.workspaceCurrent.author,
        reason,
        blend: view.profile.blend?.percent ?? null,
        learnt: view.profile.learnt != null,
      });
      draft = { ...view, version: found(versions.at(-1)) };
      announce(["profile", "workspace", "home"]);
      return number;
    },
  };
}

function emptied(chart: LaneChart): LaneChart {
  const none = { total: 0, tiers: chart.tiers.map(() => 0), admitted: 0, low: 0, high: 1000 };
  return {
    ...chart,
    rows: chart.rows.map((row) => ({ ...row, count: none, marks: [], bins: [] })),
    saved: [],
    saved_counts: [],
    saved_version: null,
    success: { admitted: 0, total: 0 },
    others: { admitted: 0, total: 0 },
  };
}
