import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { ColumnsMade } from "@/ipc";
import classes from "./FromTables.module.css";

/** So many cells are shown at once. */
const SHOWN = 5;

interface MadeOfColumnsProps {
  made: ColumnsMade;
  onClose: () => void;
}

/** What could not be taken as it stood in the tables: cells that no level covers, and answers that stayed. */
export function MadeOfColumns({ made, onClose }: MadeOfColumnsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const rest = made.unmatched_count - Math.min(made.unmatched.length, SHOWN);
  return (
    <div className={classes.made} role="status" data-testid="columns-made">
      {made.kept > 0 && (
        <p>{t("columns.kept", { count: made.kept, n: format.count(made.kept) })}</p>
      )}
      {made.unmatched_count > 0 && (
        <>
          <p>
            {t("columns.unmatched", {
              count: made.unmatched_count,
              n: format.count(made.unmatched_count),
            })}
          </p>
          <ul>
            {made.unmatched.slice(0, SHOWN).map((one) => (
              <li key={`${one.account} ${one.parameter}`}>
                {t("columns.cell", { name: one.name, parameter: one.parameter, text: one.text })}
              </li>
            ))}
            {rest > 0 && <li>{t("columns.moreCells", { count: rest, n: format.count(rest) })}</li>}
          </ul>
        </>
      )}
      <Button variant="subtle" size="compact-sm" onClick={onClose}>
        {t("columns.seen")}
      </Button>
    </div>
  );
}
