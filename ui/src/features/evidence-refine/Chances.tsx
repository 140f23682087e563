import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Figure } from "@/components/drawings";
import { drawShares } from "@/components/refine/shares";
import { chanceHow, chanceRows, chancesTold, chanceTable } from "@/components/refine/words";
import { plainTold } from "@/components/told";
import { useWords } from "@/components/useWords";
import { RichText } from "@/components/VoiceSentence";
import type { Calibrated, Calibration } from "@/ipc";
import classes from "./Refine.module.css";

/** Chances of success, where there are customers enough; else why none is told. */
export function Chances({ calibrated }: { calibrated: Calibrated }) {
  const { t } = useTranslation();
  const told = chancesTold(useWords(), calibrated);
  return (
    <section aria-labelledby="refine-chances" data-testid="refine-chances">
      <h2 id="refine-chances">{t("refine.chances.title")}</h2>
      {calibrated.kind === "chances" ? (
        <Check calibration={calibrated} />
      ) : (
        <p className={classes.told}>
          <RichText i18nKey={told.key} values={told.values} />
        </p>
      )}
    </section>
  );
}

/** The chances beside what happened: a reader sees whether they may be believed. */
function Check({ calibration }: { calibration: Calibration & { kind: "chances" } }) {
  const { t } = useTranslation();
  const words = useWords();
  const rows = useMemo(() => chanceRows(words, calibration), [words, calibration]);
  const draw = useCallback(
    (width: number) => drawShares(rows, width, words.format.share),
    [rows, words],
  );
  const told = chancesTold(words, calibration);
  return (
    <Figure
      title={t("refine.chances.figure")}
      says={plainTold(words, told)}
      draw={draw}
      level={3}
      customers={calibration.all.total}
      caption={
        <p className={classes.told}>
          <RichText i18nKey={told.key} values={told.values} />
        </p>
      }
      table={chanceTable(words, calibration)}
      foot={chanceHow(words, calibration)}
      testId="refine-chances-figure"
    />
  );
}
