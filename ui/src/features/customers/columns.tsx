import { Menu } from "@mantine/core";
import { IconArrowUpRight } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { MarkShape, Tier } from "@/components/model";
import { readCount } from "@/components/readCount";
import type { SheetColumn } from "@/components/sheet/types";
import { TierTag } from "@/components/TierTag";
import { textOrder, useFormat } from "@/i18n/format";
import type { AccountEdit, AccountRow, Outcome } from "@/ipc";
import classes from "./Customers.module.css";
import { OutcomeItems, OutcomeName } from "./OutcomePicker";

export interface ColumnsWork {
  tiers: readonly Tier[];
  outcomes: readonly Outcome[];
  shapes: ReadonlyMap<string, MarkShape>;
  /** The room there is, in rem. */
  width: number;
  onEdit: (row: AccountRow, edit: AccountEdit) => void;
  onOutcome: (row: AccountRow, outcome: string | null) => void;
  onOpen: (row: AccountRow) => void;
}

/** The columns of the customers' table there is room for. */
export function useColumns(work: ColumnsWork): SheetColumn<AccountRow>[] {
  const { tiers, outcomes, shapes, width, onEdit, onOutcome, onOpen } = work;
  const { t, i18n } = useTranslation();
  const format = useFormat();

  // biome-ignore lint/correctness/useExhaustiveDependencies: each language sorts in its own way
  return useMemo(() => {
    const compare = textOrder();
    type TextField = "industry" | "country" | "owner" | "since" | "note";
    const text = (field: TextField, track: string): SheetColumn<AccountRow> => ({
      id: field,
      title: t(`customers.field.${field}`),
      width: track,
      cell: (row) => {
        const value = row.account[field];
        // A whole date is written as dates are; "2024" or "spring 2024" stay as they are.
        const date = field === "since" && /^\d{4}-\d{2}-\d{2}$/.test(value);
        return <span title={value}>{date ? format.date(`${value}T12:00:00`) : value}</span>;
      },
      edit: {
        text: (row) => row.account[field],
        onCommit: (row, value) => onEdit(row, { field, value }),
      },
      order: (a, b) => compare(a.account[field], b.account[field]),
    });
    const rank = (row: AccountRow) =>
      outcomes.findIndex((outcome) => outcome.id === row.account.outcome);

    const columns: (SheetColumn<AccountRow> | false)[] = [
      {
        id: "name",
        title: t("customers.field.name"),
        width: "minmax(13.5rem, 2fr)",
        cell: (row) => (
          <span className={classes.nameCell}>
            <strong>{row.account.name}</strong>
            <button
              type="button"
              tabIndex={-1}
              className={classes.open}
              aria-label={t("customers.list.open", { name: row.account.name })}
              onClick={(event) => {
                event.stopPropagation();
                onOpen(row);
              }}
              data-testid={`open-${row.account.id}`}
            >
              <IconArrowUpRight size={16} stroke={1.7} aria-hidden />
            </button>
          </span>
        ),
        edit: {
          text: (row) => row.account.name,
          wrong: (typed) => (typed === "" ? t("customers.list.nameNeeded") : null),
          onCommit: (row, value) => onEdit(row, { field: "name", value }),
        },
        order: (a, b) => compare(a.account.name, b.account.name),
      },
      {
        id: "outcome",
        title: t("customers.field.outcome"),
        width: "8.5rem",
        cell: (row) => <OutcomeName outcomes={outcomes} shapes={shapes} id={row.account.outcome} />,
        picker: (row, onClose) => (
          <Menu
            opened
            onChange={(open) => !open && onClose()}
            position="bottom-start"
            // Not keys: the Enter that opens it would count as one outside, and close it.
            clickOutsideEvents={["mousedown", "touchstart"]}
          >
            <Menu.Target>
              <span className={classes.outcomeCell}>
                <OutcomeName outcomes={outcomes} shapes={shapes} id={row.account.outcome} />
              </span>
            </Menu.Target>
            <Menu.Dropdown
              onKeyDown={(event) => {
                event.stopPropagation();
                const chosen = outcomes[Number(event.key) - 1]?.id ?? null;
                if (/^\d$/.test(event.key) && (event.key === "0" || chosen !== null)) {
                  event.preventDefault();
                  onOutcome(row, event.key === "0" ? null : chosen);
                  onClose();
                }
              }}
              onClick={(event) => event.stopPropagation()}
            >
              <OutcomeItems
                outcomes={outcomes}
                shapes={shapes}
                onChoose={(outcome) => {
                  onOutcome(row, outcome);
                  onClose();
                }}
              />
            </Menu.Dropdown>
          </Menu>
        ),
        order: (a, b) => rank(a) - rank(b),
      },
      tiers.length > 0 && {
        id: "score",
        title: t("customers.field.score"),
        width: "4.5rem",
        align: "end",
        cell: (row) => row.brief && <strong>{format.score(row.brief.likely, 1, 1)}</strong>,
        order: (a, b) => (a.brief?.likely ?? -1) - (b.brief?.likely ?? -1),
        descendingFirst: true,
      },
      tiers.length > 0 && {
        id: "tier",
        title: t("customers.field.tier"),
        width: "7.5rem",
        cell: (row) => row.brief && <TierTag tiers={tiers} id={row.brief.tier} />,
        order: (a, b) => (a.brief?.likely ?? -1) - (b.brief?.likely ?? -1),
        descendingFirst: true,
      },
      text("industry", "minmax(8rem, 0.8fr)"),
      text("country", "minmax(6.5rem, 0.5fr)"),
      width > 58 && {
        id: "employees",
        title: t("customers.field.employees"),
        width: "6.5rem",
        align: "end",
        cell: (row) => (row.account.employees === null ? "" : format.number(row.account.employees)),
        edit: {
          text: (row) =>
            row.account.employees === null ? "" : format.number(row.account.employees),
          wrong: (typed) => (readCount(typed) === undefined ? t("customers.list.badNumber") : null),
          onCommit: (row, typed) =>
            onEdit(row, { field: "employees", value: readCount(typed) ?? null }),
        },
        order: (a, b) => (a.account.employees ?? -1) - (b.account.employees ?? -1),
        descendingFirst: true,
      },
      width > 66 && text("owner", "minmax(8rem, 0.7fr)"),
      width > 73 && text("since", "7.25rem"),
      width > 80 && text("note", "minmax(8rem, 1.1fr)"),
    ];
    return columns.filter((column) => column !== false);
  }, [t, i18n.language, format, tiers, outcomes, shapes, width, onEdit, onOutcome, onOpen]);
}
