import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { InlineText } from "@/components/InlineText";
import { useFormat } from "@/i18n/format";
import { type Group, ipc } from "@/ipc";
import { said, useDraftChange } from "../change";
import classes from "./ParameterList.module.css";

interface GroupHeadProps {
  groups: Group[];
  at: number;
  /** What its parameters weigh together, in thousandths. */
  weight: number;
  /** No parameter stands in it. */
  empty: boolean;
}

/** A group's name, edited where it stands, and its share of the whole. */
export function GroupHead({ groups, at, weight, empty }: GroupHeadProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const change = useDraftChange();
  const group = groups[at];
  if (!group) {
    return null;
  }
  const put = (next: Group[]) =>
    said(
      change({
        run: () => ipc.profilePutGroups(next),
        now: (profile) => ({ ...profile, groups: next }),
      }),
    );
  const move = (event: KeyboardEvent) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!event.altKey || by === 0) {
      return;
    }
    event.preventDefault();
    const rest = groups.filter((one) => one.id !== group.id);
    const to = Math.min(Math.max(at + by, 0), rest.length);
    if (to !== at) {
      put([...rest.slice(0, to), group, ...rest.slice(to)]);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the field in it bubble up
    <div
      className={classes.groupHead}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
      onKeyDown={move}
    >
      <h3>
        <InlineText
          label={t("profile.list.groupName")}
          value={group.name}
          required
          onCommit={(name) =>
            put(groups.map((one) => (one.id === group.id ? { ...one, name } : one)))
          }
        />
      </h3>
      {empty ? (
        <ActionIcon
          variant="subtle"
          size="sm"
          aria-label={t("profile.list.removeGroup", { name: group.name })}
          title={t("profile.list.removeGroup", { name: group.name })}
          onClick={() => put(groups.filter((one) => one.id !== group.id))}
        >
          <IconX size={15} stroke={1.6} aria-hidden />
        </ActionIcon>
      ) : (
        <span>{format.weight(weight)}</span>
      )}
    </div>
  );
}
