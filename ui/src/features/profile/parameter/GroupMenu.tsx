import { Menu } from "@mantine/core";
import { IconCheck, IconChevronDown, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { type Group, ipc, type Parameter } from "@/ipc";
import { newGroup } from "../catalogue/own";
import { said, useDraftChange } from "../change";
import classes from "./GroupMenu.module.css";

interface GroupMenuProps {
  parameter: Parameter;
  position: number;
  groups: Group[];
}

/** The group a parameter stands in, and the way to another. */
export function GroupMenu({ parameter, position, groups }: GroupMenuProps) {
  const { t } = useTranslation();
  const change = useDraftChange();
  const group = groups.find((one) => one.id === parameter.group);
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <button type="button" className={classes.group} data-testid="parameter-group">
          <span className="visually-hidden">{t("profile.parameter.group")}: </span>
          <span className={classes.name} title={group?.name}>
            {group?.name ?? ""}
          </span>
          <IconChevronDown size={14} stroke={1.7} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("profile.list.moveTo")}</Menu.Label>
        {groups.map((one) => (
          <Menu.Item
            key={one.id}
            disabled={one.id === parameter.group}
            rightSection={one.id === parameter.group ? <IconCheck size={15} aria-hidden /> : null}
            onClick={() =>
              said(change({ run: () => ipc.profileMoveParameter(parameter.id, one.id, position) }))
            }
          >
            {one.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => {
            const group = newGroup(t("profile.own.newGroup"), groups);
            said(change({ run: () => ipc.profilePutGroups([...groups, group]) }));
            said(change({ run: () => ipc.profileMoveParameter(parameter.id, group.id, position) }));
          }}
        >
          {t("profile.own.newGroup")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
