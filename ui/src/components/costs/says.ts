import type { Words } from "@/documents/words";
import type { CostProposal, CostsView, CutView, StabilityView } from "@/ipc";
import type { Told } from "../told";
import { type Amounts, amountsIn } from "./amounts";

type Said = Pick<Words, "t" | "format" | "language">;

export function amountsOf({ format, language }: Said, view: CostsView): Amounts {
  return amountsIn(format, view.hour?.currency ?? null, language);
}

/** "With the cut-off at 60 the team would have saved 573 hours and lost 2 good customers." */
export function costTold(words: Said, view: CostsView, now: CutView): Told {
  const { format } = words;
  const { bill } = now;
  return {
    key: !view.any ? "costs.saysCounts" : bill.good_lost === 0 ? "costs.saysNone" : "costs.says",
    values: {
      count: bill.good_lost,
      n: format.count(bill.good_lost),
      good: format.count(bill.good),
      away: format.count(bill.poor - bill.poor_admitted),
      poor: format.count(bill.poor),
      cut: format.score(now.cut, 1),
      hours: amountsOf(words, view).hours(bill.saved.hours),
    },
  };
}

/** What it comes to against letting everybody in, and against the version that was saved; nothing without a price. */
export function besideTold(words: Said, view: CostsView, now: CutView): Told[] {
  if (!view.any) {
    return [];
  }
  const { format } = words;
  const amounts = amountsOf(words, view);
  const { bill, saved } = now;
  const differs =
    saved !== null &&
    (saved.bill.good_lost !== bill.good_lost || saved.bill.poor_admitted !== bill.poor_admitted);
  const sign = saved === null || saved.more === 0 ? "same" : saved.more > 0 ? "more" : "less";
  return [
    {
      key: bill.gain >= 0 ? "costs.beside.gain" : "costs.beside.loss",
      values: {
        saved: amounts.amount(bill.saved),
        lost: amounts.amount(bill.lost),
        gain: amounts.weighed(Math.abs(bill.gain)),
      },
    },
    ...(saved && differs
      ? [
          {
            key: `costs.beside.saved.${sign}`,
            values: {
              number: format.count(saved.version),
              cut: format.score(saved.cut, 1),
              lost: format.count(saved.bill.good_lost),
              admitted: format.count(saved.bill.poor_admitted),
              more: amounts.weighed(Math.abs(saved.more)),
            },
          } satisfies Told,
        ]
      : []),
  ];
}

/** What the cheapest cut-off would do otherwise than the present one. */
export function bestSays({ t, format }: Said, view: CostsView, best: CostProposal): string {
  const more = best.bill.good_lost - view.now.bill.good_lost;
  const fewer = view.now.bill.poor_admitted - best.bill.poor_admitted;
  const counted = (value: number) => ({
    count: Math.abs(value),
    n: format.count(Math.abs(value)),
  });
  return [
    more !== 0 && t(more > 0 ? "costs.best.losesMore" : "costs.best.losesFewer", counted(more)),
    fewer !== 0 &&
      t(fewer > 0 ? "costs.best.turnsAwayMore" : "costs.best.letsInMore", counted(fewer)),
    t("costs.best.flat", { from: format.score(best.from, 1), to: format.score(best.to, 1) }),
    best.pushes && t("costs.best.pushes"),
  ]
    .filter(Boolean)
    .join(" ");
}

/** How sure the proposal is, by how many resamples it beats the present cut-off in. */
export function sureness({ beats, resamples }: Pick<StabilityView, "beats" | "resamples">) {
  const share = beats / resamples;
  return share >= 0.95 ? "steady" : share >= 0.8 ? "likely" : share >= 0.5 ? "open" : "chance";
}

/** In how many resamples the proposed cut-off is cheaper than the present one. */
export function surenessTold({ format }: Said, stability: StabilityView): Told {
  return {
    key: `costs.stable.${sureness(stability)}`,
    values: { beats: format.count(stability.beats), of: format.count(stability.resamples) },
  };
}

/** Where resamples put the cheapest cut-off. */
export function whereSays({ t, format }: Said, stability: StabilityView): string {
  return t("costs.stable.where", {
    low: format.score(stability.low, 1),
    high: format.score(stability.high, 1),
    of: format.count(stability.resamples),
  });
}

/** What a cut-off chosen on some of the customers saved on the others; nothing where that was not tried. */
export function honestSays(words: Said, view: CostsView, { honest }: StabilityView): string | null {
  return honest === null
    ? null
    : words.t(honest > 0 ? "costs.stable.honest" : "costs.stable.honestNot", {
        saves: amountsOf(words, view).weighed(Math.abs(honest)),
      });
}

/** What was not typed and would count; nothing where all was. */
export function missingSays({ t, language }: Said, view: CostsView): string | null {
  return view.missing.length === 0
    ? null
    : t("costs.form.missing", {
        what: new Intl.ListFormat(language, { type: "unit", style: "short" }).format(
          view.missing.map((one) => t(`costs.missing.${one}`)),
        ),
      });
}
