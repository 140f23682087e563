import { useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Hint } from "@/components/Hint";
import { LaneChart } from "@/components/lane-chart";
import { laneRows, savedShares } from "@/components/lane-chart/rows";
import { outcomeShapes, useOutcomeName } from "@/components/outcomes";
import { useFormat } from "@/i18n/format";
import type { LaneChart as Chart } from "@/ipc";
import { useLiveChart } from "../live";
import { LaneCost } from "./LaneCost";
import { LaneNotes } from "./LaneNotes";
import classes from "./LanePane.module.css";
import { LaneSays } from "./LaneSays";
import { LaneWarning } from "./LaneWarning";

interface LaneLiveProps {
  settled: Chart;
  /** The chart shares the window with the parameter: its rows are low. */
  dense: boolean;
  onPreview: (thresholds: number[]) => void;
  onCommit: (thresholds: number[]) => unknown;
}

/** What follows the hand: sixty times a second, and nothing else with it. */
export function LaneLive({ settled, dense, onPreview, onCommit }: LaneLiveProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const nameOf = useOutcomeName();
  const chart = useLiveChart(settled);
  const shapes = useMemo(
    () => outcomeShapes(settled.rows.map((row) => row.outcome)),
    [settled.rows],
  );
  const rows = useMemo(() => laneRows(chart, shapes, nameOf), [chart, shapes, nameOf]);
  const open = useCallback(
    (id: string) => void navigate({ to: "/customers/$id", params: { id } }),
    [navigate],
  );
  const admitting = settled.tiers[settled.admitting - 1];
  const saved = savedShares(settled);
  const total = settled.success.total + settled.others.total;

  return (
    <>
      <div className={classes.says}>
        <LaneSays chart={chart} />
        <Hint about="lanes" />
      </div>
      {chart.cost && <LaneCost cost={chart.cost} version={chart.saved_version} />}
      <LaneWarning chart={settled} />
      <LaneChart
        // The handles know their own place while they move; the rest of the tiers stays.
        tiers={settled.tiers}
        rows={rows}
        dense={dense}
        saved={settled.saved}
        savedName={
          settled.saved_version === null
            ? undefined
            : t("profile.lane.version", { number: settled.saved_version })
        }
        savedSays={
          saved && settled.saved_version !== null && total > 0
            ? t("profile.lane.saved", {
                number: settled.saved_version,
                success: format.count(saved.success.admitted),
                successes: format.count(saved.success.total),
                other: format.count(saved.others.admitted),
                others: format.count(saved.others.total),
              })
            : undefined
        }
        goodTier={admitting?.id}
        onPreview={onPreview}
        onCommit={onCommit}
        onMarkClick={open}
      />
      <LaneNotes chart={chart} onOpen={open} className={classes.notes} />
    </>
  );
}
