import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { tierLook } from "@/theme/tiers";
import { FULL_SCORE, percent, stretches, type Tier, tierRank } from "./model";
import classes from "./RangeBar.module.css";

export interface RangeBarProps {
  /** All tiers of the profile, best first. */
  tiers: readonly Tier[];
  /** Thousandths of a point, `low <= likely <= high`. */
  low: number;
  likely: number;
  high: number;
  /** `sm` for a table row, `lg` for a scorecard. */
  size?: "sm" | "lg";
  /** Draws the tiers as bands behind it: in a table's column they line up to lanes. */
  bands?: boolean;
}

/** The colours that the stretch from `low` to `high` crosses, with sharp borders. */
function crossing(
  tiers: readonly Tier[],
  low: number,
  high: number,
  part: "mark" | "band",
): string {
  const width = high - low;
  const stops = stretches(tiers, low, high).map(({ rank, from, to }) => {
    const color = tierLook(rank, tiers.length)[part];
    const start = ((from - low) / width) * 100;
    const end = ((to - low) / width) * 100;
    return `${color} ${start}% ${end}%`;
  });
  return `linear-gradient(to right, ${stops.join(", ")})`;
}

/** Low, likely and high in one sentence, for screen readers and titles. */
export function useRangeWords(): (props: Omit<RangeBarProps, "size" | "bands">) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ tiers, low, likely, high }) => {
    const name = (score: number) => tiers[tierRank(tiers, score)]?.name ?? "";
    const values = {
      low: format.score(low),
      likely: format.score(likely),
      high: format.score(high),
      lowTier: name(low),
      tier: name(likely),
      highTier: name(high),
    };
    return low === high ? t("common.range.exact", values) : t("common.range.open", values);
  };
}

/** A score as a range on the axis from 0 to 100: caps at low and high, a pill at likely. */
export function RangeBar({ tiers, low, likely, high, size = "sm", bands }: RangeBarProps) {
  const words = useRangeWords();
  const width = percent(high) - percent(low);
  return (
    <div
      className={classes.axis}
      data-size={size}
      data-bands={bands || undefined}
      style={bands ? { background: crossing(tiers, 0, FULL_SCORE, "band") } : undefined}
      role="img"
      aria-label={words({ tiers, low, likely, high })}
    >
      {width > 0 && (
        <div
          className={classes.bar}
          style={{
            left: `${percent(low)}%`,
            width: `${width}%`,
            background: crossing(tiers, low, high, "mark"),
          }}
        />
      )}
      <div className={classes.likely} style={{ left: `${percent(likely)}%` }} />
    </div>
  );
}
