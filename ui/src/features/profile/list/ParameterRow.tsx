import { ActionIcon, Menu } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconFolderSymlink,
  IconGripVertical,
  IconLayersLinked,
  IconLock,
  IconTrash,
} from "@tabler/icons-react";
import { type KeyboardEvent, memo, useContext } from "react";
import { useTranslation } from "react-i18next";
import { WeightSays } from "@/components/evidence/WeightSays";
import { WeightBar } from "@/components/WeightBar";
import { type Group, ipc, type Parameter, type ParameterEvidence } from "@/ipc";
import { said, useDraftChange, useTakeBack } from "../change";
import { LiveContext, useHeld } from "../live";
import { canMove, type Locks, mostWeight } from "../locks";
import { type Slot, step } from "./order";
import classes from "./ParameterList.module.css";
import type { Grip } from "./useReorder";

interface ParameterRowProps {
  parameter: Parameter;
  parameters: Parameter[];
  groups: Group[];
  /** As it is, or as it would be while another weight moves. */
  weight: number;
  full: number;
  selected: boolean;
  onSelect: (id: string) => void;
  /** Goes to the parameter above (-1) or below (1). */
  onNeighbour: (id: string, by: number) => void;
  /** It is about to go. */
  onLeave: (id: string) => void;
  onMove: (id: string, slot: Slot) => void;
  onMerge: (stays: string | null, goes: string | null) => void;
  /** It is under the hand, on its way to another place. */
  held: boolean;
  grip: Grip;
  locks: Locks;
  /** What the customers say of it, once that is known. */
  evidence: ParameterEvidence | undefined;
}

/** One parameter of the list: its weight under the hand, and what can be done with it. */
export const ParameterRow = memo(function ParameterRow(props: ParameterRowProps) {
  const { parameter, parameters, groups, weight, full, selected, locks, evidence } = props;
  const { onSelect, onNeighbour, onLeave, onMove, onMerge, held: moving, grip } = props;
  const { t } = useTranslation();
  const live = useContext(LiveContext);
  const held = useHeld();
  const change = useDraftChange();
  const takeBack = useTakeBack();
  const { id, name } = parameter;
  const locked = locks.has(id);
  const up = step(parameters, groups, id, -1);
  const down = step(parameters, groups, id, 1);

  const move = (to: Slot | null) => {
    if (to !== null) {
      onMove(id, to);
    }
  };
  const remove = () => {
    if (parameters.length > 1) {
      onLeave(id);
      said(
        change({ run: () => ipc.profileRemoveParameter(id) }).then(() =>
          takeBack(t("profile.list.removed", { name })),
        ),
      );
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const onName = event.target instanceof HTMLElement && event.target.dataset.name !== undefined;
    const button = event.target instanceof HTMLButtonElement;
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      move(event.key === "ArrowUp" ? up : down);
    } else if ((button || onName) && event.key === "Delete") {
      event.preventDefault();
      remove();
    } else if (button && event.key === "ArrowDown") {
      event.preventDefault();
      onNeighbour(id, 1);
    } else if (button && event.key === "ArrowUp") {
      event.preventDefault();
      onNeighbour(id, -1);
    }
  };

  const badge = (
    <span className={classes.badge}>
      {evidence && <WeightSays evidence={evidence} weight={weight} name={name} />}
      {locked && (
        <button
          type="button"
          className={classes.lock}
          aria-label={t("profile.list.unlock", { name })}
          title={t("profile.list.unlockHint")}
          onClick={() => locks.toggle(id)}
        >
          <IconLock size={15} stroke={1.7} aria-hidden />
        </button>
      )}
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
            onClick={remove}
          >
            {t("profile.list.remove")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </span>
  );

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the controls in it bubble up
    <div
      id={`row-${id}`}
      className={classes.row}
      data-parameter={id}
      data-held={moving || undefined}
      data-testid={`parameter-${id}`}
      onKeyDown={onKeyDown}
    >
      <span
        className={classes.grip}
        title={t("profile.list.drag")}
        aria-hidden="true"
        data-testid={`grip-${id}`}
        {...grip}
      >
        <IconGripVertical size={15} stroke={1.6} />
      </span>
      <WeightBar
        name={name}
        // Under the hand the bar knows best; it needs the settled weight to see what changed.
        weight={held === id ? parameter.weight : weight}
        full={full}
        most={mostWeight(parameters, id, locks)}
        badge={badge}
        {...(evidence?.weight ? { evidence: evidence.weight.weight } : {})}
        selected={selected}
        disabled={!canMove(parameters, id, locks)}
        onSelect={() => onSelect(id)}
        onPreview={(to) => live.wish({ weight: [id, to], locked: [...locks.ids] })}
        onCommit={(to) =>
          change({ run: () => ipc.profileSetWeight(id, to, [...locks.ids]) }).catch((error) => {
            live.settle();
            throw error;
          })
        }
      />
    </div>
  );
});
