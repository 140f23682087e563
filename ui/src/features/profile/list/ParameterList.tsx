import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { memo, type RefObject, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Group, Parameter } from "@/ipc";
import { KeyCaps } from "@/shell/KeyCaps";
import { useLiveWeights } from "../live";
import type { Locks } from "../locks";
import { GroupHead } from "./GroupHead";
import classes from "./ParameterList.module.css";
import { ParameterRow } from "./ParameterRow";

export interface ParameterListProps {
  parameters: Parameter[];
  groups: Group[];
  selected: string | null;
  onSelect: (id: string) => void;
  onAdd: () => void;
  adding: boolean;
  locks: Locks;
  addRef: RefObject<HTMLButtonElement | null>;
}

/** A parameter with its place among all. */
interface Placed {
  parameter: Parameter;
  position: number;
}

/** Bars share one scale; it leaves room to pull the longest further. */
const LEAST_FULL = 250;

/** The parameters by group with their weights, which always sum to 100. */
export const ParameterList = memo(function ParameterList(props: ParameterListProps) {
  const { parameters, groups, selected, onSelect, onAdd, adding, locks, addRef } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const settled = useMemo(() => parameters.map((one) => one.weight), [parameters]);
  const weights = useLiveWeights(settled);
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
  const sum = (members: Placed[]) =>
    members.reduce((all, one) => all + (weights[one.position] ?? 0), 0);
  const chosen = parameters.find((one) => one.id === selected)?.group;
  const order = placed.flatMap((one) => one.members.map((member) => member.parameter.id));

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

  return (
    <aside className={classes.list} aria-label={t("profile.list.title")}>
      <div className={classes.top}>
        <div className={classes.title}>
          <h2>{t("profile.list.title")}</h2>
          <span className={classes.total}>
            <strong>{format.count(100)}</strong> {t("profile.list.total", { n: format.count(100) })}
          </span>
        </div>
        <div className={classes.stack} aria-hidden="true">
          {placed
            .filter((one) => sum(one.members) > 0)
            .map(({ group, members }) => (
              <span
                key={group.id}
                data-chosen={group.id === chosen || undefined}
                style={{ flexGrow: sum(members) }}
                title={`${group.name} ${format.weight(sum(members))}`}
              />
            ))}
        </div>
      </div>
      <div className={classes.scroll} data-testid="parameters">
        {placed.map(({ group, members }, at) => (
          <section key={group.id} className={classes.group} aria-label={group.name}>
            <GroupHead groups={groups} at={at} weight={sum(members)} empty={members.length === 0} />
            {members.map(({ parameter, position }) => (
              <ParameterRow
                key={parameter.id}
                parameter={parameter}
                position={position}
                parameters={parameters}
                groups={groups}
                weight={weights[position] ?? 0}
                full={full}
                selected={parameter.id === selected}
                onSelect={onSelect}
                onNeighbour={neighbour}
                onLeave={leave}
                locks={locks}
              />
            ))}
          </section>
        ))}
      </div>
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
    </aside>
  );
});
