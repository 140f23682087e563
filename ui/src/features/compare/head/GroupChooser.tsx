import { Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { MarkShape } from "@/components/model";
import { OutcomeMark } from "@/components/OutcomeMark";
import { useOutcomeName } from "@/components/outcomes";
import { useFormat } from "@/i18n/format";
import type { CompareGroups, CompareSide, Outcome } from "@/ipc";
import classes from "./GroupChooser.module.css";

/** The groups with an outcome put into one side or taken out of it; it never stands in both. */
export function moved(
  groups: CompareGroups,
  side: "left" | "right",
  id: string,
  into: boolean,
): CompareGroups {
  const without = (ids: readonly string[]) => ids.filter((one) => one !== id);
  const gone = { left: without(groups.left), right: without(groups.right) };
  return into ? { ...gone, [side]: [...gone[side], id] } : gone;
}

export interface GroupChooserProps {
  side: "left" | "right";
  groups: CompareGroups;
  counts: CompareSide;
  outcomes: readonly Outcome[];
  shapes: ReadonlyMap<string, MarkShape>;
  onGroups: (groups: CompareGroups) => void;
}

/** Which outcomes stand on a side: their marks and names, which open as a list to tick. */
export function GroupChooser(props: GroupChooserProps) {
  const { side, groups, counts, outcomes, shapes, onGroups } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useOutcomeName();
  const chosen = outcomes.filter(({ id }) => groups[side].includes(id));
  const names = chosen.map(nameOf).join(", ") || t("compare.groups.none");
  return (
    <div className={classes.group}>
      <Menu position="bottom-start" withinPortal={false} closeOnItemClick={false}>
        <Menu.Target>
          <button
            type="button"
            className={classes.button}
            aria-label={t(side === "left" ? "compare.groups.left" : "compare.groups.right", {
              names,
            })}
            data-testid={`group-${side}`}
          >
            <span className={classes.marks}>
              {chosen.map(({ id }) => (
                <OutcomeMark key={id} shape={shapes.get(id) ?? "ring"} size={13} />
              ))}
            </span>
            <span className={classes.names}>{names}</span>
            <IconChevronDown size={14} stroke={1.7} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {t(side === "left" ? "compare.groups.onLeft" : "compare.groups.onRight")}
          </Menu.Label>
          {outcomes.map((outcome) => (
            <Menu.CheckboxItem
              key={outcome.id}
              checked={groups[side].includes(outcome.id)}
              onChange={(into) => onGroups(moved(groups, side, outcome.id, into))}
              data-testid={`group-${side}-${outcome.id}`}
            >
              <span className={classes.option}>
                <OutcomeMark shape={shapes.get(outcome.id) ?? "ring"} size={14} />
                {nameOf(outcome)}
              </span>
            </Menu.CheckboxItem>
          ))}
        </Menu.Dropdown>
      </Menu>
      <span className={classes.counts}>
        {t("compare.groups.counts", {
          count: counts.slides.length,
          n: format.count(counts.slides.length),
          accounts: format.count(counts.accounts),
        })}
      </span>
    </div>
  );
}
