import { IconEqual, IconPencil, IconPlus, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useReason } from "@/components/rows/useReason";
import { useFormat } from "@/i18n/format";
import type { RowRead, RowsReport } from "@/ipc";
import classes from "./SlideImport.module.css";

/** Reasons that go away once somebody says which account it is. */
const ASKS = new Set(["no_account", "unknown_account", "ambiguous_account", "other_key"]);

const MARKS = { added: IconPlus, updated: IconPencil, unchanged: IconEqual, rejected: IconX };

export interface RowsProps {
  report: RowsReport;
  /** Where the account can still be chosen: the field for it. */
  account?: ((row: RowRead) => ReactNode) | undefined;
  /** Rows whose account was chosen by hand. */
  chosen: ReadonlySet<number>;
  /** Takes the account that a row is most like. */
  onTake?: ((row: RowRead, account: number) => void) | undefined;
  nameOf: (account: number) => string;
}

/** What became of each row of a table, or of each slide of a presentation. */
export function Rows({ report, account, chosen, onTake, nameOf }: RowsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useReason();
  const deck = report.columns.length === 0;
  const when = report.dry_run ? "will" : "did";
  return (
    <table className={classes.rows} data-testid="slides-rows">
      <caption className="visually-hidden">{t("slideio.rows.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t(deck ? "slideio.rows.slide" : "slideio.rows.line")}</th>
          <th scope="col">{t("slideio.rows.about")}</th>
          <th scope="col">{t("slideio.rows.account")}</th>
          <th scope="col">{t(report.dry_run ? "slideio.rows.fate" : "slideio.rows.fated")}</th>
        </tr>
      </thead>
      <tbody>
        {report.listed.map((row) => {
          const Mark = MARKS[row.fate];
          const asks = account && ((row.reason && ASKS.has(row.reason.kind)) || chosen.has(row.at));
          const like = asks && row.like !== null && !chosen.has(row.at) ? row.like : null;
          return (
            <tr key={row.at} data-fate={row.fate} data-testid={`slides-row-${row.at}`}>
              <td className="num">{format.count(row.at)}</td>
              <td>{row.about || <span className={classes.none}>{t("list.none")}</span>}</td>
              <td>
                {asks && row.account_name !== "" && (
                  <p className={classes.asked}>{row.account_name}</p>
                )}
                {asks ? account(row) : row.account_name}
                {like !== null && onTake && (
                  <button
                    type="button"
                    className={classes.like}
                    onClick={() => onTake(row, like)}
                    data-testid={`slides-like-${row.at}`}
                  >
                    {t("slideio.import.like", { name: nameOf(like) })}
                  </button>
                )}
              </td>
              <td>
                <span className={classes.fate}>
                  <Mark size={14} stroke={1.8} aria-hidden />
                  {t(`slideio.fate.${when}.${row.fate}`)}
                </span>
                {row.reason && <p className={classes.reason}>{words(row.reason)}</p>}
                {row.left.length > 0 && (
                  <p className={classes.reason}>
                    {t("slideio.rows.left", { text: row.left.join("; ") })}
                  </p>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
