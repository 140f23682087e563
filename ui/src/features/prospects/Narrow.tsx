import { Button } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Chips } from "@/components/Chips";
import { countValues } from "@/components/list/facets";
import type { List } from "@/components/list/useList";
import { TierBars } from "@/components/TierTag";
import { useFormat } from "@/i18n/format";
import type { AccountRow, Tier } from "@/ipc";
import classes from "./Prospects.module.css";
import { ACTIONS } from "./useProspectFacets";
import { STAGES } from "./view";

/** The filters that stand open as chips; each says how many it would show. */
export const CHIPS = ["tier", "sure", "action", "stage"] as const;
type Chip = (typeof CHIPS)[number];

/** How many rows each value of the open filters would show. */
function useCounts(list: List<AccountRow>): (chip: Chip, value: string) => number {
  const { searched, facets, state } = list;
  const { filters } = state.shown;
  const counts = useMemo(
    () =>
      new Map(
        facets
          .filter(({ id }) => CHIPS.some((chip) => chip === id))
          .map((facet) => [facet.id, countValues(searched, facets, filters, facet)]),
      ),
    [searched, facets, filters],
  );
  return (chip, value) => counts.get(chip)?.get(value) ?? 0;
}

/** A group of chips over one facet. */
function useChosen(list: List<AccountRow>) {
  const { filters } = list.state.shown;
  return (id: Chip) => ({
    chosen: filters[id] ?? [],
    onChosen: (values: string[]) => {
      const { [id]: _, ...others } = filters;
      list.show({ filters: values.length === 0 ? others : { ...others, [id]: values } });
    },
  });
}

/** Tier, and settled or not. */
export function VerdictChips({ list, tiers }: { list: List<AccountRow>; tiers: readonly Tier[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = useCounts(list);
  const chosen = useChosen(list);
  if (tiers.length === 0) {
    return null;
  }
  return (
    <>
      <Chips
        label={t("prospects.list.byTier")}
        testId="filter-tier"
        chips={tiers.map((tier, rank) => ({
          id: tier.id,
          label: (
            <>
              <TierBars rank={rank} count={tiers.length} /> {tier.name}
            </>
          ),
          count: format.count(count("tier", tier.id)),
        }))}
        {...chosen("tier")}
      />
      <Chips
        label={t("prospects.list.bySure")}
        testId="filter-sure"
        chips={(["settled", "open"] as const).map((id) => ({
          id,
          label: id === "settled" ? t("prospects.list.settledChip") : t("prospects.list.openChip"),
          count: format.count(count("sure", id)),
        }))}
        {...chosen("sure")}
      />
    </>
  );
}

export interface NarrowProps {
  list: List<AccountRow>;
  scored: boolean;
  ruling: boolean;
  onRuling: (open: boolean) => void;
}

/** What to do next, by count, with the rule behind it; and the stages. */
export function Narrow({ list, scored, ruling, onRuling }: NarrowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = useCounts(list);
  const chosen = useChosen(list);
  const stages = chosen("stage");
  return (
    <div className={classes.narrow}>
      {scored && (
        <>
          <span className={classes.lead}>{t("prospects.list.doNext")}</span>
          <Chips
            label={t("prospects.list.action")}
            testId="filter-action"
            chips={ACTIONS.map((action) => ({
              id: action,
              label: t(`prospects.action.${action}`),
              count: format.count(count("action", action)),
            }))}
            {...chosen("action")}
          />
          <Button
            size="compact-sm"
            variant="subtle"
            aria-expanded={ruling}
            onClick={() => onRuling(!ruling)}
            data-testid="open-rules"
          >
            {t("prospects.rules.open")}
          </Button>
        </>
      )}
      <span className={classes.spring} />
      <Chips
        label={t("prospects.list.byStage")}
        testId="filter-stage"
        chips={STAGES.filter(
          (stage) => count("stage", stage) > 0 || stages.chosen.includes(stage),
        ).map((stage) => ({
          id: stage,
          label: t(`common.stage.${stage}`),
          count: format.count(count("stage", stage)),
        }))}
        {...stages}
      />
    </div>
  );
}
