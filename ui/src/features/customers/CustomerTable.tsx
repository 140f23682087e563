import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { ListTable } from "@/components/list/ListTable";
import { NothingFound } from "@/components/list/NothingFound";
import { tableOf } from "@/components/list/tableOf";
import type { SheetWork } from "@/components/list/types";
import type { List } from "@/components/list/useList";
import type { AccountRow, Outcome } from "@/ipc";
import { outcomeOfKey } from "./OutcomePicker";

const rowId = (row: AccountRow) => String(row.account.id);

export interface CustomerTableProps {
  list: List<AccountRow>;
  outcomes: readonly Outcome[];
  onOutcome: (row: AccountRow, outcome: string | null) => void;
  /** The same for all ticked rows. */
  onTickedOutcome: (outcome: string | null) => void;
  onOpen: (row: AccountRow) => void;
  onPut: SheetWork<AccountRow>["onPut"];
  selected: ReadonlySet<string>;
  onSelected: (selected: ReadonlySet<string>) => void;
  nameOf: (id: string) => string;
}

/** The table itself: a sheet, under headings or as one list. */
export function CustomerTable(props: CustomerTableProps) {
  const { list, outcomes, onOutcome, onTickedOutcome, onOpen, onPut } = props;
  const { selected, onSelected, nameOf } = props;
  const { t } = useTranslation();
  const onCellKey = (row: AccountRow, column: string, event: KeyboardEvent): boolean => {
    const outcome =
      column === "outcome" || column === "name" ? outcomeOfKey(outcomes, event.key) : undefined;
    if (outcome === undefined) {
      return false;
    }
    if (selected.has(rowId(row))) {
      onTickedOutcome(outcome);
    } else {
      onOutcome(row, outcome);
    }
    return true;
  };
  return (
    <ListTable
      label={t("customers.title")}
      testId="customers-sheet"
      {...tableOf(list)}
      rowId={rowId}
      onOpen={onOpen}
      selection={{
        selected,
        onChange: onSelected,
        allLabel: t("customers.list.selectAll"),
        rowLabel: (id) => t("customers.list.select", { name: nameOf(id) }),
      }}
      sheet={{
        editLabel: (row, column) =>
          t("customers.list.editing", { field: column.title, name: row.account.name }),
        onPut,
        onCellKey,
      }}
      empty={<NothingFound list={list} says={t("customers.list.nothing")} />}
    />
  );
}
