import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowDown, IconArrowLeft, IconArrowUp } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Account } from "@/ipc";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";
import classes from "./AccountHead.module.css";

/** A company in a line: what it does, where, how large, who looks after it. */
export function useFactsLine(): (account: Account) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ industry, country, employees, owner }) =>
    [
      industry,
      country,
      employees === null
        ? ""
        : t("customers.facts.people", { count: employees, n: format.number(employees) }),
      owner && t("customers.facts.owner", { name: owner }),
    ]
      .filter(Boolean)
      .join(" · ");
}

export interface PlaceInListProps {
  /** The ids in the order of the list. */
  order: readonly number[];
  id: number;
  onGo: (id: number) => void;
  /** Back to the list. */
  onBack: () => void;
  backLabel: string;
}

/** "4 of 23" and the way to the one before, the one after, and the list. */
export function PlaceInList({ order, id, onGo, onBack, backLabel }: PlaceInListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const at = order.indexOf(id);
  const before = at > 0 ? order[at - 1] : undefined;
  const after = at >= 0 ? order[at + 1] : undefined;

  const shortcuts = useMemo<Shortcut[]>(() => {
    const go = (to: number | undefined) => () => {
      if (to !== undefined) {
        onGo(to);
      }
    };
    return [
      { keys: "j", label: t("prospects.card.next"), group: "here", run: go(after) },
      { keys: "k", label: t("prospects.card.previous"), group: "here", run: go(before) },
      { keys: "b", label: backLabel, group: "here", run: onBack },
    ];
  }, [t, onGo, onBack, backLabel, before, after]);
  useShortcutList(shortcuts);

  const step = (to: number | undefined, label: string, keys: string, Icon: typeof IconArrowUp) => (
    <Tooltip label={`${label}  ${keys}`}>
      <ActionIcon
        variant="default"
        size="2.125rem"
        aria-label={label}
        disabled={to === undefined}
        onClick={() => to !== undefined && onGo(to)}
        data-testid={`go-${keys}`}
      >
        <Icon size={16} stroke={1.6} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );

  return (
    <div className={classes.place}>
      <Tooltip label={`${backLabel}  B`}>
        <ActionIcon
          variant="subtle"
          size="2.125rem"
          aria-label={backLabel}
          onClick={onBack}
          data-testid="go-back"
        >
          <IconArrowLeft size={18} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {at >= 0 && (
        <span className={classes.of} data-testid="place-in-list">
          {t("common.progress.of", {
            done: format.count(at + 1),
            total: format.count(order.length),
          })}
        </span>
      )}
      {step(before, t("prospects.card.previous"), "K", IconArrowUp)}
      {step(after, t("prospects.card.next"), "J", IconArrowDown)}
    </div>
  );
}
