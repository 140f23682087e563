import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCopy } from "@tabler/icons-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "@/components/copy";
import { useFormat } from "@/i18n/format";
import type { FieldContrast, SlideComparison } from "@/ipc";
import type { Row } from "../contrast/rows";
import { useRowName, VERDICT } from "../contrast/words";
import classes from "./CompareTable.module.css";

/** The columns as text, for the clipboard. */
function tabbed(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells) => cells.map((cell) => cell.replace(/[\t\n]/g, " ")).join("\t"))
    .join("\n");
}

export interface CompareTableProps {
  comparison: SlideComparison;
  rows: readonly Row[];
  names: { left: string; right: string };
}

/** Everything that is drawn, as a table that can be copied. */
export function CompareTable({ comparison, rows, names }: CompareTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useRowName();
  const partly = new Map<string, FieldContrast>(
    comparison.fields.map((one) => [`field-${one.field}`, one]),
  );
  const of = (part: number, whole: number) =>
    t("compare.table.of", { n: format.count(part), total: format.count(whole) });
  const head = [
    t("compare.table.what"),
    t("compare.table.kind"),
    t("compare.table.slides", { names: names.left }),
    t("compare.table.accounts", { names: names.left }),
    t("compare.table.slides", { names: names.right }),
    t("compare.table.accounts", { names: names.right }),
    t("compare.table.verdict"),
    t("compare.table.p"),
  ];
  const body = rows.map((row) => {
    const field = partly.get(row.id);
    const partlyWords = (count: number | undefined) =>
      count ? ` ${t("compare.table.partly", { count, n: format.count(count) })}` : "";
    return [
      nameOf(row),
      row.source.kind === "theme"
        ? t("compare.row.kind.theme", { field: t(`slides.field.${row.field}`) })
        : t(`slides.field.${row.field}`),
      of(row.left.slides, comparison.left.slides.length) + partlyWords(field?.left_partly),
      of(row.left.accounts, comparison.left.accounts),
      of(row.right.slides, comparison.right.slides.length) + partlyWords(field?.right_partly),
      of(row.right.accounts, comparison.right.accounts),
      t(`compare.verdict.${VERDICT[row.verdict]}`),
      row.p < 0.001 ? t("compare.table.tiny") : format.number(row.p, 3),
    ];
  });
  const copy = async () => {
    if (await copyText(tabbed([head, ...body]))) {
      notifications.show({ message: t("compare.table.copied") });
    }
  };
  return (
    <div className={classes.frame}>
      <div className={classes.bar}>
        <p className={classes.note}>{t("compare.table.note")}</p>
        <Button
          leftSection={<IconCopy size={15} stroke={1.6} aria-hidden />}
          onClick={() => void copy()}
          data-testid="copy-table"
        >
          {t("compare.table.copy")}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={t("compare.table.title")}>
        <table className={classes.table} data-testid="compare-table">
          <thead>
            <tr>
              {head.map((cell, at) => (
                <th key={cell} scope="col" data-first={at === 0 || undefined}>
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {body.map((cells, line) => (
              <tr key={rows[line]?.id}>
                {cells.map((cell, at) =>
                  at === 0 ? (
                    <th key={head[at]} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={head[at]}>{cell}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

/** What the spine draws, for whoever does not see it. */
export const SpineTable = memo(function SpineTable({
  comparison,
  names,
}: Omit<CompareTableProps, "rows">) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <table className="visually-hidden" aria-label={t("compare.spine.title")}>
      <thead>
        <tr>
          <th scope="col">{t("compare.table.field")}</th>
          <th scope="col">{names.left}</th>
          <th scope="col">{names.right}</th>
        </tr>
      </thead>
      <tbody>
        {comparison.fields.map((one) => (
          <tr key={one.field}>
            <th scope="row">{t(`slides.field.${one.field}`)}</th>
            {(["left", "right"] as const).map((side) => (
              <td key={side}>
                {t("compare.table.of", {
                  n: format.count(one[side].slides),
                  total: format.count(comparison[side].slides.length),
                })}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
});
