import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { type Tier, tierRank } from "../model";
import type { LaneRow } from "./types";

/** How many customers of a row fall in each tier, best first. */
export function tierCounts(row: LaneRow, tiers: readonly Tier[]): number[] {
  const counts = tiers.map(() => 0);
  const add = (score: number, count: number) => {
    const rank = tierRank(tiers, score);
    counts[rank] = (counts[rank] ?? 0) + count;
  };
  for (const mark of row.marks ?? []) {
    add(mark.score, 1);
  }
  for (const bin of row.bins ?? []) {
    add(bin.score, bin.count);
  }
  return counts;
}

/** The chart as a table, for whoever does not see it. */
export const LaneTable = memo(function LaneTable(props: {
  tiers: readonly Tier[];
  rows: readonly LaneRow[];
  goodTitle: string;
}) {
  const { tiers, rows, goodTitle } = props;
  const { t } = useTranslation();
  const format = useFormat();
  return (
    // The wrapper is what hides: a table itself grows to its words whatever its width says.
    <div className="visually-hidden">
      <table>
        <caption>{t("common.lane.table")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("common.lane.howItWent")}</th>
            {tiers.map((tier) => (
              <th key={tier.id} scope="col">
                {tier.name}
              </th>
            ))}
            <th scope="col">{goodTitle}</th>
            <th scope="col">{t("common.lane.interval")}</th>
            <th scope="col">{t("common.lane.wrongSide")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const counts = tierCounts(row, tiers);
            const wrong = (row.marks ?? []).filter((mark) => mark.wrong);
            return (
              <tr key={row.outcome.id}>
                <th scope="row">{row.outcome.name}</th>
                {tiers.map((tier, rank) => (
                  <td key={tier.id}>{format.count(counts[rank] ?? 0)}</td>
                ))}
                <td>
                  {t("common.lane.part", {
                    part: format.count(row.goodOrBetter),
                    total: format.count(row.total),
                  })}
                </td>
                <td>{format.shareRange(row.low, row.high)}</td>
                <td>
                  {wrong
                    .slice(0, 20)
                    .map((mark) => `${mark.name} ${format.score(mark.score)}`)
                    .join(", ")}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
});
