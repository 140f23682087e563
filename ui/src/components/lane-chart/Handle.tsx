import { useLayoutEffect } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { POINT } from "../model";
import { useSlider } from "../useSlider";
import classes from "./LaneChart.module.css";

export interface HandleProps {
  /** The tiers on both sides of the cut. */
  above: string;
  below: string;
  /** The cut that is settled, thousandths of a point. */
  cut: number;
  min: number;
  max: number;
  /** Where the line and the number stand, pixels from the axis' zero. */
  line: number;
  box: number;
  /** The line's length below the number. */
  length: number;
  readOnly: boolean;
  scoreAt: (clientX: number) => number;
  /** The cut as it is drawn now. */
  onShown: (cut: number) => void;
  onPreview: (cut: number) => void;
  onCommit: (cut: number) => unknown;
}

/** A cut-off: its number above, its line through the rows. */
export function Handle(props: HandleProps) {
  const { above, below, cut, min, max, line, box, length, readOnly, onShown } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const slider = useSlider({
    value: cut,
    min,
    max,
    step: POINT,
    bigStep: 5 * POINT,
    snap: POINT / 2,
    grab: "keep",
    disabled: readOnly,
    name: { label: t("common.lane.cutoff", { above, below }) },
    says: (value) => t("common.lane.cutoffSays", { tier: above, from: format.score(value) }),
    valueAt: props.scoreAt,
    onPreview: props.onPreview,
    onCommit: props.onCommit,
  });

  // Bands and lines follow the hand in the same frame, before anything is painted.
  useLayoutEffect(() => onShown(slider.value), [onShown, slider.value]);

  return (
    <div
      className={classes.handle}
      data-dragging={slider.dragging || undefined}
      data-fixed={readOnly || undefined}
      style={{ left: line }}
      {...slider.handle}
      {...slider.track}
    >
      <span className={classes.cutLine} style={{ height: length }} />
      <span
        className={classes.box}
        style={{ transform: `translateX(calc(-50% + ${box - line}px))` }}
      >
        <span className={classes.grip} />
        {format.score(slider.value, 1)}
      </span>
    </div>
  );
}
