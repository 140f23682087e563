import type { ParseKeys } from "i18next";
import { useTranslation } from "react-i18next";
import { useAmounts } from "@/components/costs/amounts";
import { useFormat } from "@/i18n/format";
import type { CostsView, CutView } from "@/ipc";

interface Sentence {
  key: ParseKeys;
  values: Record<string, unknown>;
  /** The same without its marks, to be said aloud. */
  plain: string;
}

/** "With the cut-off at 60 the team would have saved 573 hours and lost 2 good customers." */
export function useSentence(view: CostsView, now: CutView): Sentence {
  const { t } = useTranslation();
  const format = useFormat();
  const amounts = useAmounts(view.hour?.currency ?? null);
  const { bill } = now;
  const away = bill.poor - bill.poor_admitted;
  const key = (
    !view.any ? "costs.saysCounts" : bill.good_lost === 0 ? "costs.saysNone" : "costs.says"
  ) satisfies ParseKeys;
  const values = {
    count: bill.good_lost,
    n: format.count(bill.good_lost),
    good: format.count(bill.good),
    away: format.count(away),
    poor: format.count(bill.poor),
    cut: format.score(now.cut, 1),
    hours: amounts.hours(bill.saved.hours),
  };
  return { key, values, plain: t(key, values).replace(/<\/?b>/g, "") };
}
