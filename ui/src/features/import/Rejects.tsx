import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { ImportReport } from "@/ipc";
import classes from "./Plan.module.css";
import { useRejectWords } from "./words";

const FEW = 8;

/** The rows that cannot be taken, each with its line and its reason. */
export function Rejects({ report }: { report: ImportReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useRejectWords();
  const [all, setAll] = useState(false);
  const when = report.dry_run ? "will" : "did";
  if (report.rejected === 0) {
    return null;
  }
  const shown = all ? report.rejects : report.rejects.slice(0, FEW);
  return (
    <section className={classes.list} aria-labelledby="rejects-title" data-testid="rejects">
      <h3 id="rejects-title">
        {t(`import.rejects.title.${when}`, {
          count: report.rejected,
          n: format.count(report.rejected),
        })}
        <span>{t(`import.rejects.${when}`)}</span>
      </h3>
      <ul>
        {shown.map((one) => (
          <li key={one.line} className={classes.pair}>
            <span className={classes.line}>
              {t("import.line", { line: format.count(one.line) })}
            </span>
            <span className={classes.words}>{words(one.reason)}</span>
          </li>
        ))}
      </ul>
      {report.rejects.length > FEW && !all && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          {t("import.rejects.show", { n: format.count(report.rejects.length) })}
        </button>
      )}
      {all && report.rejected > report.rejects.length && (
        <p className="quiet">
          {t("import.more", { n: format.count(report.rejected - report.rejects.length) })}
        </p>
      )}
    </section>
  );
}
