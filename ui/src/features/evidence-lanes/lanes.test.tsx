import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { bounds } from "@/components/lanes/figure";
import {
  answerWith,
  type Brief,
  type Lane,
  type LaneAccount,
  type LaneBoard,
  type LaneOpening,
  type Stage,
} from "@/ipc";
import { keys } from "@/queries/keys";
import { showApp, WORKSPACE } from "@/test/app";
import { ATTRIBUTES, BOARD, COUNTED, PLAN } from "@/test/lanes";
import "@/test/layout";

afterEach(() => answerWith(null));

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
  return showApp(answers, "/evidence/lanes");
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

  it("says who is in a lane, by name and by keyboard", async () => {
    const asked: unknown[] = [];
    const member = (id: number, name: string, stage: Stage, more: Partial<LaneAccount>) => ({
      account: { id, name, stage },
      outcome: null,
      tier: "good",
      score: 61_600,
      missing: [],
      ...more,
    });
    const placed = {
      tiers: [
        { id: "good", name: "Good", from: 60_000 },
        { id: "nope", name: "Nope", from: 0 },
      ],
      accounts: [
        member(1, "Latteria Alta", "ambassador", { outcome: "happy" }),
        ...Array.from({ length: 70 }, (_, at) => member(100 + at, `Prospect ${at}`, "lead", {})),
        member(3, "Borgo Alto", "nurture", {
          tier: "nope",
          missing: [{ attribute: { kind: "employees" }, name: "", accounts: 1, customers: 0 }],
        }),
      ],
    };
    await show(BOARD, {
      lanesAccounts: (place: unknown) => {
        asked.push(place);
        return placed;
      },
    });
    const dairies = await screen.findByRole("article", { name: "Dairies" });
    expect(asked).toEqual([]);
    within(dairies).getByTestId("lane-who").focus();
    await userEvent.keyboard("{Enter}");
    const members = await within(dairies).findByTestId("lane-members");
    expect(asked).toEqual([{ kind: "lane", lane: "dairies" }]);
    expect(within(members).getByRole("link", { name: "Latteria Alta" })).toHaveAttribute(
      "href",
      expect.stringContaining("/customers/1"),
    );
    expect(within(members).getByRole("link", { name: "Borgo Alto" })).toHaveAttribute(
      "href",
      expect.stringContaining("/prospects/3"),
    );
    expect(members).toHaveTextContent("Still to be won 70");
    expect(members).toHaveTextContent("lacks: Employees");
    expect(within(members).queryByText("Prospect 69")).toBeNull();
    await userEvent.click(within(members).getByRole("button", { name: "Show 10 more" }));
    expect(within(members).getByText("Prospect 69")).toBeVisible();
    await userEvent.keyboard("{Escape}");
    expect(within(dairies).queryByTestId("lane-members")).toBeNull();
    await userEvent.click(within(screen.getByTestId("lanes-open")).getByTestId("lane-who"));
    await waitFor(() => expect(asked.at(-1)).toEqual({ kind: "open" }));
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

  it("keeps a later word when the answer to an earlier one comes, and takes a refused one back", async () => {
    const put: { lane: Lane; answer: (went: boolean) => void }[] = [];
    const { client } = await show(BOARD, {
      lanesPut: (lane: Lane) =>
        new Promise((resolve, reject) => {
          put.push({ lane, answer: (went) => (went ? resolve(true) : reject(new Error("no"))) });
        }),
    });
    const dairies = await screen.findByRole("article", { name: "Dairies" });
    await userEvent.click(within(dairies).getByTestId("lane-name"));
    const editor = await screen.findByTestId("lane-editor");
    const cost = () => within(editor).getByTestId("lane-cost");
    const test = () => within(editor).getByTestId("clause-test");
    const before = (test() as HTMLSelectElement).value;
    await userEvent.type(cost(), "5{Enter}");
    await userEvent.selectOptions(test(), "known");
    // What the first word made of it, as the board comes back while the second is on its way.
    const first = put[0]?.lane as Lane;
    expect(first.product_cost).toBe(5);
    const board = (lane: Lane) => ({
      ...BOARD,
      lanes: BOARD.lanes.map((row) => (row.lane.id === lane.id ? { ...row, lane } : row)),
    });
    const decided = { ...first, reason: "They asked" };
    act(() => client.setQueryData(keys.evidence.lanes(), board(decided)));
    expect(test()).toHaveValue("known");
    await act(async () => put[0]?.answer(true));
    await waitFor(() => expect(put).toHaveLength(2));
    expect(put[1]?.lane).toMatchObject({
      product_cost: 5,
      condition: { clauses: [{ test: { kind: "known" } }] },
    });
    await act(async () => put[1]?.answer(false));
    await waitFor(() => expect(test()).toHaveValue(before));
    expect(cost()).toHaveValue("5");
    // Whatever goes out next goes out with what was decided beside it.
    await userEvent.selectOptions(test(), "known");
    await waitFor(() => expect(put).toHaveLength(3));
    expect(put[2]?.lane).toMatchObject({ product_cost: 5, reason: "They asked" });
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
