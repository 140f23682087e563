import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { memo, type RefObject, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { type Group, ipc, type Parameter } from "@/ipc";
import { DEALS, separatesQuery } from "@/queries/evidence";
import { KeyCaps } from "@/shell/KeyCaps";
import { newGroup } from "../catalogue/own";
import { said, useDraftChange } from "../change";
import type { Locks } from "../locks";
import { toggled, useMemory } from "../memory";
import { TwinsNotice } from "../merge/TwinsNotice";
import { SuggestNotice } from "../suggest/SuggestNotice";
import { GroupHead } from "./GroupHead";
import { ListMenu } from "./ListMenu";
import classes from "./ParameterList.module.css";
import { ParameterRow } from "./ParameterRow";
import { type Placed, useGroupWeight } from "./useGroupWeight";
import { useMoves } from "./useMoves";
import { useReorder } from "./useReorder";

export interface ParameterListProps {
  parameters: Parameter[];
  groups: Group[];
  selected: string | null;
  onSelect: (id: string) => void;
  onAdd: () => void;
  adding: boolean;
  /** Two parameters that may ask the same are to be looked at, or any two. */
  onMerge: (stays: string | null, goes: string | null) => void;
  suggesting: boolean;
  /** What the data suggests is to be looked at. */
  onSuggest: () => void;
  locks: Locks;
  addRef: RefObject<HTMLButtonElement | null>;
}

/** Bars share one scale; it leaves room to pull the longest further. */
const LEAST_FULL = 250;

/** The parameters by group with their weights, which always sum to 100. */
export const ParameterList = memo(function ParameterList(props: ParameterListProps) {
  const { parameters, groups, selected, onSelect, onAdd, adding, onMerge, locks, addRef } = props;
  const { suggesting, onSuggest } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const change = useDraftChange();
  const [{ collapsed }, remember] = useMemory();
  const area = useRef<HTMLDivElement>(null);
  const { moveParameter, moveGroup, putGroups, told } = useMoves(parameters, groups);
  const { dragged, line, grip } = useReorder({
    area,
    onParameter: moveParameter,
    onGroup: moveGroup,
  });
  const settled = useMemo(() => parameters.map((one) => one.weight), [parameters]);
  const { data: separates } = useQuery(separatesQuery(DEALS[1]));
  const evidence = useMemo(
    () => new Map(separates?.parameters.map((one) => [one.parameter, one])),
    [separates],
  );
  const placed = useMemo<{ group: Group; members: Placed[] }[]>(
    () =>
      groups.map((group) => ({
        group,
        members: parameters
          .map((parameter, position) => ({ parameter, position }))
          .filter((one) => one.parameter.group === group.id),
      })),
    [parameters, groups],
  );
  const full = Math.max(LEAST_FULL, ...settled.map((weight) => Math.ceil((weight + 20) / 50) * 50));
  const chosen = parameters.find((one) => one.id === selected)?.group;
  const order = placed
    .filter((one) => !collapsed.includes(one.group.id))
    .flatMap((one) => one.members.map((member) => member.parameter.id));
  const free = (inside: boolean, group: string) =>
    parameters.some((one) => (one.group === group) === inside && !locks.has(one.id));

  const focus = (id: string | undefined) =>
    id && document.getElementById(`row-${id}`)?.querySelector("button")?.focus();
  const neighbour = (id: string, by: number) => {
    const next = order[order.indexOf(id) + by];
    if (next) {
      onSelect(next);
      focus(next);
    }
  };
  // The row that goes takes the keyboard's place with it: the next one inherits it.
  const leave = (id: string) => {
    const at = order.indexOf(id);
    focus(order[at + 1] ?? order[at - 1]);
  };
  const addGroup = () => {
    const group = newGroup(t("profile.own.newGroup"), groups);
    putGroups([...groups, group]);
    requestAnimationFrame(() => {
      const field = document.querySelector<HTMLInputElement>(
        `[data-testid="group-name-${group.id}"]`,
      );
      field?.scrollIntoView({ block: "nearest" });
      field?.focus();
      field?.select();
    });
  };
  const anyFolded = groups.some((one) => collapsed.includes(one.id));

  return (
    <aside className={classes.list} aria-label={t("profile.list.title")}>
      <div className={classes.top}>
        <div className={classes.title}>
          <h2>{t("profile.list.title")}</h2>
          <span className={classes.total}>
            <strong>{format.count(100)}</strong> {t("profile.list.total", { n: format.count(100) })}
          </span>
          <ListMenu
            locked={locks.ids.length > 0}
            folded={anyFolded}
            onEqual={() => said(change({ run: () => ipc.profileSetEqual([...locks.ids]) }))}
            onUnlock={() => remember((now) => ({ ...now, locked: [] }))}
            onNewGroup={addGroup}
            onFold={() =>
              remember((now) => ({
                ...now,
                collapsed: anyFolded ? [] : groups.map((one) => one.id),
              }))
            }
            onMerge={() => onMerge(selected, null)}
          />
        </div>
        <div className={classes.stack} aria-hidden="true">
          {placed.map(({ group, members }) => (
            <GroupPart
              key={group.id}
              name={group.name}
              members={members}
              chosen={group.id === chosen}
            />
          ))}
        </div>
      </div>
      <div
        ref={area}
        className={classes.scroll}
        data-testid="parameters"
        data-dragging={dragged?.kind}
      >
        {placed.map(({ group, members }, at) => {
          const folded = collapsed.includes(group.id);
          return (
            <section
              key={group.id}
              className={classes.group}
              aria-label={group.name}
              data-group={group.id}
              data-held={dragged?.id === group.id || undefined}
            >
              <GroupHead
                groups={groups}
                at={at}
                members={members}
                movable={free(true, group.id) && free(false, group.id)}
                folded={folded}
                onFold={() =>
                  remember((now) => ({ ...now, collapsed: toggled(now.collapsed, group.id) }))
                }
                onMove={moveGroup}
                onPut={putGroups}
                locks={locks}
                grip={grip({ kind: "group", id: group.id })}
              />
              {members.length === 0 && !folded && (
                <p className={classes.empty}>{t("profile.list.emptyGroup")}</p>
              )}
              {!folded &&
                members.map(({ parameter, position }) => (
                  <ParameterRow
                    key={parameter.id}
                    parameter={parameter}
                    position={position}
                    parameters={parameters}
                    groups={groups}
                    full={full}
                    selected={parameter.id === selected}
                    held={dragged?.id === parameter.id}
                    grip={grip({ kind: "parameter", id: parameter.id })}
                    onSelect={onSelect}
                    onNeighbour={neighbour}
                    onLeave={leave}
                    onMove={moveParameter}
                    onMerge={onMerge}
                    locks={locks}
                    evidence={evidence.get(parameter.id)}
                  />
                ))}
            </section>
          );
        })}
        {line !== null && <div className={classes.dropLine} style={{ top: line }} />}
      </div>
      <TwinsNotice parameters={parameters} onLook={onMerge} />
      <SuggestNotice locks={locks} open={suggesting} onOpen={onSuggest} />
      <div className={classes.foot}>
        <Button
          ref={addRef}
          leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}
          rightSection={<KeyCaps keys="n" />}
          aria-pressed={adding}
          data-testid="add-parameter"
          onClick={onAdd}
        >
          {t("profile.list.add")}
        </Button>
        <span className={classes.hint}>
          <KeyCaps keys="ArrowLeft" />
          <KeyCaps keys="ArrowRight" /> {t("profile.list.byOne")}
        </span>
      </div>
      <div className="visually-hidden" role="status">
        {told}
      </div>
    </aside>
  );
});

/** A group's part of the whole, in the line above the list. */
function GroupPart({
  name,
  members,
  chosen,
}: {
  name: string;
  members: Placed[];
  chosen: boolean;
}) {
  const format = useFormat();
  const weight = useGroupWeight(members);
  return weight > 0 ? (
    <span
      data-chosen={chosen || undefined}
      style={{ flexGrow: weight }}
      title={`${name} ${format.weight(weight)}`}
    />
  ) : null;
}
