import { Menu } from "@mantine/core";
import { IconArrowUpRight } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ListColumn } from "@/components/list/types";
import type { MarkShape, Tier } from "@/components/model";
import { useOutcomeName } from "@/components/outcomes";
import { readCount } from "@/components/readCount";
import { TierTag } from "@/components/TierTag";
import { textOrder, useFormat } from "@/i18n/format";
import type { AccountEdit, AccountRow, Outcome } from "@/ipc";
import classes from "./Customers.module.css";
import { OutcomeItems, OutcomeName } from "./OutcomePicker";

export interface ColumnsWork {
  tiers: readonly Tier[];
  outcomes: readonly Outcome[];
  shapes: ReadonlyMap<string, MarkShape>;
  onEdit: (row: AccountRow, edit: AccountEdit) => void;
  onOutcome: (row: AccountRow, outcome: string | null) => void;
  /** An outcome in words; the core knows how they are called. */
  onOutcomeTyped: (row: AccountRow, text: string) => void;
  onOpen: (row: AccountRow) => void;
}

/** From which width of the table, in rem, a column is shown while nobody has chosen. */
export const ROOM: Record<string, number> = { employees: 58, owner: 66, since: 73, note: 80 };

/** The columns of the customers' table that are not answers. */
export function useColumns(work: ColumnsWork): ListColumn<AccountRow>[] {
  const { tiers, outcomes, shapes, onEdit, onOutcome, onOutcomeTyped, onOpen } = work;
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const outcomeName = useOutcomeName();

  // biome-ignore lint/correctness/useExhaustiveDependencies: each language sorts in its own way
  return useMemo(() => {
    const compare = textOrder();
    const section = t("list.fields");
    type TextField = "industry" | "country" | "region" | "owner" | "since" | "note" | "website";
    const text = (field: TextField, track: string, hidden = false): ListColumn<AccountRow> => ({
      id: field,
      title: t(`customers.field.${field}`),
      width: track,
      hidden,
      section,
      cell: (row) => {
        const value = row.account[field];
        // A whole date is written as dates are; "2024" or "spring 2024" stay as they are.
        const date = field === "since" && /^\d{4}-\d{2}-\d{2}$/.test(value);
        return date ? format.date(`${value}T12:00:00`) : value;
      },
      text: (row) => row.account[field],
      edit: {
        text: (row) => row.account[field],
        onCommit: (row, value) => onEdit(row, { field, value }),
      },
      order: (a, b) => compare(a.account[field], b.account[field]),
    });
    const figure = (field: "employees" | "revenue", hidden = false): ListColumn<AccountRow> => {
      const written = (row: AccountRow) => {
        const value = row.account[field];
        return value === null ? "" : format.number(value, 6);
      };
      return {
        id: field,
        title: t(`customers.field.${field}`),
        width: "6.5rem",
        align: "end",
        hidden,
        section,
        cell: written,
        text: written,
        edit: {
          text: written,
          wrong: (typed) => (readCount(typed) === undefined ? t("customers.list.badNumber") : null),
          onCommit: (row, typed) => onEdit(row, { field, value: readCount(typed) ?? null }),
        },
        order: (a, b) => (a.account[field] ?? -1) - (b.account[field] ?? -1),
        descendingFirst: true,
      };
    };
    const rank = (row: AccountRow) =>
      outcomes.findIndex((outcome) => outcome.id === row.account.outcome);
    const nameOf = (row: AccountRow) => {
      const one = outcomes.find(({ id }) => id === row.account.outcome);
      return one ? outcomeName(one) : (row.account.outcome ?? "");
    };
    const tierOf = (row: AccountRow) => tiers.find(({ id }) => id === row.brief?.tier)?.name ?? "";

    const columns: (ListColumn<AccountRow> | false)[] = [
      {
        id: "name",
        title: t("customers.field.name"),
        width: "minmax(14rem, 1.2fr)",
        fixed: true,
        section,
        cell: (row) => (
          <span className={classes.nameCell}>
            <strong title={row.account.name}>{row.account.name}</strong>
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
        text: (row) => row.account.name,
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
        width: "9.5rem",
        section,
        cell: (row) => <OutcomeName outcomes={outcomes} shapes={shapes} id={row.account.outcome} />,
        text: nameOf,
        edit: { text: nameOf, onCommit: onOutcomeTyped },
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
        width: "6rem",
        align: "end",
        section,
        cell: (row) => row.brief && <strong>{format.score(row.brief.likely, 1, 1)}</strong>,
        text: (row) => (row.brief ? format.score(row.brief.likely, 1, 1) : ""),
        order: (a, b) => (a.brief?.likely ?? -1) - (b.brief?.likely ?? -1),
        descendingFirst: true,
      },
      tiers.length > 0 && {
        id: "tier",
        title: t("customers.field.tier"),
        width: "8rem",
        section,
        cell: (row) => row.brief && <TierTag tiers={tiers} id={row.brief.tier} />,
        text: tierOf,
        order: (a, b) => (a.brief?.likely ?? -1) - (b.brief?.likely ?? -1),
        descendingFirst: true,
      },
      text("industry", "minmax(9rem, 0.8fr)"),
      text("country", "minmax(7rem, 0.5fr)"),
      text("region", "minmax(8rem, 0.5fr)", true),
      figure("employees"),
      figure("revenue", true),
      text("owner", "minmax(8.5rem, 0.7fr)"),
      text("since", "7.75rem"),
      text("note", "minmax(9rem, 1.8fr)"),
      text("website", "minmax(9rem, 0.8fr)", true),
      {
        id: "key",
        title: t("customers.field.key"),
        width: "7rem",
        hidden: true,
        section,
        cell: (row) => row.account.key,
        text: (row) => row.account.key ?? "",
        edit: {
          text: (row) => row.account.key ?? "",
          onCommit: (row, value) => onEdit(row, { field: "key", value: value || null }),
        },
        order: (a, b) => compare(a.account.key ?? "", b.account.key ?? ""),
      },
    ];
    return columns.filter((column) => column !== false);
  }, [
    t,
    i18n.language,
    format,
    outcomeName,
    tiers,
    outcomes,
    shapes,
    onEdit,
    onOutcome,
    onOutcomeTyped,
    onOpen,
  ]);
}
