import { useCallback, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import {
  type CurveRow,
  curveLayout,
  curvePicture,
  curveRows,
  curveScene,
  curveTable,
  curveWords,
} from "@/components/costs/curve";
import { Figure } from "@/components/drawings/Figure";
import { SceneView } from "@/components/drawings/SceneView";
import { useWidth } from "@/components/useSize";
import { useSlider } from "@/components/useSlider";
import { useWords } from "@/components/useWords";
import { useFormat } from "@/i18n/format";
import type { CostsView, LaneRow } from "@/ipc";
import { tierLook } from "@/theme/tiers";
import classes from "./Costs.module.css";

interface CostCurveProps {
  view: CostsView;
  rows: readonly LaneRow[];
  /** What one sees, as a sentence. */
  says: string;
  /** A published version: its cut-off is shown, and stays where it is. */
  fixed?: boolean;
  onPreview: (cut: number) => void;
  onCommit: (cut: number) => unknown;
}

/** What each cut-off would have cost, with the cut-off as a handle over the customers. */
export function CostCurve({ view, rows, says, fixed, onPreview, onCommit }: CostCurveProps) {
  const { t } = useTranslation();
  const spoken = useWords();
  const lines = useMemo(() => curveRows(spoken, rows), [spoken, rows]);
  const words = useMemo(() => curveWords(spoken, view), [spoken, view]);
  const draw = useCallback(
    (width: number) => curvePicture(view, lines, words, width),
    [view, lines, words],
  );
  return (
    <Figure
      title={t(view.curve.length > 0 ? "costs.curve.title" : "costs.curve.untold")}
      says={says}
      draw={draw}
      table={useMemo(() => curveTable(spoken, view), [spoken, view])}
      customers={view.now.bill.good + view.now.bill.poor}
      testId="cost-curve"
    >
      {fixed ? undefined : (
        <Moving view={view} lines={lines} words={words} onPreview={onPreview} onCommit={onCommit} />
      )}
    </Figure>
  );
}

interface MovingProps {
  view: CostsView;
  lines: readonly CurveRow[];
  words: Parameters<typeof curveScene>[2];
  onPreview: (cut: number) => void;
  onCommit: (cut: number) => unknown;
}

/** The drawing stays; only the handle, what it turns away and the strip of tiers follow the hand. */
function Moving({ view, lines, words, onPreview, onCommit }: MovingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ref, width, unit } = useWidth<HTMLDivElement>(760);
  const room = Math.max(Math.round(width / unit), 240);
  const scene = useMemo(() => curveScene(view, lines, words, room), [view, lines, words, room]);
  const at = curveLayout(room, lines.length, view.curve.length > 0);
  const plot = useRef<HTMLDivElement>(null);
  const last = view.admitting - 1;
  const above = view.tiers[last];
  const below = view.tiers[last + 1];
  const slider = useSlider({
    value: view.now.cut,
    min: Math.max((view.tiers[last + 1]?.from ?? 0) + 500, 500),
    max: last > 0 ? (view.tiers[last - 1]?.from ?? 100_000) - 500 : 100_000,
    step: 1000,
    bigStep: 5000,
    snap: 500,
    grab: "keep",
    name: {
      label: t("common.lane.cutoff", { above: above?.name ?? "", below: below?.name ?? "" }),
    },
    says: (value) =>
      t("common.lane.cutoffSays", { tier: above?.name ?? "", from: format.score(value) }),
    valueAt: (clientX) => {
      const box = plot.current?.getBoundingClientRect();
      return box && box.width > 0 ? ((clientX - box.left) / box.width) * 100_000 : 0;
    },
    onPreview,
    onCommit,
  });
  const across = (x: number) => `${(x / room) * 100}%`;
  const down = (y: number) => `${(y / at.height) * 100}%`;
  const x = at.toX(slider.value);
  const tiers = view.tiers.map((tier, rank) => ({
    ...tier,
    from: rank === last ? slider.value : tier.from,
  }));
  const best = view.cheapest;
  const moves = best !== null && best.saves > 0;
  return (
    <div ref={ref} className={classes.moving}>
      <SceneView scene={scene} label="" />
      <div
        ref={plot}
        className={classes.plot}
        style={{ left: across(at.left), right: across(room - at.right) }}
      >
        <div
          className={classes.away}
          style={{
            width: `${slider.value / 1000}%`,
            top: down(at.top),
            height: down(at.axis - at.top),
          }}
        />
        <div className={classes.tiers} style={{ top: down(at.axis) }}>
          {tiers.map((tier, rank) => {
            const to = tiers[rank - 1]?.from ?? 100_000;
            const look = tierLook(rank, tiers.length);
            return (
              <span
                key={tier.id}
                title={tier.name}
                style={{
                  left: `${tier.from / 1000}%`,
                  width: `${Math.max(to - tier.from, 0) / 1000}%`,
                  background: look.mark,
                }}
              />
            );
          })}
        </div>
        {moves && (
          <div
            className={classes.best}
            style={{
              left: `${best.cut / 1000}%`,
              top: down(at.top),
              height: down(at.axis - at.top),
            }}
          >
            <span data-left={best.cut < slider.value || undefined}>
              {t("costs.curve.cheapest", { cut: format.score(best.cut, 1) })}
            </span>
          </div>
        )}
      </div>
      <div
        className={classes.handle}
        style={{ left: across(x) }}
        data-dragging={slider.dragging || undefined}
        data-testid="cost-cut"
        {...slider.handle}
        {...slider.track}
      >
        <span className={classes.line} style={{ height: down(at.axis) }} />
        <span className={classes.box}>
          <span className={classes.grip} />
          {format.score(slider.value, 1)}
        </span>
      </div>
    </div>
  );
}
