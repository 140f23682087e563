import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { HourCost as Cost } from "@/ipc";
import { useHourCost } from "@/queries/activities";
import classes from "./HourCost.module.css";
import { InlineText } from "./InlineText";
import { readDecimal } from "./NumberField";

/** "95 EUR", "EUR 95,50": an amount and three letters, in either order. */
export function readCost(typed: string): Cost | null {
  const found = /^(?:([a-z]{3})\s*)?([\d.,]+)(?:\s*([a-z]{3}))?$/i.exec(typed.trim());
  const currency = found?.[3] ?? found?.[1];
  const amount = readDecimal(found?.[2] ?? "");
  return currency && amount !== null && amount > 0
    ? { amount, currency: currency.toUpperCase() }
    : null;
}

/** What an hour costs, typed once for the whole workspace; without it there are hours and no money. */
export function HourCost({ cost }: { cost: Cost | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { mutate } = useHourCost();
  return (
    <span className={classes.cost}>
      {t("audit.waste.cost")}{" "}
      <InlineText
        label={t("audit.waste.cost")}
        value={cost ? `${format.number(cost.amount, 2)} ${cost.currency}` : ""}
        placeholder={t("audit.waste.costHint")}
        accepts={(text) => text === "" || readCost(text) !== null}
        onCommit={(text) => mutate(text === "" ? null : readCost(text))}
        testId="hour-cost"
      />
    </span>
  );
}
