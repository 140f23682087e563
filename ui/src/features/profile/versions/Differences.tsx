import type { ParseKeys } from "i18next";
import { useTranslation } from "react-i18next";
import { checkWords, gateName } from "@/components/readiness/words";
import { FIELDS, PARTS } from "@/components/slides/sheet";
import { RichText } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import type { AnswerKind, Credit, Difference, Guesses, Several } from "@/ipc";
import classes from "./ComparisonView.module.css";

const GUESSES: readonly Guesses[] = ["widen", "trust", "unknown"];
const KINDS: readonly AnswerKind[] = ["choice", "ordered", "yes_no", "bands"];
const SLIDES = [
  "any_incomplete",
  "any_reasonable",
  "any_complete",
  "each_incomplete",
  "each_reasonable",
  "each_complete",
] as const;
const ENDS = ["low", "likely", "high"] as const;
const SEVERAL: readonly (Several | "one")[] = ["one", "best", "worst", "mean"];

/** A value as its kind is written; the core gives plain numbers and words of files. */
function useWrite(): (difference: Difference, value: string | null) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ what, level, level_name: levelName }, value) => {
    if (value === null) {
      return what === "gate_open" ? t("gates.edit.anyNumber") : "";
    }
    switch (what) {
      case "gate_slides": {
        const slides = SLIDES.find((one) => one === value.replace(" ", "_"));
        return slides ? t(`gates.need.${slides}`) : value;
      }
      case "gate_event":
        return t("gates.need.value_event");
      case "gate_answer":
        return value === ""
          ? t("gates.need.answerAny", { name: levelName })
          : t("gates.need.answer", { name: levelName, levels: value });
      case "gate_tier": {
        const end = ENDS.find((one) => value.startsWith(`${one} `));
        return end ? t(`gates.need.${end}`, { tier: value.slice(end.length + 1) }) : value;
      }
      case "gate_check":
        return checkWords(t, { id: level, text: value });
      case "gate_open":
        return format.count(Number(value));
      case "gate_order":
        return gateName(t, { id: value });
      case "weight":
      case "parameter":
        return format.weight(Number(value));
      case "threshold":
      case "tier":
        return format.score(Number(value));
      case "guesses": {
        const rule = GUESSES.find((one) => one === value);
        return rule ? t(`profile.guesses.${rule}`) : value;
      }
      case "kind": {
        const kind = KINDS.find((one) => one === value);
        return kind ? t(`profile.kind.${kind}`) : value;
      }
      case "several": {
        const several = SEVERAL.find((one) => one === value);
        return several ? t(`profile.several.${several}`) : value;
      }
      default:
        return value;
    }
  };
}

/** What is read and not reckoned with: told in a quieter voice. */
const WORDS: readonly Difference["what"][] = [
  "wording",
  "aliases",
  "must_have_why",
  "slide_question",
];

/** Which sentence tells a difference. */
function sentence({ what, before, after }: Difference): ParseKeys {
  const come = before === null ? "New" : after === null ? "Gone" : null;
  switch (what) {
    case "parameter":
    case "level":
    case "tier":
      return `profile.change.${what}${come === "Gone" ? "Gone" : "New"}`;
    case "must_have":
      return `profile.change.mustHave${come ?? ""}`;
    case "typical":
      return `profile.change.typical${come ?? ""}`;
    case "order":
    case "level_order": {
      const key = what === "order" ? "order" : "levelOrder";
      return after === "" ? `profile.change.${key}First` : `profile.change.${key}`;
    }
    case "gate":
      return come === "Gone" ? "profile.change.gateGone" : "profile.change.gateNew";
    case "gate_slides":
    case "gate_event":
    case "gate_answer":
    case "gate_tier":
      return come ? `profile.change.gateNeed${come}` : "profile.change.gateNeed";
    case "gate_check":
      return `profile.change.gateCheck${come ?? ""}`;
    case "gate_open":
      return "profile.change.gateOpen";
    case "gate_order":
      return after === "" ? "profile.change.gateOrderFirst" : "profile.change.gateOrder";
    case "blend":
      return `profile.change.blend${come ?? ""}`;
    case "aliases":
      return `profile.change.aliases${come ?? ""}`;
    case "must_have_why":
      return `profile.change.mustHaveWhy${come ?? ""}`;
    case "known":
      return after === "true" ? "profile.change.knownBefore" : "profile.change.knownAfter";
    case "from_needs":
      return after === "true" ? "profile.change.fromNeeds" : "profile.change.fromNeedsGone";
    case "slide_part":
      return after === "true" ? "profile.change.slidePart" : "profile.change.slidePartGone";
    case "slide_never":
      return after === "true" ? "profile.change.slideNever" : "profile.change.slideNeverGone";
    case "slide_may_lack":
      return "profile.change.slideMayLack";
    case "slide_question":
      return `profile.change.slideQuestion${come ?? ""}`;
    case "wording":
      return before === "" || before === null
        ? "profile.change.wordingNew"
        : after === "" || after === null
          ? "profile.change.wordingGone"
          : "profile.change.wording";
    default:
      return `profile.change.${what}`;
  }
}

interface DifferencesProps {
  differences: Difference[];
  /** Who made each of them, where it is known. */
  by: (Credit | null)[];
}

/** Every difference of a comparison in a sentence, those that can move a score first. */
export function Differences({ differences, by }: DifferencesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const write = useWrite();
  const nameOf = ({ what, id, name }: Difference): string => {
    if (what === "slide_part") {
      const part = Object.values(PARTS)
        .flat()
        .find((one) => one === id);
      return part ? t(`slides.part.${part}`) : id;
    }
    if (what === "slide_never" || what === "slide_question") {
      const field = FIELDS.find((one) => one === id);
      return field ? t(`slides.the.${field}`) : id;
    }
    return name;
  };
  if (differences.length === 0) {
    return <p className="quiet">{t("profile.versions.same")}</p>;
  }
  return (
    <ul className={classes.changes} data-testid="differences">
      {differences.map((one, at) => {
        const credit = by[at];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a finished list
          <li key={at} data-words={WORDS.includes(one.what) || undefined}>
            <span className={classes.change}>
              <RichText
                i18nKey={sentence(one)}
                values={{
                  name: one.what.startsWith("gate") ? gateName(t, one) : nameOf(one),
                  level: one.level_name,
                  before: write(one, one.before),
                  after: write(one, one.after),
                }}
              />
            </span>
            <span className={classes.credit}>
              {credit &&
                (credit.author === ""
                  ? format.when(credit.at)
                  : t("profile.versions.by", {
                      author: credit.author,
                      when: format.when(credit.at),
                    }))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
