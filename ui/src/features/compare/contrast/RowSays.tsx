import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { SlideComparison } from "@/ipc";
import classes from "./Contrast.module.css";
import type { Row } from "./rows";
import { VERDICT } from "./words";

export interface RowSaysProps {
  row: Row;
  comparison: SlideComparison;
  names: { left: string; right: string };
}

/** A row in words: how many slides and accounts of either side, and how far that can be trusted. */
export function RowSays({ row, comparison, names }: RowSaysProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const side = (which: "left" | "right") =>
    t("compare.row.side", {
      names: names[which],
      n: format.count(row[which].slides),
      total: format.count(comparison[which].slides.length),
      accounts: format.count(row[which].accounts),
      accountsTotal: format.count(comparison[which].accounts),
    });
  return (
    <p className={classes.rowSays}>
      {side("left")} {side("right")} {t(`compare.verdictSays.${VERDICT[row.verdict]}`)}
    </p>
  );
}
