import { useState } from "react";
import { useTranslation } from "react-i18next";
import { InlineSelect } from "@/components/InlineSelect";
import { useFormat } from "@/i18n/format";
import type { ColumnFormat, ColumnGuess, ColumnKind, DateOrder, Preview } from "@/ipc";
import classes from "./Preview.module.css";
import { useRejectWords } from "./words";

const FEW = 6;
const MANY = 50;
const KINDS: readonly ColumnKind[] = ["text", "number", "percent", "date", "yes_no"];
/** How one number looks in each reading: the decimal mark and what parts the thousands. */
const NUMBERS = {
  "1234.5": ["point", "none"],
  "1,234.5": ["point", "comma"],
  "1 234.5": ["point", "space"],
  "1’234.5": ["point", "apostrophe"],
  "1234,5": ["comma", "none"],
  "1.234,5": ["comma", "point"],
  "1 234,5": ["comma", "space"],
  "1’234,5": ["comma", "apostrophe"],
} as const satisfies Record<string, readonly [ColumnFormat["decimal"], ColumnFormat["thousands"]]>;
type NumberLook = keyof typeof NUMBERS;
const DATES = {
  day_month_year: "31/12/2026",
  month_day_year: "12/31/2026",
  year_month_day: "2026-12-31",
} as const satisfies Record<DateOrder, string>;

function numberLook(column: ColumnFormat): NumberLook {
  const looks = Object.keys(NUMBERS) as NumberLook[];
  return (
    looks.find((look) => {
      const [decimal, thousands] = NUMBERS[look];
      return decimal === column.decimal && thousands === column.thousands;
    }) ?? "1234.5"
  );
}

interface ColumnHeadProps {
  column: ColumnGuess;
  onReformat: (format: Partial<ColumnFormat>) => void;
}

/** A column's name with how its cells are read. */
function ColumnHead({ column, onReformat }: ColumnHeadProps) {
  const { t } = useTranslation();
  const numeric = column.kind === "number" || column.kind === "percent";
  const kinds = column.kind === "empty" ? (["empty", ...KINDS] as const) : KINDS;
  return (
    <>
      <span className={classes.name}>{column.name}</span>
      <span className={classes.kind}>
        <InlineSelect
          label={t("import.column.kindOf", { column: column.name })}
          value={column.kind}
          options={kinds.map((value) => ({ value, label: t(`import.kind.${value}`) }))}
          onChange={(kind) => onReformat({ kind })}
          doubtful={column.ambiguous && !numeric && column.kind !== "date"}
        />
        {numeric && (
          <InlineSelect
            label={t("import.column.numberOf", { column: column.name })}
            value={numberLook(column)}
            options={(Object.keys(NUMBERS) as NumberLook[]).map((look) => ({
              value: look,
              label: look,
            }))}
            onChange={(look) => {
              const [decimal, thousands] = NUMBERS[look];
              onReformat({ decimal, thousands });
            }}
            doubtful={column.ambiguous}
          />
        )}
        {column.kind === "date" && (
          <InlineSelect
            label={t("import.column.dateOf", { column: column.name })}
            value={column.date_order}
            options={(Object.keys(DATES) as DateOrder[]).map((order) => ({
              value: order,
              label: DATES[order],
            }))}
            onChange={(order) => onReformat({ date_order: order })}
            doubtful={column.ambiguous}
          />
        )}
      </span>
    </>
  );
}

export interface PreviewTableProps {
  preview: Preview;
  onReformat: (column: number, format: Partial<ColumnFormat>) => void;
}

/** The first rows as they lie in the file. */
export function PreviewTable({ preview, onReformat }: PreviewTableProps) {
  const { t } = useTranslation();
  const rejectWords = useRejectWords();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const rows = preview.rows.slice(0, all ? MANY : FEW);
  const numeric = (at: number) => {
    const kind = preview.columns[at]?.kind;
    return kind === "number" || kind === "percent" || undefined;
  };
  return (
    <div className={classes.preview}>
      <section
        className={classes.scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        aria-label={t("import.preview.label")}
      >
        <table className={classes.table} data-testid="preview">
          <thead>
            <tr>
              <th scope="col" className={classes.line}>
                <span className="visually-hidden">{t("import.preview.line")}</span>
              </th>
              {preview.columns.map((column) => (
                <th key={column.index} scope="col" data-numeric={numeric(column.index)}>
                  <ColumnHead
                    column={column}
                    onReformat={(change) => onReformat(column.index, change)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.line} data-problem={row.problem !== null || undefined}>
                <th scope="row" className={classes.line}>
                  {format.count(row.line)}
                </th>
                {row.problem !== null ? (
                  <td colSpan={Math.max(preview.columns.length, 1)}>{rejectWords(row.problem)}</td>
                ) : (
                  preview.columns.map((column) => {
                    const text = row.cells[column.index] ?? "";
                    return (
                      <td
                        key={column.index}
                        data-numeric={numeric(column.index)}
                        title={text.length > 28 ? text : undefined}
                      >
                        {text}
                      </td>
                    );
                  })
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {preview.rows.length > FEW && (
        <button type="button" className={classes.more} onClick={() => setAll(!all)}>
          {all
            ? t("import.preview.fewer")
            : t("import.preview.more", { n: format.count(Math.min(preview.rows.length, MANY)) })}
        </button>
      )}
    </div>
  );
}
