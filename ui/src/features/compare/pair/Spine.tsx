import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { FieldContrast, SlideComparison } from "@/ipc";
import classes from "./Spine.module.css";

/** A gap of so many points of a hundred catches the eye. */
const WIDE = 0.4;

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

/** Whether a field tells the two groups apart at a glance. */
export function tells(one: FieldContrast, { left, right }: SlideComparison): boolean {
  const gap =
    share(one.left.slides, left.slides.length) - share(one.right.slides, right.slides.length);
  if (left.slides.length === 0 || right.slides.length === 0) {
    return false;
  }
  // From too few, no gap is wide.
  return one.verdict === "separates" || (one.verdict !== "too_few" && Math.abs(gap) > WIDE);
}

export interface SpineProps {
  comparison: SlideComparison;
}

/** Between the slides: on how many of either side each field is complete. Its rows are those of the slides. */
export const Spine = memo(function Spine({ comparison }: SpineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { left, right, fields } = comparison;
  const [lefts, rights] = [left.slides.length, right.slides.length];
  return (
    <div className={classes.spine} data-testid="spine">
      <div className={classes.head} aria-hidden="true">
        <span className={classes.caption}>{t("compare.spine.title")}</span>
        <span className={classes.of}>
          <span>{t("compare.spine.of", { n: format.count(lefts) })}</span>
          <span>{t("compare.spine.of", { n: format.count(rights) })}</span>
        </span>
      </div>
      {fields.map((one) => {
        const name = t(`slides.field.${one.field}`);
        const percent = (part: number, whole: number) => `${share(part, whole) * 100}%`;
        return (
          <div
            key={one.field}
            className={classes.row}
            data-tells={tells(one, comparison) || undefined}
            data-testid={`spine-${one.field}`}
            title={t("compare.spine.says", {
              field: name,
              left: format.count(one.left.slides),
              lefts: format.count(lefts),
              leftPartly: format.count(one.left_partly),
              right: format.count(one.right.slides),
              rights: format.count(rights),
              rightPartly: format.count(one.right_partly),
            })}
            aria-hidden="true"
          >
            <span className={classes.name}>{name}</span>
            <span className={classes.bars}>
              <span className={classes.count} data-side="left">
                {format.count(one.left.slides)}
              </span>
              <span className={classes.track} data-side="left">
                <span className={classes.full} style={{ width: percent(one.left.slides, lefts) }} />
                <span
                  className={classes.partly}
                  style={{ width: percent(one.left_partly, lefts) }}
                />
              </span>
              <span className={classes.track} data-side="right">
                <span
                  className={classes.full}
                  style={{ width: percent(one.right.slides, rights) }}
                />
                <span
                  className={classes.partly}
                  style={{ width: percent(one.right_partly, rights) }}
                />
              </span>
              <span className={classes.count} data-side="right">
                {format.count(one.right.slides)}
              </span>
            </span>
          </div>
        );
      })}
    </div>
  );
});
