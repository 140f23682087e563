import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import {
  type AttributeSeen,
  answerWith,
  type BoardLane,
  type Brief,
  type Lane,
  type LaneBoard,
  type LaneCounted,
  type LaneFacts,
  type LaneFigure,
  type LaneOpening,
  type LanePlan,
} from "@/ipc";
import { showApp, WORKSPACE } from "@/test/app";
import { bounds } from "./figure";
import "@/test/layout";

afterEach(() => answerWith(null));

const group = (count: number, total: number) => ({ count, total, low: 300, high: 900 });

const figure = (known: number, median: number | null): LaneFigure => ({
  of: 14,
  known,
  other_currency: 0,
  unreadable: 0,
  sum: median,
  median,
});

function facts(customers: number, more: Partial<LaneFacts> = {}): LaneFacts {
  return {
    accounts: customers + 2,
    customers,
    prospects: 1,
    aside: 1,
    outcomes: [customers, 0],
    without_outcome: 0,
    success: group(customers, customers),
    left: group(0, customers),
    references: group(0, customers),
    expanded: group(0, customers),
    economics: {
      figures: [
        figure(14, 24_000),
        figure(0, null),
        figure(3, 900),
        figure(0, null),
        figure(0, null),
        figure(0, null),
      ],
      hours: 40,
      hours_of: 3,
      product_cost: null,
      product_return: null,
      opportunity: null,
      dots: [-500, 24_000],
    },
    named: [],
    ...more,
  };
}

const lane = (id: string, name: string, standing: Lane["standing"]): BoardLane => ({
  lane: {
    id,
    name,
    standing,
    reason: "",
    condition: {
      join: "all",
      clauses: [{ of: { kind: "industry" }, test: { kind: "one_of", values: [name] } }],
    },
    product_cost: null,
  },
  facts: facts(14),
  fit: 20,
});

const measures = (
  [
    "margin",
    "lifetime_value",
    "retention_cost",
    "product_cost",
    "expansion",
    "time_to_value",
  ] as const
).map((measure, at) => ({
  measure,
  source:
    at === 2
      ? ({ kind: "column", name: "Retention" } as const)
      : at === 0
        ? ({ kind: "column", name: "Margin" } as const)
        : ({ kind: "nothing" } as const),
  chosen: false,
  name: "",
  unit: at === 0 || at === 2 ? "EUR" : "",
  known: at === 2 ? 3 : at === 0 ? 14 : 0,
  of: 14,
  other_unit: at === 2 ? 1 : 0,
  unreadable: 0,
  example: "",
  choices: [{ source: { kind: "column", name: "Retention" } as const, name: "", known: 3 }],
}));

const BOARD: LaneBoard = {
  lanes: [lane("dairies", "Dairies", "core"), lane("towns", "Towns", "adjacent_unwanted")],
  nowhere: facts(0, { accounts: 2, prospects: 2, aside: 0, named: [] }),
  open: facts(0, { accounts: 1 }),
  missing: [{ attribute: { kind: "employees" }, name: "", accounts: 1, customers: 0 }],
  all: facts(28),
  measures,
  currency: "EUR",
  signals: false,
  hours: true,
  parameter: {
    id: "lane",
    name: "Lane",
    by: "lanes",
    in_draft: true,
    in_force: true,
    answers: 5,
    by_hand: 2,
    differ: [],
    without_level: [],
  },
  outcomes: [
    { id: "happy", name: "", success: true },
    { id: "failed", name: "", success: false },
  ],
};

const brief = (likely: number, tier: string): Brief => ({
  low: likely,
  likely,
  high: likely,
  tier_low: tier,
  tier,
  tier_high: tier,
  settled: true,
  capped: false,
  unknown: 0,
});

const OPENING: LaneOpening = {
  from: "adjacent_unwanted",
  to: "core",
  effect: { kind: "fit", parameter_name: "Lane", level_name: "Towns", before: 20, after: 100 },
  back: [
    {
      account: { id: 7, name: "Borgo Alto", stage: "nurture" },
      before: brief(57_000, "nope"),
      after: brief(61_600, "good"),
    },
  ],
  stay: [
    {
      account: { id: 8, name: "Borgo Basso", stage: "disqualified" },
      before: brief(30_000, "nope"),
      after: brief(34_000, "nope"),
      why: { kind: "must_have", parameter_name: "Executive" },
    },
  ],
  prospects_in: 0,
  prospects_out: 0,
};

const ATTRIBUTES: AttributeSeen[] = [
  {
    attribute: { kind: "industry" },
    name: "",
    numeric: false,
    known: 28,
    of: 28,
    values: [
      { value: "Dairy", name: "Dairy", accounts: 14, customers: 14 },
      { value: "Town", name: "Town", accounts: 14, customers: 14 },
    ],
    more: 0,
    least: null,
    most: null,
  },
  {
    attribute: { kind: "employees" },
    name: "",
    numeric: true,
    known: 27,
    of: 28,
    values: [],
    more: 0,
    least: 10,
    most: 900,
  },
];

