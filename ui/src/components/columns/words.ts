import type { TFunction } from "i18next";
import { attributeName } from "@/components/lanes/words";
import type {
  ColumnAside,
  ColumnDoubt,
  ColumnsLack,
  ColumnsView,
  ColumnTold,
  LaneAttribute,
} from "@/ipc";
import { type Row, rowTold, type Speech, type Told } from "../evidence/words";

/** A column as the sentences and drawings of the evidence take it. */
export function rowOf({ parameter, evidence }: ColumnTold): Row {
  return { id: parameter.id, parameter, evidence };
}

/** "Yearly: 18 of 20 happy, 3 of 20 others". */
export function columnTold(speech: Speech, column: ColumnTold): Told {
  return rowTold(speech, rowOf(column));
}

/** Those that separate, whatever else is to be said of them. */
export function separating(columns: readonly ColumnTold[]): ColumnTold[] {
  return columns.filter((one) => one.evidence.verdict === "separates");
}

const named = (t: TFunction, of: LaneAttribute) => attributeName({ t }, of);

/** Why a column is no parameter. */
export function asideTold(
  { t, format }: Pick<Speech, "t" | "format">,
  { why }: ColumnAside,
): string {
  switch (why.kind) {
    case "duplicate":
      return t("columns.aside.duplicate", { of: named(t, why.of) });
    case "perfect":
      return t("columns.aside.perfect", { times: format.share(why.auc / 1000) });
    case "measure":
      return t("columns.aside.measure", { measure: t(`lanes.measure.${why.measure}.name`) });
    default:
      return t(`columns.aside.${why.kind}`);
  }
}

/** What to look at before believing a column. */
export function doubtTold({ format, successWord, othersWord }: Speech, doubt: ColumnDoubt): Told {
  switch (doubt.kind) {
    case "perhaps_later":
      return { key: "columns.doubt.perhaps_later", values: {} };
    case "too_perfect":
      return {
        key: "columns.doubt.too_perfect",
        values: { known: format.count(doubt.known), wrong: format.count(doubt.wrong) },
      };
    case "known_one_sided":
      return {
        key: "columns.doubt.known_one_sided",
        values: {
          s: format.count(doubt.known.success),
          st: format.count(doubt.all.success),
          o: format.count(doubt.known.others),
          ot: format.count(doubt.all.others),
          successWord,
          othersWord,
        },
      };
  }
}

/** What is missing before columns can say anything. */
export function lackTold({ format, successWord, othersWord }: Speech, lack: ColumnsLack): Told {
  switch (lack.kind) {
    case "outcomes":
      return {
        key: "columns.lack.outcomes" as Told["key"],
        values: { count: lack.customers, n: format.count(lack.customers) },
      };
    case "one_class":
      return {
        key: (lack.success ? "columns.lack.allHappy" : "columns.lack.noneHappy") as Told["key"],
        values: { count: lack.customers, n: format.count(lack.customers) },
      };
    case "too_few":
      return {
        key: "columns.lack.tooFew",
        values: {
          s: format.count(lack.sides.success),
          o: format.count(lack.sides.others),
          least: format.count(lack.least),
          each: format.count(lack.least_of_each),
          successWord,
          othersWord,
        },
      };
    default:
      return { key: `columns.lack.${lack.kind}`, values: {} };
  }
}

/** What the columns say as a whole, beside the profile that is worked on or, `anew`, by themselves. */
export function columnsTold({ t, format, list }: Speech, view: ColumnsView, anew = false): Told {
  const found = separating(view.told);
  const values = { all: format.count(view.looked_at) };
  if (view.told.length === 0) {
    return { key: "columns.all", values };
  }
  if (found.length === 0) {
    return {
      key: (anew ? "columns.noneAnew" : "columns.none") as Told["key"],
      values: { ...values, count: view.told.length, n: format.count(view.told.length) },
    };
  }
  const names = found.map((one) => one.parameter.name);
  const rest = names.length - NAMED;
  return {
    key: (anew ? "columns.separateAnew" : "columns.separate") as Told["key"],
    values: {
      ...values,
      count: found.length,
      names:
        rest > 0
          ? t("evidence.andMore", {
              count: rest,
              n: format.count(rest),
              names: names.slice(0, NAMED).join(", "),
            })
          : list(names),
    },
  };
}

/** A sentence names no dozen. */
const NAMED = 4;
