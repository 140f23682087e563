import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { LaneChart, type LaneMark, type LaneRow } from "@/components/lane-chart";
import type { Tier } from "@/components/model";
import { OutcomeMark } from "@/components/OutcomeMark";
import { useFormat } from "@/i18n/format";
import classes from "./EvidenceProfile.module.css";

interface WalkableChartProps {
  tiers: readonly Tier[];
  rows: readonly LaneRow[];
  goodTier: string | undefined;
  onOpen: (id: string) => void;
}

/** Where one stands in the chart: the row, and the mark in it by score. */
interface Spot {
  row: number;
  mark: number;
}

/**
 * The lane chart, in which the arrow keys go from customer to customer: left and right by score, up and down to
 * the nearest score of another outcome. Who it is stands under the chart, and is read aloud.
 */
export function WalkableChart({ tiers, rows, goodTier, onOpen }: WalkableChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [spot, setSpot] = useState<Spot | null>(null);
  const hintId = useId();
  const marks = useMemo<LaneMark[][]>(
    () => rows.map((row) => [...(row.marks ?? [])].sort((a, b) => a.score - b.score)),
    [rows],
  );
  const at = spot ? marks[spot.row]?.[spot.mark] : undefined;
  const outcome = spot ? rows[spot.row]?.outcome : undefined;

  const nearest = (row: number, score: number): Spot | null => {
    const list = marks[row];
    if (!list || list.length === 0) {
      return null;
    }
    const distances = list.map((one) => Math.abs(one.score - score));
    return { row, mark: distances.indexOf(Math.min(...distances)) };
  };
  const first = (): Spot | null => {
    const row = marks.findIndex((list) => list.length > 0);
    return row === -1 ? null : { row, mark: 0 };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && at) {
      event.preventDefault();
      onOpen(at.id);
      return;
    }
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) {
      return;
    }
    event.preventDefault();
    if (!spot || !at) {
      setSpot(first());
      return;
    }
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      const list = marks[spot.row] ?? [];
      setSpot({ ...spot, mark: Math.min(Math.max(spot.mark + step, 0), list.length - 1) });
      return;
    }
    for (let row = spot.row + step; row >= 0 && row < rows.length; row += step) {
      const next = nearest(row, at.score);
      if (next) {
        setSpot(next);
        return;
      }
    }
  };
  const single = marks.some((list) => list.length > 0);

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a picture one walks through is no fieldset */}
      <div
        className={classes.walk}
        role="group"
        aria-label={t("evidence.dots.walk")}
        tabIndex={single ? 0 : undefined}
        aria-describedby={hintId}
        onKeyDown={onKeyDown}
        onBlur={() => setSpot(null)}
        data-testid="evidence-dots-walk"
      >
        <LaneChart
          tiers={tiers}
          rows={rows}
          {...(goodTier ? { goodTier } : {})}
          readOnly
          onMarkClick={onOpen}
        />
      </div>
      {single && (
        <p id={hintId} className={classes.at} aria-live="polite" data-testid="evidence-dots-at">
          {at && outcome ? (
            <>
              <OutcomeMark shape={outcome.mark} size={12} />{" "}
              <strong>
                {t(at.wrong ? "evidence.dots.atWrong" : "evidence.dots.at", {
                  name: at.name,
                  score: format.score(at.score, 1),
                  outcome: outcome.name,
                })}
              </strong>
            </>
          ) : (
            t("evidence.dots.hint")
          )}
        </p>
      )}
    </>
  );
}
