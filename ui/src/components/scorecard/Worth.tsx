import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { NextQuestion } from "@/ipc";

/** What asking a question is expected to bring, in a sentence: judged by what past customers answered (S6). */
export function WorthWords({ question }: { question: NextQuestion }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { settles, narrows, tried, of, would_change } = question;
  const n = (value: number) => format.count(value);
  if (of === 0) {
    return settles > 0
      ? t("prospects.ask.levelsSettle", { part: n(settles), total: n(tried) })
      : t("prospects.ask.nobody");
  }
  if (settles > 0) {
    return t("prospects.ask.settles", { part: n(settles), total: n(of) });
  }
  if (would_change > 0) {
    return t("prospects.ask.moved", { part: n(would_change), total: n(of) });
  }
  return narrows > 0 ? t("prospects.ask.rulesOut") : t("prospects.ask.narrows");
}
