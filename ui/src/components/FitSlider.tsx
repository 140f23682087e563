import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import classes from "./FitSlider.module.css";
import { NumberField, readDecimal } from "./NumberField";
import { useSlider } from "./useSlider";

export interface FitSliderProps {
  /** The level whose fit this is, for screen readers. */
  name: string;
  /** 0 to 100. */
  fit: number;
  onPreview?: (fit: number) => void;
  /** Once, when the hand rests; return the promise of the change. */
  onCommit: (fit: number) => unknown;
  disabled?: boolean;
}

/** How well a level fits, 0 to 100. */
export function FitSlider({ name, fit, onPreview, onCommit, disabled }: FitSliderProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const track = useRef<HTMLDivElement>(null);
  const slider = useSlider({
    value: fit,
    min: 0,
    max: 100,
    step: 1,
    bigStep: 10,
    disabled,
    name: { label: t("common.fit.of", { name }) },
    onPreview,
    onCommit,
    valueAt: (clientX) => {
      const box = track.current?.getBoundingClientRect();
      return !box || box.width === 0 ? fit : ((clientX - box.left) / box.width) * 100;
    },
  });
  return (
    <div className={classes.slider}>
      <div
        ref={track}
        className={classes.hand}
        data-disabled={disabled || undefined}
        {...slider.track}
      >
        <div className={classes.track}>
          <div className={classes.fill} style={{ width: `${slider.value}%` }} />
        </div>
        <div className={classes.handle} style={{ left: `${slider.value}%` }} {...slider.handle} />
      </div>
      <NumberField
        label={t("common.fit.typed", { name })}
        shown={format.count(slider.value)}
        disabled={disabled}
        read={(typed) => {
          const value = readDecimal(typed);
          return value === null || value > 100 ? null : Math.round(value);
        }}
        onCommit={onCommit}
      />
    </div>
  );
}
