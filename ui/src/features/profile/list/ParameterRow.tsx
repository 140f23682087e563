import { IconGripVertical, IconLock } from "@tabler/icons-react";
import { type KeyboardEvent, memo, useCallback, useContext } from "react";
import { useTranslation } from "react-i18next";
import { WeightSays } from "@/components/evidence/WeightSays";
import { WeightBar } from "@/components/WeightBar";
import { type Group, ipc, type Parameter, type ParameterEvidence } from "@/ipc";
import { said, useDraftChange, useTakeBack } from "../change";
import { LiveContext, useHeld, useLiveWeight } from "../live";
import { canMove, type Locks, mostWeight } from "../locks";
import { type Slot, step } from "./order";
import classes from "./ParameterList.module.css";
import { RowMenu } from "./RowMenu";
import type { Grip } from "./useReorder";

interface ParameterRowProps {
  parameter: Parameter;
  /** Its place among all parameters. */
  position: number;
  parameters: Parameter[];
  groups: Group[];
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
  const { parameter, position, parameters, groups, full, selected, locks, evidence } = props;
  const { onSelect, onNeighbour, onLeave, onMove, onMerge, held: moving, grip } = props;
  const { t } = useTranslation();
  const live = useContext(LiveContext);
  // As it is, or as it would be while another weight moves.
  const weight = useLiveWeight([position], parameter.weight);
  const held = useHeld() === parameter.id;
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
  const alone = parameters.length < 2;
  const remove = useCallback(() => {
    if (!alone) {
      onLeave(id);
      said(
        change({ run: () => ipc.profileRemoveParameter(id) }).then(() =>
          takeBack(t("profile.list.removed", { name })),
        ),
      );
    }
  }, [alone, id, name, onLeave, change, takeBack, t]);
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
      <RowMenu
        parameter={parameter}
        parameters={parameters}
        groups={groups}
        locks={locks}
        onMove={onMove}
        onMerge={onMerge}
        onRemove={remove}
      />
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
        weight={held ? parameter.weight : weight}
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
