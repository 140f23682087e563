import { Button } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { MarkShape, Tier } from "@/components/model";
import { OutcomeMark } from "@/components/OutcomeMark";
import { useOutcomeName } from "@/components/outcomes";
import { Sheet } from "@/components/sheet/Sheet";
import type { SheetGroup } from "@/components/sheet/types";
import { useWidth } from "@/components/useSize";
import { useFormat } from "@/i18n/format";
import type { AccountEdit, AccountRow, Outcome } from "@/ipc";
import classes from "./Customers.module.css";
import { useColumns } from "./columns";
import { outcomeOfKey } from "./OutcomePicker";
import type { CustomersView } from "./view";

const rowId = (row: AccountRow) => String(row.account.id);

export interface CustomerTableProps {
  tiers: readonly Tier[];
  outcomes: readonly Outcome[];
  shapes: ReadonlyMap<string, MarkShape>;
  rows: readonly AccountRow[];
  view: CustomersView;
  onView: (change: Partial<CustomersView>) => void;
  onEdit: (row: AccountRow, edit: AccountEdit) => void;
  onOutcome: (row: AccountRow, outcome: string | null) => void;
  /** The same for all ticked rows. */
  onTickedOutcome: (outcome: string | null) => void;
  onOpen: (row: AccountRow) => void;
  selected: ReadonlySet<string>;
  onSelected: (selected: ReadonlySet<string>) => void;
  nameOf: (id: string) => string;
}

/** The table itself, by outcome or as one list, with the columns there is room for. */
export function CustomerTable(props: CustomerTableProps) {
  const { tiers, outcomes, shapes, rows, view, onView, onEdit, onOutcome, onOpen } = props;
  const { onTickedOutcome, selected, onSelected, nameOf } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const outcomeName = useOutcomeName();
  const { ref, width, unit } = useWidth<HTMLDivElement>(1200);
  const columns = useColumns({
    tiers,
    outcomes,
    shapes,
    width: width / (16 * unit),
    onEdit,
    onOutcome,
    onOpen,
  });

  const groups = useMemo<SheetGroup<AccountRow>[]>(() => {
    if (!view.grouped) {
      return [{ id: "all", head: null, rows: rows }];
    }
    const known = new Set(outcomes.map(({ id }) => id));
    const head = (shape: MarkShape | null, name: string, count: number) => (
      <span className={classes.groupHead}>
        {shape && <OutcomeMark shape={shape} size={14} />}
        <strong>{name}</strong>
        <span>{format.count(count)}</span>
      </span>
    );
    const named = outcomes.map((outcome) => {
      const mine = rows.filter((row) => row.account.outcome === outcome.id);
      const shape = shapes.get(outcome.id) ?? "circle";
      return { id: outcome.id, head: head(shape, outcomeName(outcome), mine.length), rows: mine };
    });
    const rest = rows.filter((row) => !known.has(row.account.outcome ?? ""));
    const none = {
      id: "none",
      head: head(null, t("customers.list.noOutcome"), rest.length),
      rows: rest,
    };
    return [none, ...named].filter((group) => group.rows.length > 0);
  }, [view.grouped, rows, outcomes, shapes, outcomeName, format, t]);

  return (
    <div className={classes.table} ref={ref}>
      <Sheet
        label={t("customers.title")}
        testId="customers-sheet"
        columns={columns}
        groups={groups}
        rowId={rowId}
        editLabel={(row, column) =>
          t("customers.list.editing", { field: column.title, name: row.account.name })
        }
        onOpen={onOpen}
        initialRow={view.current}
        onCurrent={(current) => onView({ current })}
        selection={{
          selected,
          onChange: onSelected,
          allLabel: t("customers.list.selectAll"),
          rowLabel: (id) => t("customers.list.select", { name: nameOf(id) }),
        }}
        onCellKey={(row, column, event) => {
          const outcome =
            column === "outcome" || column === "name"
              ? outcomeOfKey(outcomes, event.key)
              : undefined;
          if (outcome === undefined) {
            return false;
          }
          if (selected.has(rowId(row))) {
            onTickedOutcome(outcome);
          } else {
            onOutcome(row, outcome);
          }
          return true;
        }}
        empty={
          <div className={classes.nothing}>
            <p>{t("customers.list.nothing")}</p>
            <Button onClick={() => onView({ search: "" })}>{t("customers.list.clear")}</Button>
          </div>
        }
      />
    </div>
  );
}
