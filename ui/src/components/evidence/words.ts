import type { ParseKeys, TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "@/i18n";
import { type Formats, useFormat } from "@/i18n/format";
import type {
  EvidenceParameters,
  Headline,
  Outcome,
  Parameter,
  ParameterEvidence,
  Picks,
  Profile,
  Says,
  Sides,
} from "@/ipc";
import { outcomeName } from "../outcomes";
import type { Told } from "../told";

export { plainTold, type Told, taggedTold } from "../told";

/** Everything that sentences about evidence are made with, in one language. */
export interface Speech {
  t: TFunction;
  format: Pick<
    Formats,
    "count" | "score" | "weight" | "weightShare" | "number" | "share" | "shareRange"
  >;
  /** "A, B and C". */
  list: (names: readonly string[]) => string;
  /** What the successes are called in the middle of a sentence: "happy". */
  successWord: string;
  /** The same for the others: "others", or their one outcome. */
  othersWord: string;
}

const MANY = ["happy", "not_expanded", "struggling", "failed"] as const;

function many(t: TFunction, outcome: Outcome): string {
  const standard = MANY.find((id) => id === outcome.id);
  return standard && !outcome.name ? t(`profile.many.${standard}`) : `“${outcomeName(t, outcome)}”`;
}

/** The words of a language for evidence, by the outcomes the team tells apart. */
export function speechOf(
  t: TFunction,
  language: string,
  format: Speech["format"],
  outcomes: readonly Outcome[],
): Speech {
  const good = outcomes.filter((one) => one.success);
  const rest = outcomes.filter((one) => !one.success);
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  return {
    t,
    format,
    list: (names) => list.format(names),
    successWord: good.length === 1 && good[0] ? many(t, good[0]) : t("evidence.side.success"),
    othersWord: rest.length === 1 && rest[0] ? many(t, rest[0]) : t("evidence.side.others"),
  };
}

/** `speechOf` in the language on the screen. */
export function useSpeech(outcomes: readonly Outcome[]): Speech {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language is the point
  return useMemo(
    () => speechOf(t, currentLanguage(), format, outcomes),
    [t, format, outcomes, i18n.language],
  );
}

/** A parameter with what the customers say of it. */
export interface Row {
  id: string;
  parameter: Parameter;
  evidence: ParameterEvidence;
}

/** Under which key a verdict's words stand: `_few` would be a plural. */
export const VERDICT_KEY = {
  separates: "separates",
  leans: "leans",
  too_few: "tooFew",
  no_difference: "no_difference",
} as const;

const STRENGTH = { separates: 0, leans: 1, no_difference: 2, too_few: 2 } as const;

/** The parameters of a profile with their evidence, the strongest first. */
export function rowsOf(profile: Profile, evidence: EvidenceParameters): Row[] {
  const by = new Map(profile.parameters.map((one) => [one.id, one]));
  return evidence.parameters
    .flatMap((one): Row[] => {
      const parameter = by.get(one.parameter);
      return parameter ? [{ id: one.parameter, parameter, evidence: one }] : [];
    })
    .sort(
      (a, b) =>
        STRENGTH[a.evidence.verdict] - STRENGTH[b.evidence.verdict] ||
        a.evidence.adjusted - b.evidence.adjusted ||
        a.evidence.p - b.evidence.p ||
        b.evidence.iv - a.evidence.iv,
    );
}

/** Some names, and how many more: a headline names no dozen. */
function named({ t, format, list }: Speech, names: readonly string[], most: number): string {
  if (names.length <= most) {
    return list(names);
  }
  const rest = names.length - most;
  return t("evidence.andMore", {
    count: rest,
    n: format.count(rest),
    names: names.slice(0, most).join(", "),
  });
}

const WORDED = ["2", "3", "4", "5", "6", "7", "8", "9"] as const;

/** A number that begins a sentence: a word up to nine. */
function numberWord({ t, format }: Speech, value: number): string {
  const digit = WORDED.find((one) => one === String(value));
  return digit ? t(`evidence.number.${digit}`) : format.count(value);
}

/** What is said first. */
export function headlineTold(
  speech: Speech,
  headline: Headline,
  sides: Sides,
  nameOf: (id: string) => string,
): Told {
  switch (headline.kind) {
    case "separates":
      return {
        key: "evidence.headline.separates" as ParseKeys,
        values: {
          count: headline.parameters.length,
          word: numberWord(speech, headline.parameters.length),
          names: named(speech, headline.parameters.map(nameOf), 4),
        },
      };
    case "too_few":
      return {
        key: "evidence.headline.tooFew",
        values: {
          success: speech.format.count(sides.success),
          others: speech.format.count(sides.others),
          successWord: speech.successWord,
          othersWord: speech.othersWord,
          least: speech.format.count(headline.least),
          each: speech.format.count(headline.least_of_each),
        },
      };
    default:
      return { key: `evidence.headline.${headline.kind}`, values: {} };
  }
}

/** Under a weight of 5 nobody believes much in it, however light the others are; thousandths. */
const POPULAR = 50;

/**
 * The heaviest parameter that shows nothing, where others do: what everybody believes in is said as clearly as
 * what holds. Of equally heavy ones that which shows least.
 */
export function popularOf(rows: readonly Row[]): Row | null {
  if (!rows.some((one) => one.evidence.verdict === "separates")) {
    return null;
  }
  const mean = 1000 / Math.max(rows.length, 1);
  const silent = rows.filter(
    ({ evidence, parameter }) =>
      (evidence.verdict === "too_few" || evidence.verdict === "no_difference") &&
      evidence.known.success > 0 &&
      evidence.known.others > 0 &&
      parameter.weight > mean &&
      parameter.weight >= POPULAR,
  );
  return (
    silent.sort(
      (a, b) =>
        b.parameter.weight - a.parameter.weight || b.evidence.adjusted - a.evidence.adjusted,
    )[0] ?? null
  );
}

/** "Contact on the executive team weighs 13%, and shows nothing that could not be chance." */
export function popularTold({ format }: Speech, { parameter, evidence }: Row): Told {
  return {
    key:
      evidence.verdict === "no_difference"
        ? "evidence.headline.popularNone"
        : "evidence.headline.popularFew",
    values: { name: parameter.name, weight: format.weightShare(parameter.weight) },
  };
}

/** The counts of the level that tells most: "Yes: 22 of 24 happy, 5 of 12 others". */
export function rowTold(speech: Speech, { parameter, evidence }: Row): Told {
  const { known, telling } = evidence;
  const { format, successWord, othersWord } = speech;
  const total = known.success + known.others;
  if (total === 0) {
    return { key: "evidence.row.nobody", values: {} };
  }
  if (known.success === 0 || known.others === 0) {
    return {
      key: "evidence.row.oneSide" as ParseKeys,
      values: { count: total, n: format.count(total) },
    };
  }
  const level = parameter.levels.find((one) => one.id === telling);
  const counts = evidence.levels.find((one) => one.level === telling)?.count;
  if (!level || !counts) {
    return { key: "evidence.row.same", values: { n: format.count(total) } };
  }
  return {
    key: "evidence.row.says",
    values: {
      level: level.name,
      s: format.count(counts.success),
      st: format.count(known.success),
      o: format.count(counts.others),
      ot: format.count(known.others),
      successWord,
      othersWord,
    },
  };
}

/** How often chance does as much, in words; `deals` is how often it was tried. */
export function chanceTold({ format }: Speech, adjusted: number, deals: number): Told {
  const p = adjusted / 1_000_000;
  if (p * deals < 1.5) {
    return { key: "evidence.chance.never", values: { n: format.count(deals) } };
  }
  if (p < 0.1) {
    return { key: "evidence.chance.rarely", values: { n: format.count(Math.round(1 / p)) } };
  }
  return { key: "evidence.chance.often", values: { share: format.share(p) } };
}

/** A chance in millionths as a figure. */
export function chanceFigure(format: Speech["format"], millionths: number): string {
  return format.number(millionths / 1_000_000, 4, 4);
}

/**
 * What the data says of a weight that is still under the hand. The core has said how far the data would go; which
 * side of it the weight lies on needs no question.
 */
export function saysAt(evidence: ParameterEvidence, weight: number): Says {
  const range = evidence.weight;
  if (range === null || !["agrees", "more", "less"].includes(evidence.says)) {
    return evidence.says;
  }
  return weight < range.low ? "more" : weight > range.high ? "less" : "agrees";
}

/** Why the data says so of the weight. */
export function saysTold({ format }: Speech, evidence: ParameterEvidence, says: Says): Told {
  const range = evidence.weight;
  if (says === "contradicts" || says === "other_order" || says === "cannot_tell") {
    return { key: `evidence.saysWhy.${says}`, values: {} };
  }
  if (range === null) {
    const bare = { agrees: "agrees", more: "moreBare", less: "lessBare" } as const;
    return { key: `evidence.saysWhy.${bare[says]}`, values: {} };
  }
  const ranged = { agrees: "agreesRange", more: "more", less: "less" } as const;
  return {
    key: `evidence.saysWhy.${ranged[says]}`,
    values: {
      // Whole points: finer would promise what so wide a range does not keep.
      weight: format.count(range.weight / 10),
      low: format.count(range.low / 10),
      high: format.count(range.high / 10),
    },
  };
}

/** What has to be said beside it where it only leans that way; nothing where it is sure, or says nothing. */
export function saysDoubt({ t }: Speech, { surely }: ParameterEvidence, says: Says): string {
  return surely || says === "cannot_tell" ? "" : t("evidence.saysWhy.unsure");
}

/** "Picks the happier of a random pair 9 times in 10." Never rounded up to always. */
export function picksTold({ format }: Speech, picks: Picks): Told {
  const { auc, low, high } = picks;
  if (auc >= 1000) {
    return { key: "evidence.picks.always", values: {} };
  }
  const times = (thousandths: number, of: number) => Math.floor((thousandths * of) / 1000 + 0.5);
  if (high < 500) {
    return { key: "evidence.picks.worse", values: { n: format.count(times(1000 - auc, 10)) } };
  }
  if (low <= 500) {
    return { key: "evidence.picks.coin", values: { n: format.count(times(auc, 10)) } };
  }
  const of = auc < 950 ? 10 : auc < 975 ? 20 : 100;
  const n = Math.min(times(auc, of), of - 1);
  return { key: "evidence.picks.says", values: { n: format.count(n), of: format.count(of) } };
}
