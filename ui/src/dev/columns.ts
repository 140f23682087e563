import type { Answers, ColumnsView, ColumnTold, Parameter, Profile } from "@/ipc";

const none = { success: 0, others: 0 };

/** A column with one number of successes and others a level, of twenty each. */
function told(
  name: string,
  verdict: ColumnTold["evidence"]["verdict"],
  levels: readonly [name: string, success: number, others: number][],
): ColumnTold {
  const id = name.toLowerCase().replace(/\W+/g, "_");
  const made = levels.map(([level, success, others], at) => ({
    id: `l${at}`,
    name: level,
    fit: Math.round((100 * (success + 1)) / (success + others + 2)),
    count: { success, others },
  }));
  const sum = (side: "success" | "others") => made.reduce((all, { count }) => all + count[side], 0);
  const parameter: Parameter = {
    id,
    name,
    group: "learnt",
    weight: 0,
    answer: "choice",
    levels: made.map(({ id: level, name: called, fit }) => ({ id: level, name: called, fit })),
  };
  return {
    of: { kind: "column", name: id },
    parameter,
    evidence: {
      parameter: id,
      verdict,
      p: 500,
      adjusted: 1000,
      iv: 0,
      known: { success: sum("success"), others: sum("others") },
      left_out: { guessed: none, unknown: none, unmatched: none },
      levels: made.map(({ id: level, count }) => ({
        level,
        count,
        share: { success: count.success, total: count.success + count.others, low: 0, high: 1000 },
        odds: null,
      })),
      telling: made[0]?.id ?? null,
      direction: null,
      says: "cannot_tell",
      surely: false,
      weight: null,
    },
    doubts: [],
  };
}

/** Invented columns: two that separate, one of them perhaps known too late, two that do not, three set aside. */
export const COLUMNS: ColumnsView = {
  sides: { success: 20, others: 20 },
  without_outcome: 0,
  lacks: null,
  looked_at: 4,
  told: [
    told("Contract length", "separates", [
      ["Three years", 14, 2],
      ["One year", 5, 6],
      ["By the month", 1, 12],
    ]),
    {
      ...told("Months as a customer", "separates", [
        ["12 or more", 18, 5],
        ["up to 11", 2, 15],
      ]),
      doubts: [{ kind: "perhaps_later" }],
    },
    told("Sector", "no_difference", [
      ["Dairy", 10, 9],
      ["Glass", 10, 11],
    ]),
    told("Seats", "too_few", [
      ["50 or more", 12, 8],
      ["up to 49", 8, 12],
    ]),
  ],
  aside: [
    { of: { kind: "column", name: "Ledger code" }, why: { kind: "identifier" } },
    { of: { kind: "column", name: "Churn reason" }, why: { kind: "about_the_end" } },
    { of: { kind: "column", name: "Margin" }, why: { kind: "measure", measure: "margin" } },
  ],
  covered: [],
};

/** The columns, as far as they are not in the profile yet. */
export function columnsCore(
  profile: () => Profile | null,
  add: (parameters: Parameter[]) => void,
): Pick<Answers, "columnsView" | "columnsMake" | "columnsFill" | "profileLearn"> {
  const inside = (column: ColumnTold) =>
    profile()?.parameters.some((one) => one.id === column.parameter.id) === true;
  return {
    columnsView: (anew) =>
      anew
        ? COLUMNS
        : {
            ...COLUMNS,
            told: COLUMNS.told.filter((one) => !inside(one)),
            covered: COLUMNS.told.filter(inside).map(({ of, parameter: { id, name } }) => ({
              of,
              parameter: id,
              name,
              unanswered: 0,
            })),
          },
    columnsMake: (columns) => {
      const wanted = COLUMNS.told.filter(({ of }) =>
        columns.some((one) => JSON.stringify(one) === JSON.stringify(of)),
      );
      add(wanted.map((one) => one.parameter));
      return {
        parameters: wanted.map((one) => one.parameter.id),
        answers: 42 * wanted.length,
        accounts: 42,
        kept: 0,
        unmatched: [{ account: 1, name: "Alfa", parameter: "Seats", text: "lots" }],
        unmatched_count: 1,
      };
    },
    columnsFill: () => ({
      parameters: [],
      answers: 14,
      accounts: 14,
      kept: 0,
      unmatched: [],
      unmatched_count: 0,
    }),
    profileLearn: () => ({ kind: "lacking", lack: { kind: "nothing" } }),
  };
}
