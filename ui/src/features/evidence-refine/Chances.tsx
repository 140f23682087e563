import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Figure } from "@/components/drawings";
import { RichText } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import type { Calibrated, Calibration } from "@/ipc";
import classes from "./Refine.module.css";
import { drawShares, type ShareRow } from "./shares";

/** Chances of success, where there are customers enough; else why none is told. */
export function Chances({ calibrated }: { calibrated: Calibrated }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section aria-labelledby="refine-chances" data-testid="refine-chances">
      <h2 id="refine-chances">{t("refine.chances.title")}</h2>
      {calibrated.kind === "too_few" && (
        <p className={classes.told}>
          <RichText
            i18nKey={
              calibrated.have < calibrated.need ? "refine.chances.few" : "refine.chances.oneSided"
            }
            values={{
              count: calibrated.have,
              n: format.count(calibrated.have),
              need: format.count(calibrated.need),
              rarer: format.count(calibrated.rarer),
              of_each: format.count(calibrated.need_rarer),
            }}
          />
        </p>
      )}
      {calibrated.kind === "nothing" && (
        <p className={classes.told}>
          <RichText
            i18nKey="refine.chances.nothing"
            values={{ count: calibrated.have, n: format.count(calibrated.have) }}
          />
        </p>
      )}
      {calibrated.kind === "chances" && <Check calibration={calibrated} />}
    </section>
  );
}

/** The chances beside what happened: a reader sees whether they may be believed. */
function Check({ calibration }: { calibration: Calibration }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = useMemo(
    () =>
      calibration.check.map(
        ({ from, to, told, seen }): ShareRow => ({
          name: format.shareRange(from / 1000, to / 1000),
          share: {
            value: seen.total === 0 ? 0 : (seen.success / seen.total) * 1000,
            low: seen.low,
            high: seen.high,
          },
          told,
          count: t("refine.fared.of", {
            n: format.count(seen.success),
            of: format.count(seen.total),
          }),
        }),
      ),
    [calibration, t, format],
  );
  const draw = useCallback(
    (width: number) => drawShares(rows, width, (share) => format.share(share)),
    [rows, format],
  );
  const right = calibration.slope_low <= 1000 && calibration.slope_high >= 1000;
  const verdict = right ? "right" : calibration.slope < 1000 ? "bold" : "shy";
  return (
    <Figure
      title={t("refine.chances.figure")}
      says={t(`refine.chances.${verdict}`).replace(/<\/?b>/g, "")}
      draw={draw}
      level={3}
      customers={calibration.all.total}
      caption={
        <p className={classes.told}>
          <RichText i18nKey={`refine.chances.${verdict}`} />
        </p>
      }
      table={{
        kind: "table",
        caption: t("refine.chances.figure"),
        columns: [
          { title: t("refine.chances.told") },
          { title: t("refine.chances.mean"), figures: true },
          { title: t("refine.chances.seen"), figures: true },
        ],
        rows: calibration.check.map(({ told, seen }, at) => [
          rows[at]?.name ?? "",
          format.share(told / 1000),
          `${rows[at]?.count} (${format.shareRange(seen.low / 1000, seen.high / 1000)})`,
        ]),
      }}
      foot={t("refine.chances.how", {
        n: format.count(calibration.all.total),
        brier: format.number(calibration.brier / 1e6, 3),
        base: format.number(calibration.brier_base / 1e6, 3),
        slope: format.number(calibration.slope / 1000, 2),
        low: format.number(calibration.slope_low / 1000, 2),
        high: format.number(calibration.slope_high / 1000, 2),
      })}
      testId="refine-chances-figure"
    />
  );
}
