import type {
  Area,
  AttributeSeen,
  Lane,
  LaneBoard,
  LaneCondition,
  LaneCounted,
  LaneLevels,
  LaneOpening,
  LanePlan,
  LaneStanding,
} from "@/ipc";

/** The lane board as it was recorded, with what standing otherwise would do. */
export interface RecordedLanes {
  lanes?: {
    board: LaneBoard;
    attributes: AttributeSeen[];
    openings: Record<string, LaneOpening>;
    counts: Record<string, LaneCounted>;
    plans: Record<LaneLevels, LanePlan>;
  };
}

/** Lanes that can be looked at and decided on, with the counts as they were recorded. */
export function recordedLanes({ lanes }: RecordedLanes, announce: (areas: Area[]) => void) {
  if (!lanes) {
    return {};
  }
  let { board } = lanes;
  const change = (next: LaneBoard["lanes"]) => {
    board = { ...board, lanes: next };
    announce(["evidence"]);
  };
  const put = (id: string, more: Partial<Lane>) =>
    change(
      board.lanes.map((row) =>
        row.lane.id === id ? { ...row, lane: { ...row.lane, ...more } } : row,
      ),
    );
  return {
    lanesBoard: () => board,
    lanesAttributes: () => lanes.attributes,
    lanesAccounts: () => ({ tiers: [], accounts: [] }),
    lanesCount: (id: string | null, condition: LaneCondition) => {
      const [first] = Object.values(lanes.counts);
      const counted = lanes.counts[id ?? ""] ?? first;
      if (!counted) {
        throw new Error("nothing was recorded of this lane");
      }
      return condition.clauses.length === 0
        ? { ...counted, accounts: 0, customers: 0, prospects: 0, aside: 0, named: [] }
        : counted;
    },
    lanesAdd: (added: Lane[]) => {
      const [like] = board.lanes;
      if (like) {
        change([
          ...board.lanes,
          ...added.map((lane) => ({
            lane: { ...lane, id: lane.name },
            facts: board.nowhere,
            fit: null,
          })),
        ]);
      }
      return added.map(({ name }) => name);
    },
    lanesPut: (lane: Lane) => {
      put(lane.id, lane);
      return true;
    },
    lanesRemove: (id: string) => {
      change(board.lanes.filter(({ lane }) => lane.id !== id));
      return null;
    },
    lanesMove: (id: string, to: number) => {
      const rest = board.lanes.filter(({ lane }) => lane.id !== id);
      const moved = board.lanes.filter(({ lane }) => lane.id === id);
      change([...rest.slice(0, to), ...moved, ...rest.slice(to)]);
      return true;
    },
    lanesOpening: (id: string, to: LaneStanding) => {
      const opening = lanes.openings[`${id}:${to}`];
      if (!opening) {
        throw new Error("nothing was recorded of this lane");
      }
      return opening;
    },
    lanesStanding: (id: string, standing: LaneStanding, reason: string) => {
      put(id, { standing, reason });
      return true;
    },
    lanesMeasure: () => true,
    lanesPlan: (by: LaneLevels) => lanes.plans[by],
    lanesMakeParameter: () => "lane",
    lanesUnlink: () => true,
    lanesTake: () => 0,
  };
}
