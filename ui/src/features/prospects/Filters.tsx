import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconSearch } from "@tabler/icons-react";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Chips } from "@/components/Chips";
import type { Tier } from "@/components/model";
import { TierBars } from "@/components/TierTag";
import { useFormat } from "@/i18n/format";
import classes from "./Prospects.module.css";
import { type Found, type ListView, STAGES } from "./view";

export interface FiltersProps {
  tiers: readonly Tier[];
  view: ListView;
  counts: Found["counts"];
  owners: readonly string[];
  onChange: (change: Partial<ListView>) => void;
  searchField: RefObject<HTMLInputElement | null>;
}

/** Search as one types, and chips that narrow the list; each says how many it would show. */
export function Filters({ tiers, view, counts, owners, onChange, searchField }: FiltersProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = (filter: keyof Found["counts"], value: string) =>
    format.count(counts[filter].get(value) ?? 0);

  return (
    <div className={classes.filters}>
      <div className={classes.search}>
        <IconSearch size={16} stroke={1.6} aria-hidden />
        <input
          ref={searchField}
          type="search"
          aria-label={t("prospects.list.search")}
          placeholder={t("prospects.list.search")}
          value={view.search}
          onChange={(event) => onChange({ search: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === "Escape") {
              event.stopPropagation();
              onChange({ search: "" });
            }
          }}
          data-testid="prospects-search"
        />
        {view.search === "" && (
          <span aria-hidden="true">
            <kbd>/</kbd>
          </span>
        )}
      </div>
      {tiers.length > 0 && (
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
              count: count("tiers", tier.id),
            }))}
            chosen={view.tiers}
            onChosen={(chosen) => onChange({ tiers: chosen })}
          />
          <Chips
            label={t("prospects.list.bySure")}
            testId="filter-sure"
            chips={[
              {
                id: "settled",
                label: t("prospects.list.settledChip"),
                count: count("sure", "settled"),
              },
              { id: "open", label: t("prospects.list.openChip"), count: count("sure", "open") },
            ]}
            chosen={view.sure}
            onChosen={(chosen) => onChange({ sure: chosen })}
          />
        </>
      )}
      <Chips
        label={t("prospects.list.byStage")}
        testId="filter-stage"
        chips={STAGES.filter(
          (stage) => (counts.stages.get(stage) ?? 0) > 0 || view.stages.includes(stage),
        ).map((stage) => ({
          id: stage,
          label: t(`common.stage.${stage}`),
          count: count("stages", stage),
        }))}
        chosen={view.stages}
        onChosen={(chosen) => onChange({ stages: chosen })}
      />
      {owners.length > 1 && (
        <Menu closeOnItemClick={false} position="bottom-end">
          <Menu.Target>
            <Button
              size="compact-sm"
              variant="subtle"
              rightSection={<IconChevronDown size={14} stroke={1.6} aria-hidden />}
              data-testid="filter-owner"
            >
              {view.owners.length === 0
                ? t("prospects.list.anyOwner")
                : view.owners.length === 1
                  ? view.owners[0] || t("prospects.list.noOwner")
                  : t("prospects.list.owners", {
                      count: view.owners.length,
                      n: format.count(view.owners.length),
                    })}
            </Button>
          </Menu.Target>
          <Menu.Dropdown className={classes.owners}>
            <Menu.CheckboxGroup
              value={[...view.owners]}
              onChange={(chosen) => onChange({ owners: chosen })}
            >
              {owners.map((owner) => (
                <Menu.CheckboxItem
                  key={owner}
                  value={owner}
                  rightSection={<span className="faint">{count("owners", owner)}</span>}
                >
                  {owner || t("prospects.list.noOwner")}
                </Menu.CheckboxItem>
              ))}
            </Menu.CheckboxGroup>
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}
