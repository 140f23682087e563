import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { ListTable } from "@/components/list/ListTable";
import { NothingFound } from "@/components/list/NothingFound";
import { tableOf } from "@/components/list/tableOf";
import type { List } from "@/components/list/useList";
import type { AccountRow } from "@/ipc";

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
      {...tableOf(list)}
      rowId={rowId}
      rowHeight={44}
      onOpen={onOpen}
      onRowKey={onRowKey}
      selection={{
        selected,
        onChange: onSelected,
        allLabel: t("prospects.list.selectAll"),
        rowLabel: (id) => t("prospects.list.select", { name: nameOf(id) }),
      }}
      empty={<NothingFound list={list} says={t("prospects.list.nothing")} />}
    />
  );
}
