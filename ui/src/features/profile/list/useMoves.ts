import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { type Group, ipc, type Parameter } from "@/ipc";
import { said, useDraftChange } from "../change";
import { positionOf, type Slot, slotOf, withMoved, withPlace } from "./order";

/** Moving parameters and groups: shown at once, told to screen readers, the keyboard kept. */
export function useMoves(parameters: Parameter[], groups: Group[]) {
  const { t } = useTranslation();
  const format = useFormat();
  const change = useDraftChange();
  const [told, setTold] = useState("");
  const follow = useRef<string | null>(null);

  // A row that changed its group is another element: the keyboard's place goes along.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after every new order
  useEffect(() => {
    const id = follow.current;
    if (id) {
      follow.current = null;
      document.getElementById(id)?.querySelector<HTMLElement>("button, input")?.focus();
    }
  }, [parameters, groups]);

  const moveParameter = useCallback(
    (id: string, slot: Slot) => {
      const from = slotOf(parameters, id);
      const name = parameters.find((one) => one.id === id)?.name ?? "";
      if (!from || (from.group === slot.group && from.index === slot.index)) {
        return;
      }
      if (document.getElementById(`row-${id}`)?.contains(document.activeElement)) {
        follow.current = `row-${id}`;
      }
      said(
        change({
          run: () => ipc.profileMoveParameter(id, slot.group, positionOf(parameters, id, slot)),
          now: (profile) => ({ ...profile, parameters: withMoved(profile.parameters, id, slot) }),
        }),
      );
      setTold(
        t("profile.list.movedTo", {
          name,
          group: groups.find((one) => one.id === slot.group)?.name ?? "",
          n: format.count(slot.index + 1),
        }),
      );
    },
    [parameters, groups, change, t, format],
  );

  const putGroups = useCallback(
    (next: Group[]) =>
      said(
        change({
          run: () => ipc.profilePutGroups(next),
          now: (profile) => ({ ...profile, groups: next }),
        }),
      ),
    [change],
  );

  const moveGroup = useCallback(
    (id: string, at: number) => {
      const group = groups.find((one) => one.id === id);
      if (!group || groups.indexOf(group) === at) {
        return;
      }
      if (document.getElementById(`group-${id}`)?.contains(document.activeElement)) {
        follow.current = `group-${id}`;
      }
      putGroups(withPlace(groups, id, at));
      setTold(t("profile.list.groupMoved", { name: group.name, n: format.count(at + 1) }));
    },
    [groups, putGroups, t, format],
  );

  return { moveParameter, moveGroup, putGroups, told };
}
