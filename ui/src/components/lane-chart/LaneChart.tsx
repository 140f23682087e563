import { type PointerEvent, useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { KeyCaps } from "@/shell/KeyCaps";
import { tierLook } from "@/theme/tiers";
import { FULL_SCORE, POINT, stretches } from "../model";
import { OutcomeMark } from "../OutcomeMark";
import { TierBars } from "../TierTag";
import { useWidth } from "../useSize";
import { Handle } from "./Handle";
import classes from "./LaneChart.module.css";
import { LaneTable } from "./LaneTable";
import { layoutRow, markAt, type PlacedMark, placeNames, spread } from "./layout";
import { Marks } from "./Marks";
import { laneHead, nameWidth } from "./names";
import type { LaneChartProps } from "./types";

/** Handles stand this much below the cut, so that no mark sits on a line; columns begin on it. */
const BELOW_CUT = POINT / 2;
const HEAD = 66;
const BOX = 50;

/** Widths of the columns beside the axis, by the room there is; pixels at 100 % zoom. */
function columns(width: number): { label: number; count: number; size: "wide" | "mid" | "slim" } {
  if (width >= 760) {
    return { label: 142, count: 140, size: "wide" };
  }
  return width >= 520
    ? { label: 124, count: 84, size: "mid" }
    : { label: 40, count: 68, size: "slim" };
}

/**
 * Scores on a line, tiers as lanes, each past customer a mark in its outcome's row, the cut-offs
 * as handles that move over them.
 */
export function LaneChart(props: LaneChartProps) {
  const { tiers, rows, saved, savedName, savedSays, dense, onPreview, onCommit, onMarkClick } =
    props;
  const readOnly = props.readOnly ?? onCommit === undefined;
  const { t } = useTranslation();
  const format = useFormat();
  const { ref, width: whole, unit } = useWidth<HTMLDivElement>(900);
  const plot = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<{ at: PlacedMark; top: number } | null>(null);

  const room = columns(whole / unit);
  const width = Math.max(Math.round(whole - (room.label + room.count) * unit), 120);
  const head = HEAD * unit;
  const toX = useCallback((score: number) => (score / FULL_SCORE) * width, [width]);

  // The cut-offs as drawn: settled, but for the one under a hand.
  const settled = useMemo(() => tiers.slice(0, -1).map((tier) => tier.from), [tiers]);
  const [shown, setShown] = useState<Record<number, number>>({});
  const cuts = settled.map((cut, index) => shown[index] ?? cut);
  const drawn = tiers.map((tier, rank) => ({ ...tier, from: cuts[rank] ?? 0 }));
  // Whoever reads the table does not read it sixty times a second.
  const tableTiers = useDeferredValue(tiers);
  const tableRows = useDeferredValue(rows);
  const setters = useMemo(
    () =>
      settled.map((_, index) => (cut: number) => {
        setShown((now) => (now[index] === cut ? now : { ...now, [index]: cut }));
      }),
    [settled],
  );
  const withCut = (index: number, cut: number) =>
    settled.map((one, place) => (place === index ? cut : one));

  const placed = useMemo(() => {
    let top = 0;
    return rows.map((row) => {
      const layout = layoutRow(row, width, unit, dense);
      const at = { row, layout, shape: row.outcome.mark, top };
      top += layout.height;
      return at;
    });
  }, [rows, width, unit, dense]);
  const height = placed.reduce((sum, one) => sum + one.layout.height, 0);

  const scoreAt = (clientX: number) => {
    const box = plot.current?.getBoundingClientRect();
    return box && box.width > 0 ? ((clientX - box.left) / box.width) * FULL_SCORE : 0;
  };

  const below = placed.some(({ layout }) => layout.marks.length > 0) ? BELOW_CUT : 0;
  const lines = cuts.map((cut) => toX(cut - below));
  const boxes = spread([...lines].reverse(), BOX * unit, 0, width).reverse();
  const total = rows.reduce((sum, row) => sum + row.total, 0);
  const goodTier =
    tiers.find((tier) => tier.id === props.goodTier) ?? tiers[Math.min(1, tiers.length - 2)];
  const goodTitle = t("common.lane.orBetter", { tier: goodTier?.name ?? "" });
  const anyWrong = placed.some(
    ({ layout }) =>
      layout.marks.some((one) => one.mark.wrong) || layout.columns.some((one) => one.wrong > 0),
  );
  const savedLines = (saved ?? [])
    .map((cut, index) => ({ cut, index, moved: cut !== cuts[index] }))
    .filter((one) => one.moved);

  const onPointerMove = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = event.clientX - box.left;
    const y = event.clientY - box.top;
    const here = placed.find(({ top, layout }) => y >= top && y < top + layout.height);
    const at = here ? markAt(here.layout, x, y - here.top - here.layout.height / 2) : null;
    setHovered(here && at ? { at, top: here.top + here.layout.height / 2 } : null);
  };

  return (
    <figure className={classes.chart} ref={ref} data-size={room.size}>
      <LaneTable tiers={tableTiers} rows={tableRows} goodTitle={goodTitle} />
      <div
        className={classes.grid}
        style={{
          gridTemplateColumns: `${room.label * unit}px ${width}px minmax(0, 1fr)`,
          gridTemplateRows: `${head}px ${placed.map((one) => `${one.layout.height}px`).join(" ")} auto`,
        }}
      >
        <div className={classes.corner} aria-hidden="true">
          {room.size !== "slim" && <strong>{t("common.lane.howItWent")}</strong>}
          <span>
            {room.size === "slim"
              ? format.count(total)
              : t("common.lane.customers", { count: total, n: format.count(total) })}
          </span>
        </div>
        <div className={classes.corner} data-end aria-hidden="true">
          <strong>{goodTitle}</strong>
          {room.size === "wide" && <span>{t("common.lane.interval")}</span>}
        </div>
        {placed.map(({ row }, index) => (
          <div
            key={row.outcome.id}
            className={classes.row}
            style={{ gridRow: index + 2 }}
            aria-hidden="true"
          >
            <div className={classes.outcome} title={row.outcome.name}>
              <OutcomeMark shape={row.outcome.mark} size={15} />
              <span className={classes.words}>
                <strong>{row.outcome.name}</strong>
                {room.size !== "slim" && (
                  <span>
                    {t("common.lane.customers", { count: row.total, n: format.count(row.total) })}
                  </span>
                )}
              </span>
            </div>
            <div className={classes.count}>
              <strong>
                {t("common.lane.part", {
                  part: format.count(row.goodOrBetter),
                  total: format.count(row.total),
                })}
              </strong>
              <span>{format.shareRange(row.low, row.high)}</span>
            </div>
          </div>
        ))}
        <div ref={plot} className={classes.plot} style={{ gridRow: `1 / ${placed.length + 2}` }}>
          {stretches(drawn).map(({ tier, rank, from, to }) => {
            const look = tierLook(rank, tiers.length);
            // Bands meet at the handles' lines.
            const left = from === 0 ? 0 : toX(from - below);
            const right = to === FULL_SCORE ? width : toX(to - below);
            const shows = laneHead(tier.name, right - left, unit);
            return (
              <div
                key={tier.id}
                className={classes.band}
                style={{ left, width: right - left, background: look.band, borderColor: look.mark }}
                title={tier.name}
              >
                <span className={classes.tier} data-shows={shows} style={{ color: look.text }}>
                  {shows !== "name" && right - left > 22 * unit && (
                    <TierBars rank={rank} count={tiers.length} />
                  )}
                  {shows !== "sign" && tier.name}
                </span>
              </div>
            );
          })}
          {placed.slice(1).map(({ row, top }) => (
            <div key={row.outcome.id} className={classes.rule} style={{ top: head + top }} />
          ))}
          {savedLines.map(({ cut, index }) => {
            const x = toX(cut - below);
            // Its name stands where no handle does, left of the line if it may choose.
            const side = [-26, 26].find((aside) =>
              boxes.every((box) => Math.abs(box - (x + aside * unit)) > 46 * unit),
            );
            return (
              <div key={index} className={classes.saved} style={{ left: x, top: head, height }}>
                {savedName && side !== undefined && (
                  <span data-right={side > 0 || undefined}>
                    {savedName}: {format.score(cut, 1)}
                  </span>
                )}
              </div>
            );
          })}
          {/* Pointing at a mark or its name is a shortcut, and too small for more: every name also
              stands in the table, and whoever draws the chart lists those on the wrong side. */}
          {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: see above */}
          <div
            className={classes.field}
            style={{ top: head, height, cursor: hovered && onMarkClick ? "pointer" : undefined }}
            onPointerMove={onPointerMove}
            onPointerLeave={() => setHovered(null)}
            onClick={() => hovered && onMarkClick?.(hovered.at.mark.id)}
          >
            <Marks rows={placed} width={width} height={height} />
            {placed.map(({ row, layout, top }) =>
              placeNames(layout, width, unit, (name) => nameWidth(name, unit), lines).map(
                (name) => (
                  <span
                    key={`${row.outcome.id} ${name.mark.id}`}
                    className={classes.name}
                    data-opens={onMarkClick !== undefined || undefined}
                    style={{ left: name.left, top: top + layout.height / 2 + name.top }}
                    aria-hidden="true"
                    onClick={(event) => {
                      // Not the mark as well that happens to be near.
                      event.stopPropagation();
                      onMarkClick?.(name.mark.id);
                    }}
                  >
                    {name.mark.name}
                  </span>
                ),
              ),
            )}
            {hovered && (
              <div
                className={classes.tip}
                style={{ left: hovered.at.x, top: hovered.top + hovered.at.y }}
              >
                <strong>{hovered.at.mark.name}</strong> {format.score(hovered.at.mark.score)}
              </div>
            )}
          </div>
          {cuts.map((_, index) => (
            <Handle
              // biome-ignore lint/suspicious/noArrayIndexKey: a cut is its place among the cuts
              key={index}
              above={tiers[index]?.name ?? ""}
              below={tiers[index + 1]?.name ?? ""}
              cut={settled[index] ?? 0}
              min={(settled[index + 1] ?? 0) + POINT}
              max={index === 0 ? FULL_SCORE : (settled[index - 1] ?? FULL_SCORE) - POINT}
              line={lines[index] ?? 0}
              box={boxes[index] ?? 0}
              length={height + 7 * unit}
              readOnly={readOnly}
              scoreAt={scoreAt}
              onShown={setters[index] ?? (() => {})}
              onPreview={(cut) => onPreview?.(withCut(index, cut))}
              onCommit={(cut) => onCommit?.(withCut(index, cut))}
            />
          ))}
        </div>
        <div
          className={classes.axisTitle}
          style={{ gridRow: placed.length + 2 }}
          aria-hidden="true"
        >
          {room.size !== "slim" && t("common.lane.axis")}
        </div>
        <div className={classes.axis} style={{ gridRow: placed.length + 2 }} aria-hidden="true">
          {[0, 20, 40, 60, 80, 100].map((tick) => (
            <span key={tick} style={{ left: `${tick}%` }}>
              {format.count(tick)}
            </span>
          ))}
        </div>
      </div>
      <figcaption className={classes.legend}>
        {anyWrong && (
          <span className={classes.key}>
            <span className={classes.wrongKey} />
            {t("common.lane.wrongSide")}
          </span>
        )}
        {savedSays && (
          <span className={classes.key}>
            <span className={classes.savedKey} />
            {savedSays}
          </span>
        )}
        {!readOnly && (
          <span className={classes.hint}>
            {t("common.lane.drag")} <KeyCaps keys="ArrowLeft" />
            <KeyCaps keys="ArrowRight" /> {t("common.lane.onCutoff")}
          </span>
        )}
      </figcaption>
    </figure>
  );
}
