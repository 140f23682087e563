import type { TFunction } from "i18next";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Words } from "@/documents/words";
import { useFormat } from "@/i18n/format";
import type {
  AttributeSeen,
  LaneAttribute,
  LaneBoard,
  LaneClause,
  LaneCondition,
  LaneFacts,
  LaneMeasure,
  LaneSource,
  MeasureSeen,
  MissingAttribute,
} from "@/ipc";
import type { Told } from "../told";

/** The measures in the order in which the core gives their figures. */
export const MEASURES = [
  "margin",
  "lifetime_value",
  "retention_cost",
  "product_cost",
  "expansion",
  "time_to_value",
] as const satisfies readonly LaneMeasure[];

const MONEY: ReadonlySet<LaneMeasure> = new Set([
  "margin",
  "lifetime_value",
  "retention_cost",
  "product_cost",
]);

/** Units that the core names by itself; others are as they stand in a header. */
const UNITS = ["days", "weeks", "months", "years", "hours"] as const;

function isUnit(unit: string): unit is (typeof UNITS)[number] {
  return UNITS.some((one) => one === unit);
}

/** The name people read for an attribute. `name` is that of the parameter, where it is one. */
export function attributeName({ t }: Pick<Words, "t">, attribute: LaneAttribute, name?: string) {
  return attribute.kind === "answer" || attribute.kind === "column"
    ? name || attribute.name
    : t(`lanes.attribute.${attribute.kind}`);
}

export function useAttributeName(): (attribute: LaneAttribute, name?: string) => string {
  const { t } = useTranslation();
  return useCallback((attribute, name) => attributeName({ t }, attribute, name), [t]);
}

/** Writes amounts: in the currency of the board, or with the unit of their measure. */
export function laneAmounts(
  { t, format }: { t: TFunction; format: Pick<Words["format"], "money" | "number"> },
  currency: string,
) {
  const money = (value: number, own = currency) => {
    const rounded = Math.abs(value) >= 1000 ? Math.round(value) : value;
    return /^[A-Z]{3}$/.test(own) ? format.money(rounded, own) : format.number(rounded, 2);
  };
  const of = (measure: Pick<MeasureSeen, "measure" | "unit">, value: number) => {
    if (MONEY.has(measure.measure)) {
      return money(value, measure.unit || currency);
    }
    const { unit } = measure;
    const word = isUnit(unit) ? t(`lanes.unit.${unit}`) : unit;
    return `${format.number(value, 1)}${word === "" ? "" : `\u00a0${word}`}`;
  };
  return { money, of };
}

export function useAmounts({ currency }: Pick<LaneBoard, "currency">) {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(() => laneAmounts({ t, format }, currency), [format, currency, t]);
}

/** What there is of an attribute: "industry", or "answer" with its id. */
export function attributeKey(attribute: LaneAttribute): string {
  return "name" in attribute ? `${attribute.kind}:${attribute.name}` : attribute.kind;
}

type Said = Pick<Words, "t" | "format">;

/** What is to be said first: which lane goes best, and what the dearest one costs the others. */
export function laneTold(words: Said, board: LaneBoard): { first: Told; small: Told | null } {
  const { format } = words;
  const judged = board.lanes.filter(({ facts }) => facts.success.total > 0);
  // The lower end: two of two say less than eighteen of twenty.
  const best = judged.toSorted((a, b) => b.facts.success.low - a.facts.success.low)[0];
  if (!best) {
    return { first: { key: "lanes.says.nobody", values: {} }, small: null };
  }
  const cost = (lane: LaneBoard["lanes"][number]) => lane.facts.economics.opportunity?.cost ?? 0;
  const dearest = board.lanes.toSorted((a, b) => cost(b) - cost(a))[0];
  const { count, total } = best.facts.success;
  const better =
    dearest && cost(dearest) > 0
      ? board.lanes[dearest.facts.economics.opportunity?.best ?? -1]
      : undefined;
  return {
    first: {
      key: "lanes.says.best",
      values: { count, name: best.lane.name, n: format.count(count), total: format.count(total) },
    },
    small:
      dearest && better
        ? {
            key: "lanes.says.dearest",
            values: {
              name: dearest.lane.name,
              hours: format.number(dearest.facts.economics.hours, 0),
              better: better.lane.name,
              cost: laneAmounts(words, board.currency).money(cost(dearest)),
            },
          }
        : null,
  };
}

