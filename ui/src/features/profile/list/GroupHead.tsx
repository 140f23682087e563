import { ActionIcon, Menu } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronDown,
  IconChevronRight,
  IconDots,
  IconGripVertical,
  IconTrash,
} from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { InlineText } from "@/components/InlineText";
import { NumberField, readDecimal } from "@/components/NumberField";
import { useFormat } from "@/i18n/format";
import { type Group, ipc } from "@/ipc";
import { said, useDraftChange, useTakeBack } from "../change";
import type { Locks } from "../locks";
import classes from "./ParameterList.module.css";
import { type Placed, useGroupWeight } from "./useGroupWeight";
import type { Grip } from "./useReorder";

interface GroupHeadProps {
  groups: Group[];
  at: number;
  members: Placed[];
  /** Whether its total can be set: something in it and something beside it can give way. */
  movable: boolean;
  folded: boolean;
  onFold: () => void;
  onMove: (id: string, at: number) => void;
  onPut: (groups: Group[]) => void;
  locks: Locks;
  grip: Grip;
}

/** A group's name, edited where it stands, and its share of the whole. */
export function GroupHead(props: GroupHeadProps) {
  const { groups, at, members, movable, folded, onFold, onMove, onPut, locks, grip } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const change = useDraftChange();
  const takeBack = useTakeBack();
  const weight = useGroupWeight(members);
  const size = members.length;
  const group = groups[at];
  if (!group) {
    return null;
  }
  const { id, name } = group;
  const step = (by: number) => {
    const to = at + by;
    if (to >= 0 && to < groups.length) {
      onMove(id, to);
    }
  };
  const removable = size === 0 || groups.length > 1;
  const remove = () =>
    said(
      change({ run: () => ipc.profileRemoveGroup(id) }).then(() =>
        takeBack(t("profile.list.groupRemoved", { name })),
      ),
    );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      step(event.key === "ArrowUp" ? -1 : 1);
    }
  };
  const Chevron = folded ? IconChevronRight : IconChevronDown;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the field in it bubble up
    <div
      id={`group-${id}`}
      className={classes.groupHead}
      data-head
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
      onKeyDown={onKeyDown}
    >
      <span
        className={classes.grip}
        title={t("profile.list.dragGroup")}
        aria-hidden="true"
        data-testid={`grip-group-${id}`}
        {...grip}
      >
        <IconGripVertical size={15} stroke={1.6} />
      </span>
      <button
        type="button"
        className={classes.fold}
        aria-expanded={!folded}
        aria-label={t(folded ? "profile.list.unfold" : "profile.list.fold", { name })}
        data-testid={`fold-${id}`}
        onClick={onFold}
      >
        <Chevron size={14} stroke={1.8} aria-hidden />
      </button>
      <h3>
        <InlineText
          label={t("profile.list.groupName")}
          value={name}
          required
          testId={`group-name-${id}`}
          onCommit={(to) =>
            onPut(groups.map((one) => (one.id === id ? { ...one, name: to } : one)))
          }
        />
      </h3>
      {folded && (
        <span className={classes.size}>
          {t("profile.start.parameters", { count: size, n: format.count(size) })}
        </span>
      )}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon
            className={classes.headDots}
            variant="subtle"
            size="sm"
            aria-label={t("profile.list.groupMenu", { name })}
          >
            <IconDots size={16} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconArrowUp size={15} aria-hidden />}
            disabled={at === 0}
            onClick={() => step(-1)}
          >
            {t("profile.list.up")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowDown size={15} aria-hidden />}
            disabled={at === groups.length - 1}
            onClick={() => step(1)}
          >
            {t("profile.list.down")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconTrash size={15} aria-hidden />}
            disabled={!removable}
            onClick={remove}
          >
            {t("profile.list.removeGroup")}
            {size > 0 && (
              <span className={classes.menuHint}>{t("profile.list.removeGroupHint")}</span>
            )}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <span className={classes.groupWeight} data-testid={`group-weight-${id}`}>
        <NumberField
          label={t("profile.list.groupWeight", { name })}
          shown={format.weight(weight)}
          disabled={!movable}
          read={(typed) => {
            const value = readDecimal(typed);
            return value === null || value > 100 ? null : Math.round(value * 10);
          }}
          onCommit={(to) =>
            said(change({ run: () => ipc.profileSetGroupWeight(id, to, [...locks.ids]) }))
          }
        />
      </span>
    </div>
  );
}
