import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readCost } from "@/components/HourCost";
import {
  type ActivityKind,
  type Answers,
  answerWith,
  type Effort,
  type KindSpent,
  type NewWaiver,
  type Split,
  type WaiverSeen,
  type WasteAudit,
} from "@/ipc";
import { OUTCOMES } from "@/test/accounts";
import { showApp, WORKSPACE } from "@/test/app";
import "@/test/layout";
import { layFlow } from "./flow";
import { sinceOf } from "./index";

afterEach(() => answerWith(null));

const effort = (activities: number, hours: number, accounts: number[] = []): Effort => ({
  activities,
  accounts,
  hours,
  without_hours: 0,
  money: null,
});
const split = (fit: Effort, poor: Effort): Split => ({
  all: effort(fit.activities + poor.activities, fit.hours + poor.hours, [
    ...fit.accounts,
    ...poor.accounts,
  ]),
  fit,
  poor,
  tiers: [fit, poor],
});
const kind = (activity: ActivityKind, fit: Effort, poor: Effort): KindSpent => ({
  activity,
  split: split(fit, poor),
  // biome-ignore lint/suspicious/noThenProperty: a field of the core, an object and no function
  then: { fit: 0, poor: poor.activities, unknown: 0 },
});
const nobody = { customers: [], struggled: [], not_expanded: [], succeeded: [], unsaid: [] };
const none = { activities: 0, hours: 0, without_hours: 0 };
const POC = { activities: 1, hours: 30, without_hours: 0 };

const AUDIT: WasteAudit = {
  profile: "Success-ready",
  version: 2,
  tiers: [
    { id: "good", name: "Good", from: 50000 },
    { id: "nope", name: "Nope", from: 0 },
  ],
  admitting: 1,
  since: "",
  selling: split(effort(3, 10, [1]), effort(2, 40, [2])),
  kinds: [
    kind("general_demo", effort(2, 4, [1]), effort(1, 10, [2])),
    kind("deep_demo", effort(1, 6, [1]), effort(0, 0)),
    kind("poc", effort(0, 0), effort(1, 30, [2])),
    kind("rescue", effort(0, 0), effort(0, 0)),
  ],
  fit: nobody,
  poor: { ...nobody, customers: [2], struggled: [2] },
  tells_expansion: true,
  rescued: { fit: [], poor: [], unscored: [], only_noted: [] },
  not_ready: [],
  planned: 3,
  by_hand: 0,
  cost: null,
  accounts: [
    {
      id: 2,
      name: "Brill",
      stage: "customer",
      outcome: "struggling",
      tier: "nope",
      by_hand: false,
      kinds: [none, none, POC, none],
      total: { activities: 2, hours: 40, without_hours: 0 },
    },
  ],
};

const CORE: Answers = {
  workspaceCurrent: () => WORKSPACE,
  recentList: () => [],
  settingsGet: () => ({ name: "Ordito Workflows", language: "en", outcomes: OUTCOMES }),
  wasteAudit: () => AUDIT,
};

