import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Figure } from "@/components/drawings";
import { drawMixes } from "@/components/refine/bars";
import { countedMixes, mixHow, mixRows, mixTable, mixTold } from "@/components/refine/words";
import { plainTold } from "@/components/told";
import { useWords } from "@/components/useWords";
import { RichText } from "@/components/VoiceSentence";
import type { Mixes as MixesOf } from "@/ipc";
import classes from "./Refine.module.css";

const FIRST = 6;

/** Whether the prospects are still like the customers that the profile was made from. */
export function Mixes({ mixes }: { mixes: MixesOf }) {
  const { t } = useTranslation();
  const words = useWords();
  const [all, setAll] = useState(false);
  const counted = countedMixes(mixes).length;
  const rows = useMemo(() => mixRows(words, mixes, all ? undefined : FIRST), [words, mixes, all]);
  const draw = useCallback(
    (width: number) =>
      drawMixes(
        rows,
        width,
        { customers: t("refine.mix.customers"), prospects: t("refine.mix.prospects") },
        words.format.share,
      ),
    [rows, words, t],
  );
  if (rows.length === 0) {
    return (
      <section aria-labelledby="refine-mix">
        <h2 id="refine-mix">{t("refine.mix.title")}</h2>
        <p className={classes.quiet}>{t("refine.mix.none")}</p>
      </section>
    );
  }
  const told = mixTold(words, rows);
  return (
    <section aria-label={t("refine.mix.title")} id="refine-mix" data-testid="refine-mix">
      <Figure
        title={t("refine.mix.title")}
        says={plainTold(words, told)}
        draw={draw}
        caption={
          <p className={classes.told}>
            <RichText i18nKey={told.key} values={told.values} />
          </p>
        }
        table={mixTable(words, rows)}
        foot={mixHow(words, rows)}
        testId="refine-mix-figure"
      />
      {!all && counted > FIRST && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          {t("refine.mix.all", { n: words.format.count(counted) })}
        </button>
      )}
    </section>
  );
}
