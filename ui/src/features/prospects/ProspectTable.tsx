import { Button } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ListTable } from "@/components/list/ListTable";
import type { Tier } from "@/components/model";
import { useWidth } from "@/components/useSize";
import type { AccountRow } from "@/ipc";
import { useColumns } from "./columns";
import classes from "./Prospects.module.css";
import { type ListView, START } from "./view";

const rowId = (row: AccountRow) => String(row.account.id);

export interface ProspectTableProps {
  tiers: readonly Tier[];
  rows: readonly AccountRow[];
  view: ListView;
  onView: (change: Partial<ListView>) => void;
  onOpen: (row: AccountRow) => void;
  selected: ReadonlySet<string>;
  onSelected: (selected: ReadonlySet<string>) => void;
  nameOf: (id: string) => string;
}

/** The list itself, with the columns there is room for. */
export function ProspectTable(props: ProspectTableProps) {
  const { tiers, rows, view, onView, onOpen, selected, onSelected, nameOf } = props;
  const { t } = useTranslation();
  const { ref, width, unit } = useWidth<HTMLDivElement>(1200);
  const columns = useColumns(tiers, width / (16 * unit));
  const groups = useMemo(() => (rows.length > 0 ? [{ id: "all", head: null, rows }] : []), [rows]);
  return (
    <div className={classes.table} ref={ref} data-testid="prospects-table">
      <ListTable
        label={t("prospects.title")}
        columns={columns}
        groups={groups}
        rowId={rowId}
        rowHeight={44}
        onOpen={onOpen}
        sorting={view.sorting}
        onSorting={(sorting) => onView({ sorting: sorting ?? START.sorting })}
        initialCurrent={view.current}
        onCurrent={(current) => onView({ current })}
        selection={{
          selected,
          onChange: onSelected,
          allLabel: t("prospects.list.selectAll"),
          rowLabel: (id) => t("prospects.list.select", { name: nameOf(id) }),
        }}
        empty={
          <div className={classes.nothing}>
            <p>{t("prospects.list.nothing")}</p>
            <Button onClick={() => onView({ ...START, stages: [], sorting: view.sorting })}>
              {t("prospects.list.clear")}
            </Button>
          </div>
        }
      />
    </div>
  );
}
