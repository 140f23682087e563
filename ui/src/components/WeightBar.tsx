import { type ReactNode, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { NumberField, readDecimal } from "./NumberField";
import { useSlider } from "./useSlider";
import classes from "./WeightBar.module.css";

export interface WeightBarProps {
  /** The parameter's name. */
  name: string;
  /** Thousandths of the whole, 0 to 1000. */
  weight: number;
  /** The weight at the bar's right end; bars in one list share it. Typing may go beyond. */
  full?: number;
  /** The most it can be, where locked weights leave less than the whole. */
  most?: number;
  /** Where the customers' data point, thousandths; drawn as a triangle under the bar. */
  evidence?: number;
  /** What stands between name and number: a verdict, a lock. */
  badge?: ReactNode;
  /** The row that the rest of the screen talks about. */
  selected?: boolean;
  onSelect?: () => void;
  onPreview?: (weight: number) => void;
  /** Once, when the hand rests; return the promise of the change. */
  onCommit: (weight: number) => unknown;
  disabled?: boolean;
}

/** A parameter's weight as a bar: drag it, step it with the arrow keys, or type the number. */
export function WeightBar(props: WeightBarProps) {
  const { name, weight, evidence, badge, selected, onSelect, onPreview, onCommit, disabled } =
    props;
  const { t } = useTranslation();
  const format = useFormat();
  const track = useRef<HTMLDivElement>(null);
  const nameId = useId();
  const full = Math.max(props.full ?? 250, weight);
  const most = Math.max(props.most ?? 1000, weight);
  const slider = useSlider({
    value: weight,
    min: 0,
    max: Math.min(full, most),
    step: 10,
    bigStep: 50,
    // A hand moves by half percents; typing is finer.
    snap: 5,
    disabled,
    name: { by: nameId },
    says: (value) => t("common.weight.says", { weight: format.weight(value) }),
    onPreview,
    onCommit,
    valueAt: (clientX) => {
      const box = track.current?.getBoundingClientRect();
      if (!box || box.width === 0) {
        return weight;
      }
      return ((clientX - box.left) / box.width) * full;
    },
  });
  const share = (part: number) => `${Math.min(part / full, 1) * 100}%`;

  return (
    <div className={classes.row} data-selected={selected || undefined}>
      <div className={classes.head}>
        {onSelect ? (
          <button
            type="button"
            id={nameId}
            className={classes.name}
            aria-pressed={!!selected}
            onClick={onSelect}
          >
            {name}
          </button>
        ) : (
          <span id={nameId} className={classes.name}>
            {name}
          </span>
        )}
        {badge && <span className={classes.badge}>{badge}</span>}
        <NumberField
          label={t("common.weight.of", { name })}
          shown={format.weight(slider.value)}
          disabled={disabled}
          read={(typed) => {
            const value = readDecimal(typed);
            return value === null || value * 10 > most ? null : Math.round(value * 10);
          }}
          onCommit={onCommit}
        />
      </div>
      <div
        ref={track}
        className={classes.hand}
        data-disabled={disabled || undefined}
        {...slider.track}
      >
        <div className={classes.track}>
          <div className={classes.fill} style={{ width: share(slider.value) }} />
        </div>
        <div
          className={classes.handle}
          style={{ left: share(slider.value) }}
          data-dragging={slider.dragging || undefined}
          {...slider.handle}
        />
        {evidence !== undefined && (
          <svg
            className={classes.evidence}
            style={{ left: share(evidence) }}
            viewBox="0 0 10 7"
            role="img"
            aria-label={t("common.weight.evidence", { weight: format.weight(evidence) })}
          >
            <path d="M5 0 10 7H0Z" fill="currentColor" />
          </svg>
        )}
      </div>
    </div>
  );
}
