import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "@/i18n";
import type { Outcome } from "@/ipc";
import { useOutcomeName } from "./outcomes";

/** Names joined as a reader of the language on the screen would: "A, B or C". */
export function useList(): (
  names: readonly string[],
  type: "conjunction" | "disjunction",
) => string {
  const { i18n } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language is the point
  return useCallback(
    (names, type) => new Intl.ListFormat(currentLanguage(), { type }).format(names),
    [i18n.language],
  );
}

/** The words for the two sides that a profile tells apart. */
export interface Sides {
  /** In a sentence: "happy customers". */
  successes: string;
  /** Over a column. */
  success: string;
  others: string;
  /** Names of all the outcomes on the other side. */
  othersNamed: string;
}

/** What to call the successes and the others, by the outcomes the team tells apart. */
export function useSides(outcomes: readonly Outcome[]): Sides {
  const { t } = useTranslation();
  const nameOf = useOutcomeName();
  const list = useList();
  return useMemo(() => {
    const good = outcomes.filter((one) => one.success);
    const rest = outcomes.filter((one) => !one.success);
    const only = good.length === 1 ? good[0] : undefined;
    const happy = only?.id === "happy" && !only.name;
    return {
      successes: happy ? t("profile.sides.happyCustomers") : t("profile.sides.successCustomers"),
      success: happy ? t("profile.sides.happy") : only ? nameOf(only) : t("profile.sides.success"),
      others: rest.length === 1 && rest[0] ? nameOf(rest[0]) : t("profile.sides.others"),
      othersNamed: list(rest.map(nameOf), "disjunction"),
    };
  }, [outcomes, t, nameOf, list]);
}
