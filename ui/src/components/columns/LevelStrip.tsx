import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { ColumnTold } from "@/ipc";
import type { Speech } from "../evidence/words";
import classes from "./LevelStrip.module.css";

/** More are only counted: the strip is a glance. */
const SHOWN = 6;

/** How the two sides are drawn in strips. */
export function StripKey({ speech }: { speech: Speech }) {
  return (
    <p className={classes.key}>
      <span>
        <i data-side="success" aria-hidden="true" /> {speech.successWord}
      </span>
      <span>
        <i data-side="others" aria-hidden="true" /> {speech.othersWord}
      </span>
    </p>
  );
}

/** Level by level, which part of those who succeeded has it, and which part of the others. */
export function LevelStrip({ column, speech }: { column: ColumnTold; speech: Speech }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { parameter, evidence } = column;
  const { known } = evidence;
  const part = (count: number, of: number) => `${of === 0 ? 0 : (100 * count) / of}%`;
  const levels = evidence.levels.map((one) => ({
    ...one,
    name: parameter.levels.find((level) => level.id === one.level)?.name ?? one.level,
  }));
  const rest = levels.length > SHOWN + 1 ? levels.length - SHOWN : 0;
  return (
    <ul className={classes.strip} data-testid={`strip-${parameter.id}`}>
      {levels.slice(0, levels.length - rest).map(({ level, name, count }) => (
        <li key={level} data-telling={level === evidence.telling || undefined}>
          <span className={classes.name} title={name}>
            {name}
          </span>
          <span className={classes.bars} aria-hidden="true">
            <span>
              <i data-side="success" style={{ width: part(count.success, known.success) }} />
            </span>
            <b>{format.count(count.success)}</b>
            <span>
              <i data-side="others" style={{ width: part(count.others, known.others) }} />
            </span>
            <b>{format.count(count.others)}</b>
          </span>
          <span className="visually-hidden">
            {t("columns.strip", {
              s: format.count(count.success),
              st: format.count(known.success),
              o: format.count(count.others),
              ot: format.count(known.others),
              successWord: speech.successWord,
              othersWord: speech.othersWord,
            })}
          </span>
        </li>
      ))}
      {rest > 0 && (
        <li className={classes.rest}>
          {t("columns.moreLevels", { count: rest, n: format.count(rest) })}
        </li>
      )}
    </ul>
  );
}