const COUNTED: LaneCounted = {
  accounts: 16,
  customers: 14,
  success: group(9, 14),
  prospects: 1,
  aside: 1,
  taken: [{ lane: "dairies", name: "Dairies", accounts: 4 }],
  takes: [],
  unknown: 2,
  missing: [{ attribute: { kind: "employees" }, name: "", accounts: 2, customers: 0 }],
  named: [],
};

const PLAN = {
  by: "lanes",
  parameter: { id: "lane", name: "Lane" },
  made: true,
  base: "draft",
  added: [],
  answers: 20,
  by_hand: 2,
  differ: 0,
  none: 1,
} as unknown as LanePlan;

async function show(board: LaneBoard, more: object = {}) {
  const answers = {
    workspaceCurrent: () => WORKSPACE,
    lanesBoard: () => board,
    lanesAttributes: () => ATTRIBUTES,
    lanesCount: () => COUNTED,
    lanesOpening: () => OPENING,
    lanesPlan: () => PLAN,
    ...more,
  };
  await showApp(answers, "/evidence/lanes");
}

describe("the lane board", () => {
  it("says what is known of how many, and what is in no lane", async () => {
    await show(BOARD);
    const dairies = await screen.findByRole("article", { name: "Dairies" });
    expect(dairies).toHaveTextContent("14 of 14 · 30–90%");
    expect(dairies).toHaveTextContent("median €24,000");
    expect(dairies).toHaveTextContent("€900 (3 of 14)");
    expect(screen.getByTestId("lane-measures")).toHaveTextContent("Known of 3 of 14 customers");
    expect(screen.getByTestId("lane-measures")).toHaveTextContent(
      "1 is not in EUR and is left out, not converted",
    );
    expect(screen.getByTestId("lanes-nowhere")).toHaveTextContent("2 still to be won");
    expect(screen.getByTestId("lanes-open")).toHaveTextContent("Employees of 1 account");
    expect(bounds(BOARD)).toEqual({ least: -500, most: 24_000 });
  });

  it("foretells who comes back before a lane is opened, and keeps the reason", async () => {
    const stood: unknown[] = [];
    await show(BOARD, {
      lanesStanding: (...said: unknown[]) => {
        stood.push(said);
        return true;
      },
    });
    const towns = await screen.findByRole("article", { name: "Towns" });
    await userEvent.selectOptions(within(towns).getByTestId("lane-standing"), "core");
    const panel = await screen.findByTestId("lane-opening");
    expect(panel).toHaveTextContent("1 account that was put aside would be admitted then");
    expect(panel).toHaveTextContent("Borgo Alto");
    expect(panel).toHaveTextContent("a must-have on Executive holds it down");
    expect(stood).toEqual([]);
    await userEvent.type(within(panel).getByTestId("lane-reason"), "They asked");
    await userEvent.click(within(panel).getByTestId("lane-confirm"));
    await waitFor(() => expect(stood).toEqual([["towns", "core", "They asked", 100]]));
  });

  it("counts a condition while it is edited and writes each change", async () => {
    const put: Lane[] = [];
    await show(BOARD, {
      lanesPut: (one: Lane) => {
        put.push(one);
        return true;
      },
    });
    const dairies = await screen.findByRole("article", { name: "Dairies" });
    await userEvent.click(within(dairies).getByTestId("lane-name"));
    const editor = await screen.findByTestId("lane-editor");
    const counted = await within(editor).findByTestId("lane-counted");
    expect(counted).toHaveTextContent("14 customers, 9 of 14 successes");
    expect(counted).toHaveTextContent("An earlier lane takes some of them first: Dairies (4)");
    expect(counted).toHaveTextContent("Of 2 accounts it cannot be told. Missing: Employees (2)");
    await userEvent.selectOptions(within(editor).getByTestId("clause-test"), "known");
    await waitFor(() => expect(put.at(-1)?.condition.clauses[0]?.test).toEqual({ kind: "known" }));
    await userEvent.selectOptions(within(editor).getByTestId("clause-attribute"), "employees");
    await userEvent.type(await within(editor).findByTestId("clause-from"), "1.000{Enter}");
    await waitFor(() =>
      expect(put.at(-1)?.condition.clauses[0]).toEqual({
        of: { kind: "employees" },
        test: { kind: "between", from: 1000, to: null },
      }),
    );
  });

  it("starts from what is known where there is no lane", async () => {
    const added: Lane[][] = [];
    await show(
      { ...BOARD, lanes: [] },
      {
        lanesAdd: (lanes: Lane[]) => {
          added.push(lanes);
          return lanes.map(({ name }) => name);
        },
      },
    );
    await userEvent.click(await screen.findByRole("button", { name: "Industry (2 lanes)" }));
    await waitFor(() => expect(added[0]?.map(({ name }) => name)).toEqual(["Dairy", "Town"]));
  });
});
