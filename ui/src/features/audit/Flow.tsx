import { useId } from "react";
import { useTranslation } from "react-i18next";
import { FLANGE, Stretch, TierHatches } from "@/components/Pipe";
import { TierTag } from "@/components/TierTag";
import { useWidth } from "@/components/useSize";
import { useFormat } from "@/i18n/format";
import type { WasteAudit } from "@/ipc";
import { tierLook } from "@/theme/tiers";
import classes from "./AuditPage.module.css";
import type { Behind } from "./behind";
import { layFlow, type Measure } from "./flow";

const HEIGHT = 260;
const LABEL = 128;

export interface FlowProps {
  audit: WasteAudit;
  measure: Measure;
  /** Opens the accounts behind a number. */
  onOpen: (behind: Behind) => void;
}

/** What went into demos, POCs and rescues, tier by tier; what went to poor fits is hatched and drains into a counted tray. */
export function Flow({ audit, measure, onOpen }: FlowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ref, width, unit } = useWidth<HTMLDivElement>(900);
  const hatch = useId();
  const { tiers, kinds, admitting } = audit;
  const height = HEIGHT * unit;
  const pipes = layFlow(kinds, tiers.length, admitting, measure, height);
  const start = LABEL * unit;
  const step = (width - start - FLANGE) / kinds.length;
  const columnAt = (at: number) => start + at * step;
  const look = (rank: number) => tierLook(rank, tiers.length);
  const told = (value: number) =>
    measure === "hours" ? t("audit.waste.h", { n: format.number(value, 0) }) : format.count(value);

  return (
    <figure className={classes.figure} data-testid="waste-flow">
      <div className={classes.heads}>
        {kinds.map((kind, at) => (
          <p key={kind.activity} style={{ left: columnAt(at), width: step }}>
            <strong>{t(`audit.kinds.${kind.activity}`)}</strong>{" "}
            <span className={classes.whole}>{told(kind.split.all[measure])}</span>
          </p>
        ))}
      </div>
      <div ref={ref} className={classes.pipes} style={{ height }}>
        <svg width={width} height={height} aria-hidden="true" className={classes.drawing}>
          <TierHatches id={hatch} tiers={tiers.length} />
          {kinds.map((kind, at) => (
            <line
              key={kind.activity}
              className={classes.column}
              x1={columnAt(at)}
              x2={columnAt(at)}
              y1={0}
              y2={height}
            />
          ))}
          {/* Drains first: the pipes of the tiers below lie over them. */}
          {pipes.map((pipe, rank) =>
            pipe.stretches.map(({ drain }, at) => {
              if (!drain) {
                return null;
              }
              const x = columnAt(at) + drain.at * step - drain.width / 2;
              return (
                <g key={kinds[at]?.activity}>
                  <rect
                    x={x}
                    y={pipe.middle}
                    width={drain.width}
                    height={height - pipe.middle}
                    fill={`url(#${hatch}-${rank})`}
                  />
                  <path
                    className={classes.edge}
                    stroke={look(rank).mark}
                    d={`M${x} ${pipe.middle}V${height}M${x + drain.width} ${pipe.middle}V${height}`}
                  />
                </g>
              );
            }),
          )}
          {pipes.map((pipe, rank) =>
            pipe.stretches.map((stretch, at) => (
              <Stretch
                key={kinds[at]?.activity}
                x={columnAt(at)}
                width={step}
                middle={pipe.middle}
                height={stretch.height}
                fill={stretch.poor ? `url(#${hatch}-${rank})` : look(rank).band}
                mark={look(rank).mark}
                last={at === kinds.length - 1}
              />
            )),
          )}
        </svg>
        {tiers.map((tier, rank) => (
          <p
            key={tier.id}
            className={classes.tier}
            style={{ top: pipes[rank]?.middle ?? 0, width: start - 8 }}
          >
            <TierTag tiers={tiers} id={tier.id} size="md" />
          </p>
        ))}
        {tiers.map((tier, rank) =>
          kinds.map((kind, at) => {
            const effort = kind.split.tiers[rank];
            const value = effort?.[measure] ?? 0;
            const stretch = pipes[rank]?.stretches[at];
            if (!effort || !stretch || effort.activities === 0) {
              return null;
            }
            const inside = stretch.height >= 26 * unit;
            const middle = pipes[rank]?.middle ?? 0;
            const name = t("audit.waste.tierOf", {
              kind: t(`audit.kinds.${kind.activity}`),
              tier: tier.name,
            });
            return (
              <button
                key={`${tier.id} ${kind.activity}`}
                type="button"
                className={classes.reached}
                data-above={!inside || undefined}
                data-poor={stretch.poor || undefined}
                style={{
                  top: inside ? middle : middle - stretch.height / 2,
                  left: columnAt(at) + 10,
                  color: look(rank).text,
                  background: inside ? look(rank).band : undefined,
                }}
                aria-label={t("audit.waste.openNumber", { what: name, n: told(value) })}
                onClick={() =>
                  onOpen({
                    id: `${kind.activity} ${tier.id}`,
                    title: name,
                    accounts: effort.accounts,
                    kinds: [kind.activity],
                  })
                }
              >
                {told(value)}
              </button>
            );
          }),
        )}
      </div>
      <div className={classes.trays}>
        {kinds.map((kind, at) => {
          const { poor, all } = kind.split;
          const title = t("audit.waste.poorOf", { kind: t(`audit.kinds.${kind.activity}`) });
          return (
            <div
              key={kind.activity}
              className={classes.tray}
              style={{ marginLeft: at === 0 ? columnAt(0) + 10 : 14, width: step - 14 }}
            >
              <button
                type="button"
                onClick={() =>
                  onOpen({
                    id: `${kind.activity} poor`,
                    title,
                    accounts: poor.accounts,
                    kinds: [kind.activity],
                  })
                }
                data-testid={`waste-tray-${kind.activity}`}
              >
                <strong>
                  {t("audit.waste.share", {
                    n: format.count(poor.activities),
                    total: format.count(all.activities),
                  })}
                </strong>{" "}
                <span className="quiet">
                  {t("audit.waste.onPoor", { hours: format.number(poor.hours, 0) })}
                </span>
                {poor.money !== null && audit.cost && (
                  <span className="quiet"> {format.money(poor.money, audit.cost.currency)}</span>
                )}
              </button>
            </div>
          );
        })}
      </div>
      <figcaption className={classes.legend} style={{ paddingLeft: start }}>
        {t(measure === "hours" ? "audit.waste.legendHours" : "audit.waste.legendCount")}
      </figcaption>
    </figure>
  );
}
