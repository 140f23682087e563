import { keepPreviousData, queryOptions, useMutation } from "@tanstack/react-query";
import {
  ipc,
  type Lane,
  type LaneCondition,
  type LaneLevels,
  type LaneMeasure,
  type LanePlace,
  type LaneSource,
  type LaneStanding,
} from "@/ipc";
import { keys } from "./keys";

/** The lane board. */
export const laneBoardQuery = queryOptions({
  queryKey: keys.evidence.lanes(),
  queryFn: () => ipc.lanesBoard(),
});

/** What conditions can look at, with the values that occur. */
export const laneAttributesQuery = queryOptions({
  queryKey: keys.evidence.laneAttributes(),
  queryFn: () => ipc.lanesAttributes(),
});

/** The accounts at a place. */
export const laneAccountsQuery = (place: LanePlace) =>
  queryOptions({
    queryKey: keys.evidence.laneAccounts(place),
    queryFn: () => ipc.lanesAccounts(place),
  });

/** What a condition would do; the last answer stays while the next is on its way. */
export const laneCountQuery = (id: string | null, condition: LaneCondition) =>
  queryOptions({
    queryKey: keys.evidence.laneCount(id, condition),
    queryFn: () => ipc.lanesCount(id, condition),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });

/** What would happen if a lane stood otherwise. */
export const laneOpeningQuery = (id: string, to: LaneStanding, fit: number | null) =>
  queryOptions({
    queryKey: keys.evidence.laneOpening(id, to, fit),
    queryFn: () => ipc.lanesOpening(id, to, fit),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });

/** What making a parameter of the lanes would do. */
export const lanePlanQuery = (by: LaneLevels) =>
  queryOptions({
    queryKey: keys.evidence.lanePlan(by),
    queryFn: () => ipc.lanesPlan(by),
  });

/** Changes of lanes go in one after the other, so that a later word never loses against an earlier one. */
const scope = { id: "lanes" };

/** What can be done with lanes. */
export function useLaneEdits() {
  const add = useMutation({ mutationFn: (lanes: Lane[]) => ipc.lanesAdd(lanes, null), scope });
  const put = useMutation({ mutationFn: (lane: Lane) => ipc.lanesPut(lane), scope });
  const remove = useMutation({ mutationFn: (id: string) => ipc.lanesRemove(id), scope });
  const move = useMutation({
    mutationFn: ({ id, to }: { id: string; to: number }) => ipc.lanesMove(id, to),
    scope,
  });
  const stand = useMutation({
    mutationFn: (change: {
      id: string;
      standing: LaneStanding;
      reason: string;
      fit: number | null;
    }) => ipc.lanesStanding(change.id, change.standing, change.reason, change.fit),
    scope,
  });
  const measure = useMutation({
    mutationFn: ({ measure, source }: { measure: LaneMeasure; source: LaneSource | null }) =>
      ipc.lanesMeasure(measure, source),
    scope,
  });
  return { add, put, remove, move, stand, measure };
}

/** The lanes as a parameter. */
export function useLaneParameter() {
  const make = useMutation({ mutationFn: (by: LaneLevels) => ipc.lanesMakeParameter(by), scope });
  const unlink = useMutation({ mutationFn: () => ipc.lanesUnlink(), scope });
  const take = useMutation({ mutationFn: (accounts: number[]) => ipc.lanesTake(accounts), scope });
  return { make, unlink, take };
}
