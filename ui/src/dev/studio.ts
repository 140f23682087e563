import {
  type Answers,
  type Group,
  LanewiseError,
  type MustHave,
  type Parameter,
  type Profile,
  type Tier,
} from "@/ipc";
import { withWeight } from "./reckon";

interface Studio {
  draft: () => Profile;
  /** One step: the profile becomes another one. */
  change: (edit: (profile: Profile) => void) => null;
  /** Whether two parameters seem to tell the same. */
  twins: boolean;
}

/** What the studio does to the draft, roughly as the core would. */
export function studioCore({ draft, change, twins }: Studio): Answers {
  return {
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
      const parameter = found(draft().parameters.find((one) => one.id === id));
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
      const [one, other] = draft().parameters;
      return !twins || !one || !other
        ? []
        : [{ stays: one.id, goes: other.id, why: ["name", "answers"], same: 31, both: 34 }];
    },
    profileMergePlan: (stays, goes, map) => {
      const { parameters } = draft();
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
  };
}

/** What has to be there. */
export function found<T>(value: T | undefined): T {
  if (value === undefined) {
    throw new LanewiseError("missing");
  }
  return value;
}

export function added(profile: Profile, parameter: Parameter, group: Group): void {
  if (!profile.groups.some((one) => one.id === group.id)) {
    profile.groups.push(group);
  }
  const count = profile.parameters.length + 1;
  profile.parameters.push({ ...parameter, weight: count === 1 ? 1000 : 0 });
  withWeight(profile, parameter.id, Math.floor(1000 / count), []);
}

export function refit(profile: Profile, parameter: string, level: string, fit: number): void {
  const one = profile.parameters.find((other) => other.id === parameter);
  const found = one?.levels.find((other) => other.id === level);
  if (found) {
    found.fit = fit;
  }
}

export function cut(tiers: Tier[], thresholds: readonly number[] | null): void {
  thresholds?.forEach((from, rank) => {
    const tier = tiers[rank];
    if (tier) {
      tier.from = from;
    }
  });
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
