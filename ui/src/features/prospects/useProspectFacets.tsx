import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Facet } from "@/components/list/facets";
import { useAccountFacets } from "@/components/list/useAccountFacets";
import type { Tier } from "@/components/model";
import { gateName } from "@/components/readiness/words";
import type { AccountRow, Action, AnswerTable, Askable } from "@/ipc";
import type { Ready } from "./ready";
import { endsSoon } from "./view";

/** The actions, the one that spends most first. */
export const ACTIONS: Action[] = ["advance", "vision_demo", "nurture", "disqualify"];

/** How much is missing, in steps that a person would take. */
function missing(row: AccountRow): string {
  const unknown = row.brief?.unknown ?? 0;
  return unknown === 0 ? "none" : unknown === 1 ? "one" : unknown <= 3 ? "few" : "many";
}

const MISSING = ["none", "one", "few", "many"] as const;
const BY_HAND = ["soon", "yes", "no"] as const;

/** What prospects are filtered and grouped by: what to do, settled or not, what is missing, and what all accounts have. */
export function useProspectFacets(
  tiers: readonly Tier[],
  asks: readonly Askable[],
  answers: AnswerTable | undefined,
  ready: Ready,
): Facet<AccountRow>[] {
  const { t, i18n } = useTranslation();
  const others = useAccountFacets(tiers, NO_OUTCOMES, answers);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language
  return useMemo(() => {
    const section = t("list.fields");
    const worded = (
      id: string,
      title: string,
      values: (row: AccountRow) => string,
      text: (value: string) => string,
      order: readonly string[],
    ): Facet<AccountRow> => ({
      id,
      title,
      values: (row) => [values(row)],
      text,
      label: text,
      order,
      section,
    });
    if (tiers.length === 0) {
      return others.filter(({ id }) => id !== "outcome");
    }
    const named = <V extends string>(all: readonly V[], word: (value: V) => string) => {
      return (value: string) => {
        const known = all.find((one) => one === value);
        return known === undefined ? t("list.none") : word(known);
      };
    };
    const own: Facet<AccountRow>[] = [
      worded(
        "action",
        t("prospects.list.action"),
        (row) => row.verdict?.action ?? "",
        named(ACTIONS, (action) => t(`prospects.action.${action}`)),
        ACTIONS,
      ),
      worded(
        "sure",
        t("prospects.list.bySure"),
        (row) => (row.verdict?.settled ? "settled" : "open"),
        (value) =>
          value === "settled" ? t("prospects.list.settledChip") : t("prospects.list.openChip"),
        ["settled", "open"],
      ),
      worded(
        "missing",
        t("prospects.list.unknown"),
        missing,
        named(MISSING, (value) => t(`prospects.list.missing.${value}`)),
        MISSING,
      ),
      worded(
        "ask",
        t("prospects.list.ask"),
        (row) => row.ask?.parameter ?? "",
        (value) => asks.find(({ id }) => id === value)?.name ?? t("prospects.list.askNothing"),
        asks.map(({ id }) => id),
      ),
      worded(
        "byHand",
        t("prospects.list.handFacet"),
        (row) => (row.verdict?.by_hand ? (endsSoon(row) ? "soon" : "yes") : "no"),
        named(BY_HAND, (value) => t(`prospects.list.hand.${value}`)),
        BY_HAND,
      ),
    ];
    if (ready.gates.length > 0) {
      const gate = (value: string) => {
        const found = ready.gates.find(({ id }) => id === value);
        return found ? gateName(t, found) : t("gates.list.none");
      };
      own.push({
        id: "ready",
        title: t("gates.list.facet"),
        values: (row) => {
          const gates = ready.of.get(row.account.id) ?? [];
          const passed = ready.gates.filter(
            (_, at) => (gates[at]?.pass ?? "missing") !== "missing",
          );
          return passed.length === 0 ? NO_GATE : passed.map(({ id }) => id);
        },
        text: gate,
        label: gate,
        order: ready.gates.map(({ id }) => id),
        // A prospect passes several: it stands in one place only.
        groups: false,
        section,
      });
    }
    return [...own, ...others.filter(({ id }) => id !== "outcome")];
  }, [t, i18n.language, tiers, asks, others, ready]);
}

const NO_GATE = [""];
const NO_OUTCOMES: never[] = [];
