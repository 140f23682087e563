import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { ImportReport } from "@/ipc";
import classes from "./Plan.module.css";

const COUNTS = ["added", "updated", "unchanged", "skipped", "rejected"] as const;

/** Every row of the table in exactly one of five counts, and the five as one bar. */
export function Counts({ report }: { report: ImportReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const when = report.dry_run ? "will" : "did";
  const shown = COUNTS.filter(
    (count) => report[count] > 0 || count === "added" || count === "updated",
  );
  return (
    <div data-testid="counts">
      <div className={classes.bar} aria-hidden="true">
        {COUNTS.filter((count) => report[count] > 0).map((count) => (
          <span key={count} data-count={count} style={{ flexGrow: report[count] }} />
        ))}
      </div>
      <dl className={classes.counts}>
        {shown.map((count) => (
          <div key={count} data-testid={`count-${count}`}>
            <dt>
              <span className={classes.swatch} data-count={count} aria-hidden="true" />
              {t(`import.counts.${when}.${count}`)}
            </dt>
            <dd>{format.count(report[count])}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
