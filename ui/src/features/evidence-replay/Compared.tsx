import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { apartTold, comparedTable, type Sides } from "@/components/replay/words";
import { useWords } from "@/components/useWords";
import { RichText } from "@/components/VoiceSentence";
import type { ReplayView } from "@/ipc";
import classes from "./Replay.module.css";

/** The two profiles side by side, in customers, hours and money. */
export function Compared({ view, sides }: { view: ReplayView; sides: Sides }) {
  const { t } = useTranslation();
  const words = useWords();
  const { caption, columns, rows } = useMemo(
    () => comparedTable(words, view, sides),
    [words, view, sides],
  );
  const told = apartTold(words, view, sides);
  return (
    <section className={classes.compared} data-testid="replay-compared">
      <h2>{caption}</h2>
      <table>
        <thead>
          <tr>
            <td />
            {columns.slice(1).map(({ title }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: both may be called the same
              <th key={at} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, ...values]) => (
            <tr key={String(label)}>
              <th scope="row">{String(label)}</th>
              {values.map((value, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                <td key={at} className="num">
                  {String(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {told && (
        <p className={classes.told} data-testid="replay-told">
          <RichText i18nKey={told.key} values={told.values} />{" "}
          <span className={classes.quiet}>{t("replay.told.flatters")}</span>
        </p>
      )}
    </section>
  );
}
