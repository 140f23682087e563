import { useMemo } from "react";
import type { Parameter } from "@/ipc";
import { useLiveWeight } from "../live";

/** A parameter with its place among all. */
export interface Placed {
  parameter: Parameter;
  position: number;
}

/** What the parameters of a group weigh together, as it is or under the hand, in thousandths. */
export function useGroupWeight(members: readonly Placed[]): number {
  const places = useMemo(() => members.map((one) => one.position), [members]);
  const settled = members.reduce((sum, one) => sum + one.parameter.weight, 0);
  return useLiveWeight(places, settled);
}
