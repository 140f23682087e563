import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { LaneAttribute, LaneBoard, LaneMeasure, MeasureSeen } from "@/ipc";

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
export function useAttributeName(): (attribute: LaneAttribute, name?: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (attribute, name) =>
      attribute.kind === "answer" || attribute.kind === "column"
        ? name || attribute.name
        : t(`lanes.attribute.${attribute.kind}`),
    [t],
  );
}

/** Writes amounts: in the currency of the board, or with the unit of their measure. */
export function useAmounts(board: Pick<LaneBoard, "currency">) {
  const { t } = useTranslation();
  const format = useFormat();
  const { currency } = board;
  return useMemo(() => {
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
  }, [format, currency, t]);
}

/** What there is of an attribute: "industry", or "answer" with its id. */
export function attributeKey(attribute: LaneAttribute): string {
  return "name" in attribute ? `${attribute.kind}:${attribute.name}` : attribute.kind;
}
