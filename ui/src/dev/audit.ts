import type {
  ActivitiesView,
  Answers,
  Area,
  NewActivity,
  NewWaiver,
  WaiverReport,
  WasteAudit,
} from "@/ipc";

/** What was recorded of activities and waivers, where anything was. */
export interface RecordedAudit {
  activitiesList: ActivitiesView;
  waiversReport: WaiverReport;
  wasteAudit: WasteAudit;
}

const NOTHING = {
  what: "",
  total: 0,
  in_force: 0,
  ran_out: 0,
  came_true: 0,
  did_not: 0,
};

/**
 * Stand-ins for activities, waivers and the waste audit. What is entered shows; the counts stay those that
 * were recorded, because the core alone counts.
 */
export function recordedAudit(
  recorded: RecordedAudit | undefined,
  author: string,
  announce: (areas: Area[]) => void,
): Answers {
  const view = recorded?.activitiesList ?? { rows: [], people: [], open: [], limit: 3 };
  const report = recorded?.waiversReport ?? {
    all: NOTHING,
    approvers: [],
    gates: [],
    reasons: [],
    against: [],
    waivers: [],
  };
  let rows = view.rows;
  let waivers = report.waivers;
  let next = 10_000;
  const told = (): null => {
    announce(["readiness"]);
    return null;
  };
  const at = new Date().toISOString();
  const activity = (account: number, content: NewActivity): number => {
    const id = next++;
    const like = rows.find((row) => row.activity.account === account);
    rows = [
      {
        activity: { id, account, content, author, at },
        account_name: like?.account_name ?? "",
        stage: like?.stage ?? "prospect",
        tier: like?.tier ?? null,
        admitted: like?.admitted ?? false,
        open: content.activity === "poc" && content.result === "open",
        planned: false,
      },
      ...rows,
    ];
    told();
    return id;
  };
  const waiver = (account: number, content: NewWaiver): number => {
    const id = next++;
    waivers = [
      {
        waiver: { id, account, content, author, at },
        account_name: "",
        stage: "prospect",
        gate_name: "",
        state: "in_force",
        days: 30,
        ask: false,
      },
      ...waivers,
    ];
    told();
    return id;
  };
  return {
    activitiesList: () => ({ ...view, rows }),
    activitiesOf: (account) => ({
      activities: rows.flatMap((row) => (row.activity.account === account ? [row.activity] : [])),
      people: view.people,
      open: view.open,
      limit: view.limit,
    }),
    activityAdd: activity,
    activityPut: (id, content) => {
      rows = rows.map((row) =>
        row.activity.id === id ? { ...row, activity: { ...row.activity, content } } : row,
      );
      told();
      return true;
    },
    activitiesRemove: (ids) => {
      rows = rows.filter((row) => !ids.includes(row.activity.id));
      return told();
    },
    waiversReport: () => ({ ...report, waivers }),
    waiversOf: (account) => waivers.filter((seen) => seen.waiver.account === account),
    waiverAdd: waiver,
    waiverPut: (id, content) => {
      waivers = waivers.map((seen) =>
        seen.waiver.id === id
          ? {
              ...seen,
              ask: false,
              state: content.result === "open" ? "in_force" : (content.result ?? "in_force"),
              waiver: { ...seen.waiver, content },
            }
          : seen,
      );
      told();
      return true;
    },
    waiverRemove: (id) => {
      waivers = waivers.filter((seen) => seen.waiver.id !== id);
      return told();
    },
    ...(recorded ? { wasteAudit: (since: string) => ({ ...recorded.wasteAudit, since }) } : {}),
    hourCostSet: () => null,
  };
}
