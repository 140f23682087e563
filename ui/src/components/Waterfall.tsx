import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { tierLook } from "@/theme/tiers";
import { percent, stretches, type Tier } from "./model";
import classes from "./Waterfall.module.css";

export interface WaterfallStepProps {
  /** All tiers of the profile, best first: the bands behind the bars. */
  tiers: readonly Tier[];
  /** Where the bars before this one end: the sum of their likely points, thousandths. */
  start: number;
  /** This parameter's points, thousandths, `low <= likely <= high`; equal when it is known. */
  low: number;
  likely: number;
  high: number;
  /** The first row has nothing to hang from. */
  first?: boolean;
}

function Bands({ tiers }: { tiers: readonly Tier[] }) {
  return stretches(tiers).map(({ tier, rank, from, to }) => (
    <div
      key={tier.id}
      className={classes.band}
      style={{
        left: `${percent(from)}%`,
        width: `calc(${percent(to) - percent(from)}% - 2px)`,
        background: tierLook(rank, tiers.length).band,
      }}
    />
  ));
}

/**
 * One row of "how the score adds up": solid for points that are sure, hatched for points that
 * could be anywhere in it, a tick at the likely ones. Fills its table cell.
 */
export function WaterfallStep({ tiers, start, low, likely, high, first }: WaterfallStepProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const left = percent(start);
  const points = { low: format.score(low), likely: format.score(likely), high: format.score(high) };
  return (
    <div
      className={classes.row}
      role="img"
      aria-label={
        low === high ? t("common.waterfall.exact", points) : t("common.waterfall.open", points)
      }
    >
      <Bands tiers={tiers} />
      {!first && <div className={classes.hangs} style={{ left: `${left}%` }} />}
      {high === 0 && <div className={classes.through} style={{ left: `${left}%` }} />}
      {low > 0 && (
        <div className={classes.sure} style={{ left: `${left}%`, width: `${percent(low)}%` }} />
      )}
      {high > low && (
        <>
          <div
            className={classes.open}
            style={{ left: `${percent(start + low)}%`, width: `${percent(high) - percent(low)}%` }}
          />
          <div className={classes.tick} style={{ left: `${percent(start + likely)}%` }} />
        </>
      )}
      <div className={classes.drops} style={{ left: `${percent(start + likely)}%` }} />
    </div>
  );
}

export interface WaterfallTotalProps {
  tiers: readonly Tier[];
  /** The score, thousandths of a point. */
  low: number;
  likely: number;
  high: number;
}

/** The last row: the whole score as a range, on the same axis. */
export function WaterfallTotal({ tiers, low, likely, high }: WaterfallTotalProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const points = { low: format.score(low), likely: format.score(likely), high: format.score(high) };
  return (
    <div
      className={classes.row}
      role="img"
      aria-label={
        low === high ? t("common.waterfall.exact", points) : t("common.waterfall.open", points)
      }
    >
      <Bands tiers={tiers} />
      <div className={classes.hangs} style={{ left: `${percent(likely)}%` }} />
      {high > low && (
        <div
          className={classes.whole}
          style={{ left: `${percent(low)}%`, width: `${percent(high) - percent(low)}%` }}
        />
      )}
      <div className={classes.likely} style={{ left: `${percent(likely)}%` }} />
    </div>
  );
}
