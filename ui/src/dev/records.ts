import {
  type AccountDetail,
  type AccountRow,
  type Answers,
  type Area,
  type Attention,
  LanewiseError,
  type NewSignal,
  type OneAnswer,
  type Signal,
  type WaitingTable,
} from "@/ipc";
import type { Recorded } from "./core";

const DAY = 86_400_000;
const ago = (days: number): string => new Date(Date.now() - days * DAY).toISOString();

/**
 * Stand-ins for what is kept beside accounts: signals, histories, rejected rows, and what Home asks
 * attention for, where nothing of it was recorded. `without=attention` shows Home with nothing left.
 */
export function recordedRecords(
  recorded: Recorded,
  without: readonly string[],
  announce: (areas: Area[]) => void,
): Answers {
  let next = 100;
  let signals: Signal[] = recorded.accountsList
    .filter(({ account }) => account.outcome !== null)
    .slice(0, 3)
    .flatMap(({ account }) => [
      {
        id: account.id * 10,
        account: account.id,
        signal: "churned" as const,
        day: "2026-05-31",
        text: "",
        author: "Lucia Demarin",
        at: ago(3),
      },
      {
        id: account.id * 10 + 1,
        account: account.id,
        signal: "renewed" as const,
        day: "2025-05",
        text: "Three years, after a long talk about prices",
        author: "Lucia Demarin",
        at: ago(40),
      },
    ]);
  let waiting = without.includes("waiting") ? [] : [TABLE];
  const put = (account: number, given: NewSignal): number => {
    const id = next++;
    const author = recorded.workspaceCurrent.author;
    signals = [{ ...given, text: given.text ?? "", id, account, author, at: ago(0) }, ...signals];
    announce(["accounts", "home"]);
    return id;
  };
  const keep = (ids: readonly number[]): null => {
    waiting = waiting
      .map((table) => ({ ...table, rows: table.rows.filter((row) => !ids.includes(row.id)) }))
      .filter((table) => table.rows.length > 0);
    announce(["home"]);
    return null;
  };

  return {
    homeOverview: () => {
      const attention = recorded.homeOverview.attention ?? invented(recorded);
      return {
        ...recorded.homeOverview,
        attention: without.includes("attention") ? [] : attention,
      };
    },
    accountGet: (id): AccountDetail => {
      const one = recorded.accountGet[id];
      if (!one) {
        throw new LanewiseError("missing");
      }
      const own = signals.filter(({ account }) => account === id);
      const outcome = recorded.settingsGet.outcomes.find(
        (candidate) => candidate.id === one.row.account.outcome,
      );
      const against = own.find(({ signal }) => signal === "churned");
      return {
        ...one,
        signals: own,
        contradiction:
          outcome?.success && against
            ? { signal: against.signal, day: against.day, outcome }
            : null,
      };
    },
    accountHistory: (id) => ({
      steps: [
        {
          id: 3,
          at: ago(0),
          author: "Lucia Demarin",
          op: { kind: "edit_account", account_name: "", field: "owner", count: 1 },
          parts: [
            {
              part: "field",
              field: "owner",
              column: null,
              from: { kind: "nothing" },
              to: { kind: "text", value: "Inés Robledo" },
            },
          ],
        },
        {
          id: 2,
          at: ago(1),
          author: "Marta Ferri",
          op: { kind: "set_answer", account_name: "", parameter_name: "" },
          parts: [
            {
              part: "answer",
              parameter: "size",
              name: recorded.profileDraft.profile.parameters[0]?.name ?? "",
              from: null,
              to: {
                words: [recorded.profileDraft.profile.parameters[0]?.levels[0]?.name ?? ""],
                number: null,
                unit: "",
                grade: "guess",
              },
            },
          ],
        },
        {
          id: 1,
          at: ago(30),
          author: "Marta Ferri",
          op: { kind: "import", file: "accounts.csv", rows: 36 },
          parts: [{ part: "added" }],
        },
      ],
      earlier: 0,
      versions: recorded.scorecard[id]?.history ?? [],
    }),
    signalsList: () =>
      [...new Set(signals.map(({ account }) => account))].map((account) => ({
        account,
        count: signals.filter((one) => one.account === account).length,
        contradict: false,
      })),
    signalAdd: put,
    signalEdit: (id, given) => {
      const account = signals.find((one) => one.id === id)?.account ?? 0;
      signals = signals.filter((one) => one.id !== id);
      return put(account, given);
    },
    signalRemove: (id) => {
      signals = signals.filter((one) => one.id !== id);
      announce(["accounts", "home"]);
      return null;
    },
    waitingList: () => waiting,
    waitingMend: (id, column, text) => {
      waiting = waiting.map((table) => ({
        ...table,
        rows: table.rows.map((row) =>
          row.id === id
            ? {
                ...row,
                cells: row.cells.map((cell, at) => (at === column ? text : cell)),
                state: { kind: "adds" as const },
                broken: [],
              }
            : row,
        ),
      }));
      announce(["home"]);
      return null;
    },
    waitingDismiss: keep,
    waitingSave: () => null,
  };
}