/** How many of each kind are at a place: "3 customers · 2 still to be won". */
export function placeSays({ t, format }: Said, facts: LaneFacts): string {
  const counted = (count: number) => ({ count, n: format.count(count) });
  return facts.accounts === 0
    ? t("lanes.board.nobody")
    : [
        t("lanes.board.customers", counted(facts.customers)),
        t("lanes.board.prospects", counted(facts.prospects)),
        ...(facts.aside > 0 ? [t("lanes.board.aside", counted(facts.aside))] : []),
      ].join(" · ");
}

/** The first of those at a place by name, and how many more there are. */
export function placeNames({ t, format }: Said, facts: LaneFacts): string {
  const named = facts.named.map(({ name }) => name).join(", ");
  const more = facts.accounts - facts.named.length;
  return more > 0
    ? t("lanes.board.andMore", { names: named, count: more, n: format.count(more) })
    : named;
}

/** "Employees of 3 accounts is not known." */
export function lacksSays(words: Said, { attribute, name, accounts }: MissingAttribute): string {
  return words.t("lanes.open.missing", {
    count: accounts,
    n: words.format.count(accounts),
    attribute: attributeName(words, attribute, name),
  });
}

/** Where a measure comes from. */
export function sourceSays({ t }: Pick<Words, "t">, source: LaneSource, name: string): string {
  return source.kind === "column" || source.kind === "answer"
    ? name || source.name
    : t(`lanes.measures.${source.kind}`);
}

/** Of how many customers a measure is known, and what to do where it is not. */
export function measureSays({ t, format }: Said, seen: MeasureSeen): string {
  const values = { n: format.count(seen.known), total: format.count(seen.of) };
  return [
    seen.source.kind === "nothing"
      ? t(`lanes.measure.${seen.measure}.lacks`)
      : seen.known < seen.of
        ? t("lanes.measures.some", values)
        : t("lanes.measures.all", values),
    seen.other_unit > 0 &&
      t("lanes.measures.otherUnit", {
        count: seen.other_unit,
        n: format.count(seen.other_unit),
        unit: seen.unit,
      }),
    seen.unreadable > 0 &&
      t("lanes.measures.unreadable", {
        count: seen.unreadable,
        n: format.count(seen.unreadable),
        example: seen.example,
      }),
  ]
    .filter(Boolean)
    .join(" ");
}

/** One clause in words: "Industry: retail or logistics". */
function clauseSays(
  words: Pick<Words, "t" | "format" | "either">,
  { of, test }: LaneClause,
  attributes: readonly AttributeSeen[],
): string {
  const { t, format } = words;
  const seen = attributes.find(({ attribute }) => attributeKey(attribute) === attributeKey(of));
  const name = attributeName(words, of, seen?.name);
  switch (test.kind) {
    case "one_of":
    case "none_of": {
      const called = test.values.map(
        (value) => seen?.values.find((one) => one.value === value)?.name || value,
      );
      return t(test.kind === "one_of" ? "lanes.paper.oneOf" : "lanes.paper.noneOf", {
        name,
        values: words.either(called),
      });
    }
    case "between": {
      const from = test.from === null ? "" : format.number(test.from, 2);
      const to = test.to === null ? "" : format.number(test.to, 2);
      return from !== "" && to !== ""
        ? t("lanes.paper.between", { name, from, to })
        : t(to === "" ? "lanes.paper.atLeast" : "lanes.paper.atMost", { name, n: from || to });
    }
    case "known":
      return t("lanes.paper.isKnown", { name });
  }
}

/** Who belongs to a lane, in words: "All of these: Industry: retail or logistics; Employees: 50 to 500". */
export function conditionSays(
  words: Pick<Words, "t" | "format" | "either">,
  { join, clauses }: LaneCondition,
  attributes: readonly AttributeSeen[],
): string {
  const said = clauses.map((clause) => clauseSays(words, clause, attributes));
  return said.length === 0
    ? words.t("lanes.paper.noClause")
    : said.length === 1
      ? (said[0] ?? "")
      : words.t(join === "any" ? "lanes.paper.any" : "lanes.paper.all", {
          clauses: said.join("; "),
        });
}
