import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { GroupShare } from "@/ipc";
import classes from "./ShareMarks.module.css";

interface ShareMarksProps {
  success: GroupShare | undefined;
  others: GroupShare | undefined;
}

const at = (share: GroupShare) => `${(share.count / share.total) * 100}%`;
const end = (thousandths: number) => `${thousandths / 10}%`;

/** The share of each side that gave an answer, with its 95 % interval; both on one axis. */
export function ShareMarks({ success, others }: ShareMarksProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const says = (share: GroupShare | undefined) =>
    share && share.total > 0
      ? t("profile.levels.between", {
          share: format.share(share.count / share.total),
          range: format.shareRange(share.low / 1000, share.high / 1000),
        })
      : t("profile.levels.none");
  const label = t("profile.levels.sharesSay", { success: says(success), others: says(others) });
  return (
    <svg className={classes.marks} role="img" aria-label={label}>
      <title>{label}</title>
      {[0, 25, 50, 75, 100].map((tick) => (
        <line
          key={tick}
          className={classes.tick}
          x1={`${tick}%`}
          x2={`${tick}%`}
          y1="0"
          y2="100%"
        />
      ))}
      {success && success.total > 0 && (
        <>
          <line
            className={classes.solid}
            x1={end(success.low)}
            x2={end(success.high)}
            y1="36%"
            y2="36%"
          />
          <circle className={classes.dot} cx={at(success)} cy="36%" r="4.5" />
        </>
      )}
      {others && others.total > 0 && (
        <>
          <line
            className={classes.dashed}
            x1={end(others.low)}
            x2={end(others.high)}
            y1="70%"
            y2="70%"
          />
          <svg x={at(others)} y="70%" overflow="visible" aria-hidden="true">
            <path className={classes.diamond} d="M0-5.4 5.4 0 0 5.4-5.4 0Z" />
          </svg>
        </>
      )}
    </svg>
  );
}