describe("the waste audit", () => {
  it("says what went to poor fits, what it goes by, and opens the accounts behind a number", async () => {
    await showApp(CORE, "/prospects/audit");
    const says = await screen.findByText(/demos and POCs went to poor fits/);
    expect(says).toHaveTextContent("2 of 5 demos and POCs went to poor fits: 40 of 50 hours.");
    expect(screen.getByText(/3 lie in the future and are not counted/)).toBeInTheDocument();
    expect(screen.getByText(/Good or better by today’s score, version 2/)).toBeInTheDocument();
    await userEvent.click(screen.getByTestId("waste-tray-poc"));
    const behind = screen.getByTestId("waste-behind");
    expect(within(behind).getByRole("link", { name: "Brill" })).toBeInTheDocument();
    expect(behind).toHaveTextContent("1 activity, 30 h");
    expect(within(behind).getByRole("heading")).toHaveFocus();
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByTestId("waste-behind")).toBeNull();
    await userEvent.click(screen.getByTestId("behind-poor-struggled"));
    expect(screen.getByTestId("waste-behind")).toHaveTextContent("Brill");
  });

  it("takes what an hour costs in either order, and nothing that is none", async () => {
    const put = vi.fn(() => null);
    await showApp({ ...CORE, hourCostSet: put }, "/prospects/audit");
    const field = await screen.findByTestId("hour-cost");
    await userEvent.type(field, "a lot{Enter}");
    expect(put).not.toHaveBeenCalled();
    await userEvent.type(field, "eur 95,50{Enter}");
    expect(put).toHaveBeenCalledWith({ amount: 95.5, currency: "EUR" });
    expect(readCost("95")).toBeNull();
    expect(readCost("0 EUR")).toBeNull();
  });

  it("leads to the activities where there is nothing to audit", async () => {
    const nothing = AUDIT.kinds.map((one) => kind(one.activity, effort(0, 0), effort(0, 0)));
    const empty = { ...AUDIT, planned: 0, kinds: nothing };
    await showApp({ ...CORE, wasteAudit: () => empty }, "/prospects/audit");
    expect(await screen.findByText("There is nothing to audit yet")).toBeInTheDocument();
    expect(screen.getByTestId("waste-enter")).toBeInTheDocument();
  });

  it("tells no fit without a profile", async () => {
    const bare = { ...AUDIT, profile: null, tiers: [] };
    await showApp({ ...CORE, wasteAudit: () => bare }, "/prospects/audit");
    expect(await screen.findByText(/Without a profile nobody can say/)).toBeInTheDocument();
    expect(screen.queryByTestId("waste-flow")).toBeNull();
  });

  it("draws the same height for the same amount, and drains only what does not fit", () => {
    const pipes = layFlow(AUDIT.kinds, 2, 1, "hours", 260);
    const [good, nope] = pipes;
    expect(good?.stretches.every(({ drain }) => drain === null)).toBe(true);
    expect(nope?.stretches.map(({ drain }) => drain !== null)).toEqual([true, false, true, false]);
    expect((nope?.stretches[2]?.height ?? 0) / (nope?.stretches[0]?.height ?? 1)).toBeCloseTo(3);
    expect(layFlow([], 0, 0, "hours", 260)).toEqual([]);
  });

  it("reckons the last twelve months and this year from the day it is", () => {
    const now = new Date(2026, 10, 22, 12);
    expect(["all", "year", "months"].map((one) => sinceOf(one as "all", now))).toEqual([
      "",
      "2026-01-01",
      "2025-11-22",
    ]);
  });
});

const WAIVER: WaiverSeen = {
  waiver: {
    id: 7,
    account: 2,
    content: {
      gate: "poc",
      approver: "Lucia",
      reason: "Their board meets",
      expected: "A signature",
      until: "2026-10-30",
    },
    author: "Inés",
    at: "2026-10-01T10:00:00Z",
  },
  account_name: "Brill",
  stage: "prospect",
  gate_name: "",
  state: "ran_out",
  days: -23,
  ask: true,
};

describe("waivers", () => {
  it("ask what came of those that ran out, and keep the answer with its day", async () => {
    const count = { what: "", total: 1, in_force: 0, ran_out: 1, came_true: 0, did_not: 0 };
    const put = vi.fn<(id: number, waiver: NewWaiver) => boolean>(() => true);
    const report = {
      all: count,
      approvers: [{ ...count, what: "Lucia" }],
      gates: [{ ...count, what: "poc" }],
      reasons: [{ ...count, what: "Their board meets" }],
      against: [],
      waivers: [WAIVER],
    };
    await showApp({ ...CORE, waiversReport: () => report, waiverPut: put }, "/prospects/waivers");
    expect(await screen.findByText(/Ran out on 30 Oct 2026, 23 days ago/)).toBeInTheDocument();
    await userEvent.type(screen.getByTestId("waiver-note-7"), "Nobody signed");
    await userEvent.click(screen.getByTestId("waiver-did-not-7"));
    const [id, content] = put.mock.calls[0] ?? [];
    expect(id).toBe(7);
    expect(content).toMatchObject({ result: "did_not", note: "Nobody signed", approver: "Lucia" });
    expect(content?.settled).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});
