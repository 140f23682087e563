import { IconHandStop, IconLock } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ListColumn } from "@/components/list/types";
import type { Tier } from "@/components/model";
import { RangeBar } from "@/components/RangeBar";
import { TierTag } from "@/components/TierTag";
import { useFormat } from "@/i18n/format";
import type { AccountRow } from "@/ipc";
import { useOrders } from "./orders";
import classes from "./Prospects.module.css";

function VerdictCell({ row, tiers }: { row: AccountRow; tiers: readonly Tier[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { brief, set_by_hand: byHand } = row;
  if (!brief) {
    return <span className="faint">{t("prospects.list.notScored")}</span>;
  }
  const name = (id: string) => tiers.find((tier) => tier.id === id)?.name ?? "";
  const still =
    brief.tier_low === brief.tier_high
      ? name(brief.tier)
      : t("prospects.list.still", { low: name(brief.tier_low), high: name(brief.tier_high) });
  return (
    <span className={classes.verdict}>
      <TierTag tiers={tiers} id={byHand?.tier ?? brief.tier} />
      {byHand ? (
        <span
          className={classes.mark}
          title={t("prospects.list.byHandHint", {
            who: byHand.author,
            date: format.date(`${byHand.expires}T12:00:00`),
            reason: byHand.reason,
          })}
          data-testid="mark-by-hand"
        >
          <IconHandStop size={14} stroke={1.7} aria-hidden />
          {t("prospects.list.byHand", { tier: name(brief.tier) })}
        </span>
      ) : (
        <>
          {brief.capped && (
            <span className={classes.mark} title={t("prospects.list.cappedHint")}>
              <IconLock size={14} stroke={1.7} aria-hidden />
              {t("prospects.list.capped")}
            </span>
          )}
          {!brief.capped && (
            <span className={brief.settled ? classes.settled : classes.still}>
              {brief.settled ? t("prospects.list.settled") : still}
            </span>
          )}
        </>
      )}
    </span>
  );
}

/** The columns there is room for; `width` in rem. */
export function useColumns(tiers: readonly Tier[], width: number): ListColumn<AccountRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const orders = useOrders();
  return useMemo(() => {
    const scored = tiers.length > 0;
    const columns: (ListColumn<AccountRow> | false)[] = [
      {
        id: "name",
        title: t("prospects.list.name"),
        width: "minmax(12.5rem, 1.8fr)",
        cell: (row) => <strong className={classes.name}>{row.account.name}</strong>,
        order: orders.name,
      },
      scored && {
        id: "range",
        title: t("prospects.list.range"),
        width: "minmax(8.5rem, 1.1fr)",
        fill: true,
        cell: (row) =>
          row.brief && (
            <RangeBar
              tiers={tiers}
              low={row.brief.low}
              likely={row.brief.likely}
              high={row.brief.high}
              bands
            />
          ),
        order: orders.range,
        descendingFirst: true,
      },
      scored && {
        id: "likely",
        title: t("prospects.list.likely"),
        width: "3.25rem",
        align: "end",
        cell: (row) => row.brief && <strong>{format.score(row.brief.likely, 1, 1)}</strong>,
        order: orders.range,
        descendingFirst: true,
      },
      scored && {
        id: "verdict",
        title: t("prospects.list.verdict"),
        width: "minmax(12.5rem, 1fr)",
        cell: (row) => <VerdictCell row={row} tiers={tiers} />,
        order: orders.verdict,
      },
      scored && {
        id: "unknown",
        title: t("prospects.list.unknown"),
        width: "4.75rem",
        align: "end",
        cell: (row) =>
          row.brief && (
            <span className={row.brief.unknown === 0 ? "faint" : undefined}>
              {format.count(row.brief.unknown)}
            </span>
          ),
        order: orders.unknown,
        descendingFirst: true,
      },
      width > 69 && {
        id: "industry",
        title: t("customers.field.industry"),
        width: "minmax(7rem, 1fr)",
        cell: (row) => row.account.industry,
        order: orders.industry,
      },
      width > 59 && {
        id: "country",
        title: t("customers.field.country"),
        width: "minmax(5.5rem, 0.6fr)",
        cell: (row) => row.account.country,
        order: orders.country,
      },
      width > 78 && {
        id: "owner",
        title: t("customers.field.owner"),
        width: "minmax(7rem, 0.8fr)",
        cell: (row) => row.account.owner,
        order: orders.owner,
      },
      {
        id: "stage",
        title: t("prospects.list.stage"),
        width: "6.5rem",
        cell: (row) => t(`common.stage.${row.account.stage}`),
        order: orders.stage,
      },
    ];
    return columns.filter((column) => column !== false);
  }, [t, format, orders, tiers, width]);
}
