import type { ParseKeys } from "i18next";
import type { EvidenceWarning, EvidenceWarnings, Outcome, Profile } from "@/ipc";
import { outcomeName } from "../outcomes";
import type { Speech, Told } from "./words";

interface Known {
  profile: Profile;
  outcomes: readonly Outcome[];
  names: EvidenceWarnings["names"];
}

/** So many accounts of a side are named. */
const NAMED = 3;

/** A warning as a sentence. */
export function warningTold(
  speech: Speech,
  warning: EvidenceWarning,
  { profile, outcomes, names }: Known,
): Told {
  const { t, format, list, successWord, othersWord } = speech;
  const parameter = (id: string) => profile.parameters.find((one) => one.id === id);
  const name = (id: string) => parameter(id)?.name ?? id;
  const told = (values: Record<string, unknown>, key: string = warning.kind): Told => ({
    key: `evidence.warnings.${key}` as ParseKeys,
    values,
  });
  const sides = ({ success, others }: { success: number; others: number }) => ({
    s: format.count(success),
    o: format.count(others),
    successWord,
    othersWord,
  });
  switch (warning.kind) {
    case "after_sale":
    case "never_known":
      return told({ name: name(warning.parameter), weight: format.weightShare(warning.weight) });
    case "outcome_signal":
      return told({ name: name(warning.parameter), word: warning.word });
    case "too_perfect":
      return told({
        name: name(warning.parameter),
        known: format.count(warning.known),
        wrong: format.count(warning.wrong),
      });
    case "known_one_sided":
      return told({
        name: name(warning.parameter),
        ...sides(warning.known),
        st: format.count(warning.all.success),
        ot: format.count(warning.all.others),
      });
    case "double_counting":
      return told({
        one: name(warning.one),
        other: name(warning.other),
        weight: format.weightShare(warning.weight),
      });
    case "empty_levels": {
      const levels = parameter(warning.parameter)?.levels ?? [];
      const named = warning.levels.map(
        (id) => `“${levels.find((level) => level.id === id)?.name ?? id}”`,
      );
      const rest = named.length - 4;
      return told({
        count: named.length,
        name: name(warning.parameter),
        levels:
          rest > 0
            ? t("evidence.andMore", {
                count: rest,
                n: format.count(rest),
                names: named.slice(0, 4).join(", "),
              })
            : list(named),
      });
    }
    case "too_few":
      return told(
        {
          ...sides(warning.sides),
          least: format.count(warning.least),
          each: format.count(warning.least_of_each),
        },
        "tooFew",
      );
    case "no_power":
    case "one_sided":
      return told(sides(warning.sides));
    case "all_succeeded":
    case "none_succeeded":
    case "without_outcome":
      return told({ count: warning.customers, n: format.count(warning.customers) });
    case "survivors":
      return told({
        outcomes: list(
          warning.outcomes.map((id) => {
            const outcome = outcomes.find((one) => one.id === id);
            return `“${outcome ? outcomeName(t, outcome) : id}”`;
          }),
        ),
      });
    case "contradicting": {
      const named = (ids: readonly number[]) => {
        const known = ids.map((id) => names.find((one) => one.id === id)?.name ?? `${id}`);
        const rest = known.length - NAMED;
        return rest > 0
          ? t("evidence.andMore", {
              count: rest,
              n: format.count(rest),
              names: known.slice(0, NAMED).join(", "),
            })
          : list(known);
      };
      return told({
        count: warning.known,
        n: format.count(warning.known),
        good: named(warning.successes),
        bad: named(warning.others),
      });
    }
  }
}
