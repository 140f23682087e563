import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { RowsReport } from "@/ipc";
import classes from "./RejectedRows.module.css";
import { useReason } from "./useReason";

/** The rows of a table that could not be taken, each with its reason; nothing where all were. */
export function RejectedRows({ report }: { report: RowsReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useReason(false);
  const rejected = report.listed.filter(({ fate }) => fate === "rejected");
  if (rejected.length === 0) {
    return null;
  }
  return (
    <ul className={classes.rejected} data-testid="rejected-rows">
      {rejected.map((row) => {
        const about = [row.account_name, row.about].filter(Boolean).join(", ");
        return (
          <li key={row.at}>
            <strong>
              {t("slideio.rows.at", { line: format.count(row.at), about: about || t("list.none") })}
            </strong>{" "}
            {row.reason && words(row.reason)}
          </li>
        );
      })}
    </ul>
  );
}
