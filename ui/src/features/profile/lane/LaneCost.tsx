import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useAmounts } from "@/components/costs/amounts";
import { RichText } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import type { LaneCost as Cost } from "@/ipc";
import { costsQuery } from "@/queries/costs";
import classes from "./LanePane.module.css";

/** What the cut-offs would have saved and lost (E6), once the team has said what things cost. */
export function LaneCost({ cost, version }: { cost: Cost; version: number | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery(costsQuery(null));
  const amounts = useAmounts(cost.in_money ? (data?.hour?.currency ?? null) : null);
  const { bill, more } = cost;
  return (
    <p className={classes.cost} data-testid="lane-cost">
      <RichText
        i18nKey={bill.good_lost === 0 ? "costs.laneNone" : "costs.lane"}
        values={{
          count: bill.good_lost,
          n: format.count(bill.good_lost),
          hours: amounts.hours(bill.saved.hours),
        }}
      />{" "}
      {cost.in_money && data?.hour && t("costs.laneMoney", { gain: amounts.weighed(bill.gain) })}{" "}
      {more !== null &&
        more !== 0 &&
        version !== null &&
        t(more > 0 ? "costs.laneMore" : "costs.laneLess", {
          more: amounts.weighed(Math.abs(more)),
          number: format.count(version),
        })}{" "}
      <Anchor component={Link} to="/evidence/costs" inherit underline="always">
        {t("costs.laneOpen")}
      </Anchor>
    </p>
  );
}
