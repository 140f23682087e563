import { useId } from "react";
import { useTranslation } from "react-i18next";
import { FLANGE, Stretch, TierHatches } from "@/components/Pipe";
import { TierTag } from "@/components/TierTag";
import { useWidth } from "@/components/useSize";
import { useFormat } from "@/i18n/format";
import type { Overview } from "@/ipc";
import { tierLook } from "@/theme/tiers";
import { layPipes, ROOMY, type Station, stations } from "./layout";
import classes from "./Pipes.module.css";
import { PipesTable } from "./PipesTable";

/** Measures at 100 % zoom, pixels. */
const HEIGHT = 352;
const SOURCE = 118;
const BEND = 128;
/** What the longest name of a station with its number needs in one line, in the three languages. */
const NAME_ROOM = 220;

/** Prospects flowing into their tiers and on to the stages they have reached. */
export function Pipes({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ref, width, unit } = useWidth<HTMLDivElement>(900);
  const hatch = useId();
  const { tiers, prospects, prospects_total: total } = overview;
  const height = HEIGHT * unit;
  const { pipes, scale, source } = layPipes(prospects, height, unit);
  const stops = stations(prospects);
  const start = (SOURCE + BEND) * unit;
  const step = (width - start - FLANGE) / stops.length;
  const columnAt = (at: number) => start + at * step;
  // Much enlarged, a station's name takes two lines rather than the place of the next one.
  const headHeight = step < NAME_ROOM * unit ? "2.875rem" : "1.75rem";
  const byHand = prospects.reduce((sum, tier) => sum + tier.by_hand, 0);
  const look = (rank: number) => tierLook(rank, tiers.length);

  return (
    <figure className={classes.figure} data-testid="pipes">
      <div className={classes.heads} style={{ height: headHeight }}>
        {stops.map((stop, at) => (
          <p
            key={stop.stage ?? "all"}
            className={classes.head}
            style={{ left: columnAt(at), width: step }}
          >
            <strong>
              {stop.stage === null ? t("home.pipes.scored") : t(`common.stage.${stop.stage}`)}
            </strong>{" "}
            {format.count(stop.total)}
          </p>
        ))}
      </div>
      <div ref={ref} className={classes.body} style={{ height }}>
        <svg className={classes.drawing} width={width} height={height} aria-hidden="true">
          <TierHatches id={hatch} tiers={tiers.length} />
          {stops.map((stop, at) => (
            <line
              key={stop.stage ?? "all"}
              className={classes.column}
              x1={columnAt(at)}
              x2={columnAt(at)}
              y1={0}
              y2={height}
            />
          ))}
          {pipes.map((pipe, rank) => {
            const tier = tiers[rank];
            if (!tier || pipe.height === 0) {
              return null;
            }
            const { mark, band } = look(rank);
            const top = pipe.middle - pipe.height / 2;
            const from = SOURCE * unit;
            const bend = from + (start - from) / 2;
            const edge = (y0: number, y1: number) =>
              `M${from} ${y0}C${bend} ${y0} ${bend} ${y1} ${start} ${y1}`;
            const back = (y0: number, y1: number) =>
              `L${start} ${y1}C${bend} ${y1} ${bend} ${y0} ${from} ${y0}Z`;
            const below = pipe.leaves + pipe.height;
            const bottom = top + pipe.height;
            return (
              <g key={tier.id}>
                <path d={edge(pipe.leaves, top) + back(below, bottom)} fill={band} />
                <path className={classes.edge} d={edge(pipe.leaves, top)} stroke={mark} />
                <path className={classes.edge} d={edge(below, bottom)} stroke={mark} />
                {stops.map((stop, at) => {
                  const height = reachedHeight(stop, rank, scale);
                  // Only at the first station it is told how much is settled; the rest is hatched.
                  const open = at === 0 ? height - pipe.settled : 0;
                  return (
                    <Stretch
                      key={stop.stage ?? "all"}
                      x={columnAt(at)}
                      width={step}
                      middle={pipe.middle}
                      height={height}
                      fill={band}
                      mark={mark}
                      last={at === stops.length - 1}
                    >
                      {open > 0 && (
                        <rect
                          x={columnAt(at)}
                          y={pipe.middle + height / 2 - open}
                          width={step}
                          height={open}
                          fill={`url(#${hatch}-${rank})`}
                        />
                      )}
                    </Stretch>
                  );
                })}
              </g>
            );
          })}
          <rect
            className={classes.source}
            x={1}
            y={source.top}
            width={SOURCE * unit - 1}
            height={source.height}
          />
          <rect
            x={SOURCE * unit - 3}
            y={source.top - 6}
            width={6}
            height={source.height + 12}
            rx={1}
            fill="var(--ink)"
          />
        </svg>
        <p className={classes.sourceLabel} style={{ width: SOURCE * unit }}>
          <strong>{format.count(total)}</strong>
          <span>{t("home.pipes.source", { count: total })}</span>
        </p>
        {pipes.map((pipe, rank) => {
          const tier = tiers[rank];
          const count = prospects[rank];
          if (!tier || !count) {
            return null;
          }
          const roomy = pipe.height >= ROOMY * unit;
          const place = { top: roomy ? pipe.middle : pipe.middle - pipe.height / 2 };
          const { text, band } = look(rank);
          return (
            <div key={tier.id} aria-hidden="true">
              <p
                className={classes.label}
                data-above={!roomy || undefined}
                style={{
                  ...place,
                  left: columnAt(0) + 12,
                  // The count stands at the end of the pipe: a long name ends before it.
                  maxWidth: columnAt(1) - columnAt(0) - 22 - 48 * unit,
                  background: roomy ? band : undefined,
                }}
              >
                <TierTag tiers={tiers} id={tier.id} size="md" />
              </p>
              <p
                className={classes.count}
                data-above={!roomy || undefined}
                style={{
                  ...place,
                  left: columnAt(1) - 10,
                  color: text,
                  background: roomy ? band : undefined,
                }}
              >
                {format.count(count.count)}
              </p>
              {stops.slice(1).map((stop, at) => {
                const reached = stop.reached[rank] ?? 0;
                const tall = reachedHeight(stop, rank, scale);
                const inside = tall >= ROOMY * unit;
                return (
                  <p
                    key={stop.stage}
                    className={classes.reached}
                    data-above={!inside || undefined}
                    style={{
                      top: inside ? pipe.middle : pipe.middle - tall / 2,
                      left: columnAt(at + 1) + 12,
                      color: text,
                    }}
                  >
                    {format.count(reached)}
                  </p>
                );
              })}
            </div>
          );
        })}
      </div>
      <figcaption className={classes.legend} style={{ paddingLeft: start }}>
        {t("home.pipes.legend")}
        {byHand > 0 && ` ${t("home.pipes.byHand", { count: byHand, n: format.count(byHand) })}`}
      </figcaption>
      <PipesTable overview={overview} stops={stops} />
    </figure>
  );
}

function reachedHeight(stop: Station, rank: number, scale: number): number {
  const reached = stop.reached[rank] ?? 0;
  return reached === 0 ? 0 : Math.max(reached * scale, 2.5);
}
