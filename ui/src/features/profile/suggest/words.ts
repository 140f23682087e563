import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { DataSuggestion, Profile, WouldBe } from "@/ipc";

/** A suggestion in the words of its row. */
export interface SuggestionWords {
  /** What would change. */
  what: string;
  /** As it is; empty where there is no value. */
  from: string;
  /** As it would be. */
  to: string;
  /** Why. */
  reason: string;
}

/** The value that a suggestion starts from or leads to, as the memory of what was taken writes it. */
export function valueAt(proposal: WouldBe, end: "from" | "to"): string {
  return proposal.kind === "join" ? proposal.into : JSON.stringify(proposal[end]);
}

/** Puts a suggestion into words; the figures are the core's. */
export function useSuggestionWords(profile: Profile): (row: DataSuggestion) => SuggestionWords {
  const { t } = useTranslation();
  const format = useFormat();
  const parameter = (id: string) => profile.parameters.find((one) => one.id === id);
  const level = (id: string, of: string) =>
    parameter(of)?.levels.find((one) => one.id === id)?.name ?? id;
  const limits = (of: (number | null)[]) => of.map((one) => format.number(one ?? 0, 6)).join(" · ");

  const values = (wish: WouldBe): Omit<SuggestionWords, "reason"> => {
    switch (wish.kind) {
      case "fit":
        return {
          what: t("suggest.what.fit", { level: level(wish.level, wish.parameter) }),
          from: format.count(wish.from),
          to: format.count(wish.to),
        };
      case "weight":
        return {
          what: t("suggest.what.weight"),
          from: format.weight(wish.from),
          to: format.weight(wish.to),
        };
      case "limits":
        return { what: t("suggest.what.limits"), from: limits(wish.from), to: limits(wish.to) };
      case "join":
        return {
          what: t("suggest.what.join"),
          from: level(wish.level, wish.parameter),
          to: level(wish.into, wish.parameter),
        };
      case "threshold":
        return {
          what: t("suggest.what.threshold", {
            tier: profile.tiers.find((one) => one.id === wish.tier)?.name ?? wish.tier,
          }),
          from: format.score(wish.from),
          to: format.score(wish.to),
        };
    }
  };
  const reason = ({ reason: why, proposal }: DataSuggestion): string => {
    switch (why.kind) {
      case "level": {
        const says = t("suggest.why.level", {
          with: format.count(why.count.success),
          success: format.count(why.known.success),
          without: format.count(why.count.others),
          others: format.count(why.known.others),
        });
        return why.turned ? `${says} ${t("suggest.why.turned")}` : says;
      }
      case "pairs": {
        const says = t("suggest.why.pairs", {
          pairs: format.count(Math.round(why.auc / 10)),
          low: format.weight(why.low),
          high: format.weight(why.high),
        });
        return why.shared ? `${says} ${t("suggest.why.shared")}` : says;
      }
      case "bands":
        return t("suggest.why.bands", {
          bands: why.after
            .map((band) =>
              t("suggest.why.band", {
                success: format.count(band.success),
                all: format.count(band.success + band.others),
              }),
            )
            .join(" · "),
        });
      case "few":
        return t("suggest.why.few", {
          count: why.count.success + why.count.others,
          n: format.count(why.count.success + why.count.others),
          all: format.count(why.known.success + why.known.others),
        });
      case "share":
        return t("suggest.why.share", {
          to: proposal.kind === "threshold" ? format.score(proposal.to) : "",
          above: format.count(why.above.success),
          aboveAll: format.count(why.above.success + why.above.others),
          below: format.count(why.below.success),
          belowAll: format.count(why.below.success + why.below.others),
          low: format.score(why.low),
          high: format.score(why.high),
        });
    }
  };
  return (row) => ({ ...values(row.proposal), reason: reason(row) });
}
