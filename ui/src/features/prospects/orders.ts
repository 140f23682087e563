import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { textOrder } from "@/i18n/format";
import type { AccountRow } from "@/ipc";
import { STAGES } from "./view";

type Order = (a: AccountRow, b: AccountRow) => number;

/** How the list can be sorted, by the column's id; the same in the table and for "4 of 23". */
export function useOrders(): Record<string, Order> {
  const { i18n } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each language sorts in its own way
  return useMemo(() => {
    const compare = textOrder();
    const byText =
      (pick: (row: AccountRow) => string): Order =>
      (a, b) =>
        compare(pick(a), pick(b));
    const byNumber =
      (pick: (row: AccountRow) => number): Order =>
      (a, b) =>
        pick(a) - pick(b) || compare(b.account.name, a.account.name);
    return {
      name: byText((row) => row.account.name),
      range: byNumber((row) => row.brief?.likely ?? -1),
      // From the narrowest range to the widest: settled ones first.
      verdict: byNumber((row) => (row.brief ? row.brief.high - row.brief.low : -1)),
      unknown: byNumber((row) => row.brief?.unknown ?? -1),
      country: byText((row) => row.account.country),
      industry: byText((row) => row.account.industry),
      owner: byText((row) => row.account.owner),
      stage: byNumber((row) => STAGES.indexOf(row.account.stage)),
    };
  }, [i18n.language]);
}
