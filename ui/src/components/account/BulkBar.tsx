import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Stage } from "@/ipc";
import classes from "./BulkBar.module.css";

export interface BulkBarProps {
  /** How many accounts are ticked. */
  count: number;
  stages: readonly Stage[];
  onStage: (stage: Stage) => void;
  onRemove: () => void;
  onClear: () => void;
  /** Further things to do with them. */
  children?: ReactNode;
}

/** What can be done with the ticked accounts, in the place of the filters. */
export function BulkBar({ count, stages, onStage, onRemove, onClear, children }: BulkBarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div
      className={classes.bar}
      role="toolbar"
      aria-label={t("customers.bulk.label")}
      data-testid="bulk-bar"
    >
      <strong aria-live="polite">
        {t("customers.bulk.ticked", { count, n: format.count(count) })}
      </strong>
      {children}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            size="compact-md"
            rightSection={<IconChevronDown size={14} stroke={1.6} aria-hidden />}
            data-testid="bulk-stage"
          >
            {t("customers.bulk.stage")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {stages.map((stage) => (
            <Menu.Item
              key={stage}
              onClick={() => onStage(stage)}
              data-testid={`bulk-stage-${stage}`}
            >
              {t(`common.stage.${stage}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button
        size="compact-md"
        leftSection={<IconTrash size={15} stroke={1.6} aria-hidden />}
        onClick={onRemove}
        data-testid="bulk-remove"
      >
        {t("customers.bulk.remove")}
      </Button>
      <Button size="compact-md" variant="subtle" onClick={onClear}>
        {t("customers.bulk.clear")} <kbd className={classes.key}>Esc</kbd>
      </Button>
    </div>
  );
}
