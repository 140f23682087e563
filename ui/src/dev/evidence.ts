import type {
  Answers,
  DraftView,
  EvidenceParameters,
  EvidenceProfile,
  EvidenceWarning,
  EvidenceWarnings,
  ParameterEvidence,
  Refine,
} from "@/ipc";
import type { Recorded } from "./core";

/** What the core said of the sample: 200, 2,000 and 10,000 deals, the profile, the warnings. */
export interface RecordedEvidence {
  evidenceParameters?: EvidenceParameters[];
  evidenceProfile?: EvidenceProfile;
  evidenceWarnings?: EvidenceWarnings;
  evidenceRefine?: Refine | null;
}

const wait = (milliseconds: number) =>
  new Promise((resolve) => window.setTimeout(resolve, milliseconds));

/** How a workspace may be for which nothing was recorded. */
export type EvidenceState = "few" | "happy" | "nothing" | "warned";

function warnings(draft: DraftView): EvidenceWarning[] {
  const [one, other, third] = draft.profile.parameters;
  const id = (parameter: typeof one) => parameter?.id ?? "";
  return [
    { kind: "after_sale", parameter: id(third), weight: third?.weight ?? 0 },
    { kind: "too_perfect", parameter: id(one), known: 34, wrong: 0, levels: [] },
    { kind: "double_counting", one: id(one), other: id(other), v: 912, both: 34, weight: 210 },
    { kind: "contradicting", known: 9, successes: [11], others: [16] },
    { kind: "without_outcome", customers: 3, ids: [1, 2, 3] },
    { kind: "survivors", outcomes: ["failed"], customers: 33 },
    {
      kind: "known_one_sided",
      parameter: id(other),
      known: { success: 20, others: 1 },
      all: { success: 24, others: 12 },
    },
  ];
}

/** A parameter of which nothing can be told. */
function silent(one: ParameterEvidence): ParameterEvidence {
  return {
    ...one,
    verdict: "too_few",
    says: "cannot_tell",
    adjusted: 870_000,
    p: 240_000,
    weight: null,
  };
}

/**
 * The evidence as it was recorded, with a wait that lets one see it refine; or a state of it for
 * which nothing was recorded: `dev.html?evidence=nothing`.
 */
export function recordedEvidence(
  recorded: Recorded & RecordedEvidence,
  without: readonly string[],
  state: string | null,
): Answers {
  const { evidenceParameters: steps, evidenceProfile: whole, evidenceWarnings: warned } = recorded;
  if (!steps?.[0] || !whole || !warned || without.includes("profile")) {
    return {};
  }
  const first = steps[0];
  const sides =
    state === "few"
      ? { success: 4, others: 2 }
      : state === "happy"
        ? { success: 36, others: 0 }
        : first.basis.sides;
  const basis = without.includes("customers")
    ? { ...first.basis, sides: { success: 0, others: 0 } }
    : { ...first.basis, sides };
  const headline =
    basis.sides.success === 0
      ? ({ kind: "no_customers" } as const)
      : state === "few"
        ? ({ kind: "too_few", least: 10, least_of_each: 3 } as const)
        : state === "happy"
          ? ({ kind: "all_succeeded" } as const)
          : state === "nothing"
            ? ({ kind: "nothing" } as const)
            : first.headline;
  const quiet = headline.kind !== "separates";
  return {
    evidenceParameters: async (_version, permutations) => {
      const step = steps.find((one) => one.permutations >= permutations) ?? first;
      await wait(permutations / 10);
      return {
        ...step,
        basis,
        headline: quiet ? headline : step.headline,
        parameters: quiet ? step.parameters.map(silent) : step.parameters,
      };
    },
    evidenceProfile: () => ({
      ...whole,
      basis,
      headline,
      picks:
        basis.sides.others === 0 || basis.sides.success === 0
          ? null
          : quiet && whole.picks
            ? { ...whole.picks, auc: 540, low: 390, high: 690 }
            : whole.picks,
    }),
    evidenceRefine: () => recorded.evidenceRefine ?? null,
    evidenceWarnings: () => ({
      ...warned,
      basis,
      warnings:
        state === "warned"
          ? [...warnings(recorded.profileDraft), ...warned.warnings]
          : state === "happy"
            ? [{ kind: "all_succeeded", customers: 36 }]
            : warned.warnings,
      names:
        state === "warned"
          ? recorded.accountsList
              .slice(0, 40)
              .map(({ account: { id, name, stage } }) => ({ id, name, stage }))
          : warned.names,
    }),
  };
}
