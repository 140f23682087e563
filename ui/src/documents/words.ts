import i18next, { type TFunction } from "i18next";
import { outcomeName } from "@/components/outcomes";
import type { Language } from "@/i18n";
import { type Formats, formatsIn } from "@/i18n/format";
import type { Outcome, Question, Tier } from "@/ipc";
import type { Piece } from "./model";

/** The words and formats of a document's language, which need not be the interface's. */
export interface Words {
  language: Language;
  t: TFunction;
  format: Formats;
  /** "A, B or C". */
  either: (names: readonly string[]) => string;
  outcome: (outcome: Outcome) => string;
  /** A tier by its id. */
  tier: (tiers: readonly Tier[], id: string) => Piece;
  /** Who asks a question and when; empty where nothing is said. */
  asker: (question: Question | undefined) => string;
}

export function wordsIn(language: Language): Words {
  const t = i18next.getFixedT(language);
  const disjunction = new Intl.ListFormat(language, { type: "disjunction" });
  return {
    language,
    t,
    format: formatsIn(language),
    either: (names) => disjunction.format(names),
    outcome: (outcome) => outcomeName(t, outcome),
    tier: (tiers, id) => {
      const rank = tiers.findIndex((tier) => tier.id === id);
      return {
        text: tiers[rank]?.name ?? id,
        strong: true,
        tier: { rank: Math.max(rank, 0), of: tiers.length },
      };
    },
    asker: (question) => [question?.ask, question?.when].filter(Boolean).join(", "),
  };
}
