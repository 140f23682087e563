import type { Parameter } from "@/ipc";

type Placed = Pick<Parameter, "id" | "group">;

/** A place between rows: in this group, before so many of its members (the moved one not counted). */
export interface Slot {
  group: string;
  index: number;
}

/** Where among all parameters, without the moved one, a slot is: what the core wants to know. */
export function positionOf(parameters: readonly Placed[], moved: string, slot: Slot): number {
  const rest = parameters.filter((one) => one.id !== moved);
  const members = rest.filter((one) => one.group === slot.group);
  const next = members[slot.index];
  if (next) {
    return rest.indexOf(next);
  }
  const last = members.at(-1);
  return last ? rest.indexOf(last) + 1 : rest.length;
}

/** The slot that a parameter is in. */
export function slotOf(parameters: readonly Placed[], id: string): Slot | null {
  const one = parameters.find((other) => other.id === id);
  if (!one) {
    return null;
  }
  const members = parameters.filter((other) => other.group === one.group);
  return { group: one.group, index: members.indexOf(one) };
}

/** One step up (-1) or down (1): past a neighbour, or over into the group beside. */
export function step(
  parameters: readonly Placed[],
  groups: readonly { id: string }[],
  id: string,
  by: -1 | 1,
): Slot | null {
  const slot = slotOf(parameters, id);
  if (!slot) {
    return null;
  }
  const size = (group: string) => parameters.filter((one) => one.group === group).length;
  const index = slot.index + by;
  if (index >= 0 && index < size(slot.group)) {
    return { group: slot.group, index };
  }
  const beside = groups[groups.findIndex((one) => one.id === slot.group) + by];
  return beside ? { group: beside.id, index: by > 0 ? 0 : size(beside.id) } : null;
}

/** The parameters with one of them in another slot, as the core does it. */
export function withMoved<T extends Placed>(parameters: readonly T[], id: string, slot: Slot): T[] {
  const moved = parameters.find((one) => one.id === id);
  if (!moved) {
    return [...parameters];
  }
  const rest = parameters.filter((one) => one !== moved);
  rest.splice(positionOf(parameters, id, slot), 0, { ...moved, group: slot.group });
  return rest;
}

/** A list with one of its members before another place (counted without it). */
export function withPlace<T extends { id: string }>(
  list: readonly T[],
  id: string,
  at: number,
): T[] {
  const moved = list.find((one) => one.id === id);
  const rest = list.filter((one) => one.id !== id);
  return moved ? [...rest.slice(0, at), moved, ...rest.slice(at)] : [...list];
}
