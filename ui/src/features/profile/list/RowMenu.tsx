import { ActionIcon, Menu } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconFolderSymlink,
  IconLayersLinked,
  IconLock,
  IconTrash,
} from "@tabler/icons-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Group, Parameter } from "@/ipc";
import type { Locks } from "../locks";
import { type Slot, step } from "./order";
import classes from "./ParameterList.module.css";

interface RowMenuProps {
  parameter: Parameter;
  parameters: Parameter[];
  groups: Group[];
  locks: Locks;
  onMove: (id: string, slot: Slot) => void;
  onMerge: (stays: string | null, goes: string | null) => void;
  onRemove: (id: string) => void;
}

/** What can be done with a parameter of the list. It is drawn once, however its weight moves. */
export const RowMenu = memo(function RowMenu(props: RowMenuProps) {
  const { parameter, parameters, groups, locks, onMove, onMerge, onRemove } = props;
  const { t } = useTranslation();
  const { id, name } = parameter;
  const locked = locks.has(id);
  const up = step(parameters, groups, id, -1);
  const down = step(parameters, groups, id, 1);
  const move = (to: Slot | null) => to && onMove(id, to);
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          className={classes.dots}
          variant="subtle"
          size="sm"
          aria-label={t("profile.list.menu", { name })}
        >
          <IconDots size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconLock size={15} aria-hidden />}
          onClick={() => locks.toggle(id)}
        >
          {locked ? t("profile.list.unlockShort") : t("profile.list.lockShort")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowUp size={15} aria-hidden />}
          disabled={up === null}
          onClick={() => move(up)}
        >
          {t("profile.list.up")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size={15} aria-hidden />}
          disabled={down === null}
          onClick={() => move(down)}
        >
          {t("profile.list.down")}
        </Menu.Item>
        {groups.length > 1 && <Menu.Label>{t("profile.list.moveTo")}</Menu.Label>}
        {groups
          .filter((group) => group.id !== parameter.group)
          .map((group) => (
            <Menu.Item
              key={group.id}
              leftSection={<IconFolderSymlink size={15} aria-hidden />}
              onClick={() => move({ group: group.id, index: parameters.length })}
            >
              {group.name}
            </Menu.Item>
          ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLayersLinked size={15} aria-hidden />}
          disabled={parameters.length < 2}
          onClick={() => onMerge(id, null)}
        >
          {t("profile.merge.with")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTrash size={15} aria-hidden />}
          disabled={parameters.length < 2}
          onClick={() => onRemove(id)}
        >
          {t("profile.list.remove")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
});
