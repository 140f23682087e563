import { Button } from "@mantine/core";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { ListTable } from "@/components/list/ListTable";
import type { List } from "@/components/list/useList";
import type { AccountRow } from "@/ipc";
import classes from "./Prospects.module.css";

const rowId = (row: AccountRow) => String(row.account.id);

export interface ProspectTableProps {
  list: List<AccountRow>;
  onOpen: (row: AccountRow) => void;
  /** Starts a call about it. */
  onCall: (row: AccountRow) => void;
  selected: ReadonlySet<string>;
  onSelected: (selected: ReadonlySet<string>) => void;
  nameOf: (id: string) => string;
}

/** The list itself. */
export function ProspectTable(props: ProspectTableProps) {
  const { list, onOpen, onCall, selected, onSelected, nameOf } = props;
  const { t } = useTranslation();
  const { state } = list;
  const onRowKey = (row: AccountRow, event: KeyboardEvent): boolean => {
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (event.key === "c" && plain) {
      onCall(row);
      return true;
    }
    return false;
  };
  return (
    <ListTable
      label={t("prospects.title")}
      testId="prospects-list"
      columns={list.chosen}
      orders={list.columns}
      groups={list.groups}
      rowId={rowId}
      rowHeight={44}
      sorting={state.shown.sorting}
      onSorting={(sorting) => list.show({ sorting })}
      widths={list.widths}
      onWidth={list.setWidth}
      onMove={list.move}
      folded={state.folded}
      onFold={list.fold}
      onOpen={onOpen}
      onRowKey={onRowKey}
      initialCurrent={state.current}
      onCurrent={(current) => list.change({ current })}
      selection={{
        selected,
        onChange: onSelected,
        allLabel: t("prospects.list.selectAll"),
        rowLabel: (id) => t("prospects.list.select", { name: nameOf(id) }),
      }}
      empty={
        <div className={classes.nothing}>
          <p>{t("prospects.list.nothing")}</p>
          <Button
            onClick={() => {
              list.change({ search: "" });
              list.show({ filters: {} });
            }}
          >
            {t("prospects.list.clear")}
          </Button>
        </div>
      }
    />
  );
}
