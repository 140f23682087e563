import { type PointerEvent, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { LaneChart } from "@/ipc";
import { tierLook } from "@/theme/tiers";
import laneClasses from "../lane-chart/LaneChart.module.css";
import { LaneTable } from "../lane-chart/LaneTable";
import { layoutThinRow, markAt, type PlacedMark } from "../lane-chart/layout";
import { Marks } from "../lane-chart/Marks";
import { laneHead } from "../lane-chart/names";
import type { LaneRow } from "../lane-chart/types";
import { FULL_SCORE, percent, stretches, tierRank } from "../model";
import { OutcomeMark } from "../OutcomeMark";
import { outcomeShapes, useOutcomeName } from "../outcomes";
import { useRangeWords } from "../RangeBar";
import { TierBars } from "../TierTag";
import { useWidth } from "../useSize";
import classes from "./LaneRange.module.css";

/** Pixels at 100 % zoom: the stretch for this account, and one row of past customers. */
const OWN = 124;
const LABELS = 168;
/** Narrower than this, low and high stand beside the bar instead of under it. */
const ROOMY = 200;
/** What low or high needs beside the bar. */
const BESIDE = 84;

export interface LaneRangeProps {
  lane: LaneChart;
  low: number;
  likely: number;
  high: number;
  /** What the row of this account is called. */
  own: string;
  /** A must-have allows no better tier than this one, by id. */
  cap?: string;
  /** The computed score is on its way. */
  waiting?: boolean;
  onMarkClick: (id: number) => void;
}

/** This account's range on the lanes, over where the past customers ended up. */
export function LaneRange(props: LaneRangeProps) {
  const { lane, low, likely, high, own, cap, waiting, onMarkClick } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const rangeWords = useRangeWords();
  const outcomeName = useOutcomeName();
  const { ref, width: whole, unit } = useWidth<HTMLDivElement>(860);
  const [hovered, setHovered] = useState<{ at: PlacedMark; middle: number } | null>(null);
  const { tiers } = lane;
  const width = Math.max(Math.round(whole - LABELS * unit), 160);

  const rows = useMemo<LaneRow[]>(() => {
    const shapes = outcomeShapes(lane.rows.map((row) => row.outcome));
    return lane.rows
      .filter((row) => row.count.total > 0)
      .map((row) => {
        const head = {
          outcome: {
            id: row.outcome.id,
            name: outcomeName(row.outcome),
            mark: shapes.get(row.outcome.id) ?? "circle",
          },
          total: row.count.total,
          goodOrBetter: row.count.admitted,
          low: row.count.low / 1000,
          high: row.count.high / 1000,
        };
        return row.bins.length > 0
          ? { ...head, bins: row.bins }
          : {
              ...head,
              marks: row.marks.map((mark) => ({ ...mark, id: String(mark.id), wrong: false })),
            };
      });
  }, [lane.rows, outcomeName]);

  const placed = useMemo(() => {
    let top = 0;
    return rows.map((row) => {
      const layout = layoutThinRow(row, width, unit);
      const at = { row, layout, shape: row.outcome.mark, top };
      top += layout.height;
      return at;
    });
  }, [rows, width, unit]);
  const height = placed.reduce((sum, one) => sum + one.layout.height, 0);

  const toX = (score: number) => (score / FULL_SCORE) * width;
  const tight = toX(high) - toX(low) < ROOMY * unit;
  // At an end of the lanes there is no room beside the bar.
  const lowBeside = tight && toX(low) > BESIDE * unit;
  const highBeside = tight && toX(high) < width - BESIDE * unit;
  const capRank = cap === undefined ? -1 : tiers.findIndex((tier) => tier.id === cap);
  const capFrom = capRank > 0 ? (tiers[capRank - 1]?.from ?? FULL_SCORE) : null;
  const likelyTier = tierLook(tierRank(tiers, likely), tiers.length);

  const onPointerMove = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const y = event.clientY - box.top;
    const here = placed.find(({ top, layout }) => y >= top && y < top + layout.height);
    const middle = here ? here.top + here.layout.height / 2 : 0;
    const at = here ? markAt(here.layout, event.clientX - box.left, y - middle) : null;
    setHovered(at ? { at, middle } : null);
  };

  return (
    <figure
      className={classes.figure}
      ref={ref}
      data-waiting={waiting || undefined}
      data-testid="lane-range"
    >
      <span
        className="visually-hidden"
        role="img"
        aria-label={rangeWords({ tiers, low, likely, high })}
      />
      <LaneTable
        tiers={tiers}
        rows={rows}
        goodTitle={t("common.lane.orBetter", { tier: tiers[lane.admitting - 1]?.name ?? "" })}
      />
      <div className={classes.grid} style={{ gridTemplateColumns: `${width}px minmax(0, 1fr)` }}>
        <div className={classes.plot} style={{ height: OWN * unit + height }}>
          {stretches(tiers).map(({ tier, rank, from, to }) => {
            const look = tierLook(rank, tiers.length);
            const shows = laneHead(tier.name, toX(to - from) - 4 * unit, unit);
            return (
              <div
                key={tier.id}
                className={classes.band}
                title={tier.name}
                style={{
                  left: `${percent(from)}%`,
                  width: `${percent(to) - percent(from)}%`,
                  background: look.band,
                  borderTopColor: look.mark,
                }}
              >
                <span
                  className={classes.tier}
                  data-shows={shows}
                  style={{ color: look.text }}
                  aria-hidden="true"
                >
                  {shows !== "name" && <TierBars rank={rank} count={tiers.length} />}
                  {shows !== "sign" && <span>{tier.name}</span>}
                </span>
              </div>
            );
          })}
          {tiers.slice(0, -1).map((tier) => (
            <div key={tier.id} className={classes.cut} style={{ left: `${percent(tier.from)}%` }} />
          ))}
          {capFrom !== null && (
            <div
              className={classes.capped}
              style={{ left: `${percent(capFrom)}%`, height: OWN * unit }}
              aria-hidden="true"
            />
          )}
          <div className={classes.own} style={{ height: OWN * unit }} aria-hidden="true">
            <div
              className={classes.range}
              style={{ left: `${percent(low)}%`, width: `${percent(high) - percent(low)}%` }}
              data-point={low === high || undefined}
            >
              {stretches(tiers, low, high).map(({ tier, rank, from, to }) => (
                <div
                  key={tier.id}
                  className={classes.piece}
                  style={{
                    width: `${((to - from) / (high - low)) * 100}%`,
                    background: tierLook(rank, tiers.length).mark,
                  }}
                />
              ))}
            </div>
            <div className={classes.likely} style={{ left: `${percent(likely)}%` }} />
            <div
              className={classes.says}
              data-before={percent(likely) > 84 || undefined}
              style={{ left: `${percent(likely)}%` }}
            >
              <strong style={low === high ? { color: likelyTier.text } : undefined}>
                {format.score(likely, 1)}
              </strong>
              {low !== high && <span>{t("prospects.card.likely")}</span>}
            </div>
            {low !== high && (
              <>
                <span
                  className={classes.low}
                  data-beside={lowBeside || undefined}
                  style={
                    lowBeside ? { right: `${100 - percent(low)}%` } : { left: `${percent(low)}%` }
                  }
                >
                  {t("prospects.card.low")} <b>{format.score(low, 1)}</b>
                </span>
                <span
                  className={classes.high}
                  data-beside={highBeside || undefined}
                  style={
                    highBeside
                      ? { left: `${percent(high)}%` }
                      : { right: `${100 - percent(high)}%` }
                  }
                >
                  {t("prospects.card.high")} <b>{format.score(high, 1)}</b>
                </span>
              </>
            )}
          </div>
          {/* Pointing at a mark is a shortcut: the table above has them too. */}
          {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: see above */}
          <div
            className={classes.field}
            style={{ top: OWN * unit, height, cursor: hovered ? "pointer" : undefined }}
            onPointerMove={onPointerMove}
            onPointerLeave={() => setHovered(null)}
            onClick={() => hovered && onMarkClick(Number(hovered.at.mark.id))}
          >
            {placed.map(({ row, top }) => (
              <div key={row.outcome.id} className={classes.rule} style={{ top }} />
            ))}
            <Marks rows={placed} width={width} height={height} />
            {hovered && (
              <div
                className={laneClasses.tip}
                style={{ left: hovered.at.x, top: hovered.middle + hovered.at.y }}
              >
                <strong>{hovered.at.mark.name}</strong> {format.score(hovered.at.mark.score, 1)}
              </div>
            )}
          </div>
        </div>
        <div className={classes.labels} aria-hidden="true">
          <strong style={{ top: 78 * unit }}>{own}</strong>
          {placed.map(({ row, layout, top }) => (
            <span key={row.outcome.id} style={{ top: OWN * unit + top + layout.height / 2 }}>
              <OutcomeMark shape={row.outcome.mark} size={11} />
              <b>{format.count(row.total)}</b>
              <span className={classes.outcome}>{row.outcome.name}</span>
            </span>
          ))}
        </div>
        <div className={classes.axis} aria-hidden="true">
          {[0, 20, 40, 60, 80, 100].map((tick) => (
            <span key={tick} style={{ left: `${tick}%` }}>
              {format.count(tick)}
            </span>
          ))}
        </div>
      </div>
    </figure>
  );
}