/** Something of each kind, about the recorded accounts. */
function invented(recorded: Recorded): Attention[] {
  const customers = recorded.accountsList.filter(({ account }) => account.outcome !== null);
  const open = recorded.accountsList.filter(
    ({ account, brief }) => account.stage === "prospect" && brief && !brief.settled,
  );
  const named = ({ account }: AccountRow) => ({
    id: account.id,
    name: account.name,
    stage: account.stage,
  });
  const tiers = recorded.profileDraft.profile.tiers;
  const parameter = recorded.profileDraft.profile.parameters[0];
  const [first, second] = customers;
  const happy = recorded.settingsGet.outcomes[0];
  if (!first || !second || !parameter || !happy) {
    return [];
  }
  const ask = (row: AccountRow): OneAnswer[] =>
    row.brief
      ? [
          {
            id: row.account.id,
            name: row.account.name,
            brief: row.brief,
            parameter: parameter.id,
            parameter_name: parameter.name,
            question: parameter.questions?.[0]?.text ?? "",
            worst_tier: tiers[2]?.id ?? "",
            best_tier: tiers[1]?.id ?? "",
          },
        ]
      : [];
  return [
    { kind: "rejected", count: 3, files: [{ file: TABLE.file, rows: 3 }] },
    {
      kind: "overrides",
      count: 2,
      named: [
        { account: named(first), tier: tiers[1]?.id ?? "", expires: "2026-11-25", over: false },
        { account: named(second), tier: tiers[2]?.id ?? "", expires: "2026-11-19", over: true },
      ],
    },
    {
      kind: "contradictions",
      count: 1,
      named: [
        {
          account: named(first),
          contradiction: { signal: "churned", day: "2026-05-31", outcome: happy },
        },
      ],
    },
    { kind: "one_answer", count: 9, named: open.slice(0, 3).flatMap(ask) },
    {
      kind: "not_covered",
      count: 1,
      answers: 1,
      named: [
        {
          account: named(second),
          parameter_name: parameter.name,
          given: { kind: "text", value: "who knows" },
        },
      ],
    },
    {
      kind: "thin_threshold",
      tier: tiers[0]?.id ?? "",
      tier_name: tiers[0]?.name ?? "",
      from: tiers[0]?.from ?? 0,
      near: 2,
      of: customers.length,
      within: 5_000,
    },
    { kind: "draft", since: ago(20), days: 20, first: false },
  ];
}

const TABLE: WaitingTable = {
  id: 1,
  file: "fair visitors.csv",
  at: ago(2),
  columns: ["Record", "Account Name", "Employees", "Country", "Owner", "Checksum"],
  read: [true, true, true, true, true, false],
  waiting: 3,
  beyond: 0,
  rows: [
    {
      id: 1,
      line: 22,
      cells: ["A-22", "Officine Rossi", "about 40", "Italy", "Inés", "9f"],
      state: {
        kind: "broken",
        reason: { kind: "no_number", column: "Employees", text: "about 40" },
      },
      broken: [2],
    },
    {
      id: 2,
      line: 23,
      cells: ["A-23", "", "25", "Spain", "Marta", "a0"],
      state: { kind: "broken", reason: { kind: "no_name", column: "Account Name" } },
      broken: [1],
    },
    {
      id: 3,
      line: 24,
      cells: ["A-24", "Klein und Sohn", "12", "Germany", "Marta", "a1", "too much"],
      state: { kind: "broken", reason: { kind: "too_many_cells", cells: 7, columns: 6 } },
      broken: [6],
    },
  ],
};
