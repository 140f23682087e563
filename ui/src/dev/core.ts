import type {
  AccountDetail,
  AccountRow,
  Answers,
  AnswerTable,
  Area,
  DraftView,
  Group,
  HomeView,
  Ipc,
  LaneChart,
  MustHave,
  Parameter,
  Profile,
  Scorecard,
  StudioMemory,
  Tier,
  VersionInfo,
  WorkspaceInfo,
} from "@/ipc";
import { LanewiseError } from "@/ipc";
import { columnsCore } from "./columns";
import { rescored, withWeight } from "./reckon";
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
  const found = <T>(value: T | undefined): T => {
    if (value === undefined) {
      throw new LanewiseError("missing");
    }
    return value;
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
    profileSetWeight: (id, weight, locked) =>
      change((profile) => withWeight(profile, id, weight, locked)),
    profileSetThresholds: (thresholds) => change((profile) => cut(profile.tiers, thresholds)),
    profilePutParameter: (parameter) =>
      change((profile) => {
        refuseGaps(parameter);
        profile.parameters = profile.parameters.map((one) =>
          one.id === parameter.id ? { ...parameter, weight: one.weight } : one,
        );
      }),
    profileAddParameter: (parameter, group) =>
      change((profile) => added(profile, parameter, group)),
    profileAddParameters: (picked) =>
      change((profile) => {
        for (const { parameter, group } of picked) {
          added(profile, parameter, group);
        }
      }),
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
    profileSetEqual: (locked) =>
      change((profile) => {
        const free = profile.parameters.filter((one) => !locked.includes(one.id));
        const kept = profile.parameters
          .filter((one) => locked.includes(one.id))
          .reduce((sum, one) => sum + one.weight, 0);
        const room = 1000 - kept;
        free.forEach((one, at) => {
          one.weight = Math.floor(room / free.length) + (at < room % free.length ? 1 : 0);
        });
      }),
    profileSetGroupWeight: (group, weight, locked) =>
      change((profile) => {
        const inside = profile.parameters.filter((one) => one.group === group);
        inside.forEach((one, at) => {
          const share = Math.floor(weight / inside.length);
          const last = at === inside.length - 1;
          withWeight(profile, one.id, last ? weight - share * at : share, [
            ...locked,
            ...inside.slice(0, at).map((before) => before.id),
          ]);
        });
      }),
    profileRemoveGroup: (id) =>
      change((profile) => {
        const at = profile.groups.findIndex((one) => one.id === id);
        const heir = profile.groups[at - 1] ?? profile.groups[at + 1];
        profile.groups = profile.groups.filter((one) => one.id !== id);
        for (const one of profile.parameters) {
          one.group = one.group === id && heir ? heir.id : one.group;
        }
      }),
    profileSetAdmits: (tier) =>
      change((profile) => {
        profile.admits = tier;
      }),
    profileSetKind: (id, kind) =>
      change((profile) => {
        const one = found(profile.parameters.find((other) => other.id === id));
        one.answer = kind;
      }),
    profileKindPlan: (id, kind, wish) => {
      const parameter = found(theDraft().profile.parameters.find((one) => one.id === id));
      return {
        parameter: { ...parameter, answer: kind },
        yes: wish.yes ?? parameter.levels.filter((one) => one.fit >= 50).map((one) => one.id),
        answered: 31,
        covered: 30,
        lost: parameter.answer === "bands" ? 28 : 0,
        won: 0,
      };
    },
    profileTwins: () => {
      const [one, other] = theDraft().profile.parameters;
      return without.includes("twins") || !one || !other
        ? []
        : [{ stays: one.id, goes: other.id, why: ["name", "answers"], same: 31, both: 34 }];
    },
    profileMergePlan: (stays, goes, map) => {
      const { parameters } = theDraft().profile;
      const one = found(parameters.find((parameter) => parameter.id === stays));
      const other = found(parameters.find((parameter) => parameter.id === goes));
      const nearest = (fit: number) =>
        [...one.levels].sort((a, b) => Math.abs(a.fit - fit) - Math.abs(b.fit - fit))[0]?.id ?? "";
      return {
        map: map ?? other.levels.map((level) => ({ from: level.id, to: nearest(level.fit) })),
        same: 31,
        both: 34,
        weight: one.weight + other.weight,
        answers: {
          carried: 12,
          same: 31,
          conflicts: 1,
          left: 0,
          named: [
            {
              id: 7,
              name: "Utensili Gambarotta",
              stays: one.levels[0]?.name ?? "",
              goes: other.levels.at(-1)?.name ?? "",
            },
          ],
        },
      };
    },
    profileMerge: (stays, goes) => {
      change((profile) => {
        const gone = found(profile.parameters.find((one) => one.id === goes));
        const kept = found(profile.parameters.find((one) => one.id === stays));
        kept.weight += gone.weight;
        profile.parameters = profile.parameters.filter((one) => one !== gone);
        profile.must_haves = (profile.must_haves ?? []).filter((one) => one.parameter !== goes);
      });
      return 12;
    },
    studioMemory: () => memory,
    studioRemember: (next) => {
      memory = next;
      return null;
    },
    profileRemoveParameter: (id) =>
      change((profile) => {
        withWeight(profile, id, 0, []);
        profile.parameters = profile.parameters.filter((one) => one.id !== id);
        profile.must_haves = (profile.must_haves ?? []).filter((one) => one.parameter !== id);
      }),
    profileMoveParameter: (id, group, position) =>
      change((profile) => {
        const moved = found(profile.parameters.find((one) => one.id === id));
        const rest = profile.parameters.filter((one) => one !== moved);
        rest.splice(position, 0, { ...moved, group });
        profile.parameters = rest;
      }),
    profilePutTiers: (tiers: Tier[]) =>
      change((profile) => {
        profile.tiers = tiers;
      }),
    profilePutMustHaves: (mustHaves: MustHave[]) =>
      change((profile) => {
        profile.must_haves = mustHaves;
      }),
    profilePutGroups: (groups: Group[]) =>
      change((profile) => {
        profile.groups = groups;
      }),
    profileRename: (name, about) =>
      change((profile) => {
        profile.name = name;
        profile.about = about;
      }),
    profilePutSlideRule: (rule) =>
      change((profile) => {
        profile.slide_rule = rule;
      }),
    profileGuesses: (guesses) =>
      change((profile) => {
        profile.guesses = guesses;
      }),
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

function added(profile: Profile, parameter: Parameter, group: Group): void {
  if (!profile.groups.some((one) => one.id === group.id)) {
    profile.groups.push(group);
  }
  const count = profile.parameters.length + 1;
  profile.parameters.push({ ...parameter, weight: count === 1 ? 1000 : 0 });
  withWeight(profile, parameter.id, Math.floor(1000 / count), []);
}

function refit(profile: Profile, parameter: string, level: string, fit: number): void {
  const one = profile.parameters.find((other) => other.id === parameter);
  const found = one?.levels.find((other) => other.id === level);
  if (found) {
    found.fit = fit;
  }
}

function cut(tiers: Tier[], thresholds: readonly number[] | null): void {
  thresholds?.forEach((from, rank) => {
    const tier = tiers[rank];
    if (tier) {
      tier.from = from;
    }
  });
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

/** The core refuses bands that leave a gap or overlap; so does this. */
function refuseGaps(parameter: Parameter): void {
  if (parameter.answer !== "bands") {
    return;
  }
  const problems = parameter.levels.flatMap((level, at) => {
    const before = parameter.levels[at - 1];
    return before && before.to !== level.from
      ? [
          {
            place: `parameters[${parameter.id}].levels[${level.id}].from`,
            about: [parameter.name, level.name],
            rule: {
              kind: "gap" as const,
              from: String(before.to),
              to: String(level.from),
              below: before.name,
            },
            wrong: "",
            mend: "",
          },
        ]
      : [];
  });
  if (problems.length > 0) {
    throw new LanewiseError("invalid", { message: "", problems, holder: null });
  }
}
