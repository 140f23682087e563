import { Fragment, useMemo } from "react";
import { Trans, useTranslation } from "react-i18next";
import { VoiceSentence } from "@/components/VoiceSentence";
import { currentLanguage } from "@/i18n";
import { useFormat } from "@/i18n/format";
import type { LaneChart as Chart, LaneRow } from "@/ipc";
import { useOutcomeMany, useSides } from "../words";

/** "4 of 5 not expanded, 1 of 4 struggling and none of the 3 failed", figures in bold. */
function Slipped({ rows }: { rows: LaneRow[] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const many = useOutcomeMany();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language is the point
  const join = useMemo(
    () => new Intl.ListFormat(currentLanguage(), { type: "conjunction" }),
    [i18n.language],
  );
  const parts = join.formatToParts(rows.map((row) => row.outcome.id));
  return parts.map((part, at) => {
    const row = part.type === "element" && rows.find((one) => one.outcome.id === part.value);
    const key = `${part.type} ${at}`;
    if (!row) {
      return <Fragment key={key}>{part.value}</Fragment>;
    }
    return (
      <Trans
        key={key}
        t={t}
        i18nKey={row.count.admitted === 0 ? "profile.lane.none" : "profile.lane.some"}
        values={{
          part: format.count(row.count.admitted),
          total: format.count(row.count.total),
          who: many(row.outcome),
        }}
        tOptions={{ interpolation: { escapeValue: true } }}
        shouldUnescape
        components={{ b: <strong /> }}
      />
    );
  });
}

/** What the cut-offs would have done with the past customers. */
export function LaneSays({ chart }: { chart: Chart }) {
  const { t } = useTranslation();
  const format = useFormat();
  const outcomes = useMemo(() => chart.rows.map((row) => row.outcome), [chart.rows]);
  const sides = useSides(outcomes);
  const tier = chart.tiers[chart.admitting - 1]?.name ?? "";
  const others = chart.rows.filter((row) => !row.outcome.success && row.count.total > 0);
  const values = {
    part: format.count(chart.success.admitted),
    total: format.count(chart.success.total),
    who: sides.successes,
    tier,
    others: format.count(chart.others.total),
  };

  if (chart.success.total + chart.others.total === 0) {
    return <VoiceSentence i18nKey="profile.lane.saysNobody" />;
  }
  if (chart.others.total === 0) {
    return <VoiceSentence i18nKey="profile.lane.saysAllHappy" values={values} />;
  }
  if (chart.success.total === 0) {
    return <VoiceSentence i18nKey="profile.lane.saysNoneHappy" values={values} />;
  }
  return (
    <div data-testid="lane-says" title={t("profile.lane.title")}>
      <VoiceSentence
        i18nKey={chart.others.admitted === 0 ? "profile.lane.saysClean" : "profile.lane.says"}
        values={values}
        tags={{ list: <Slipped rows={others} /> }}
      />
    </div>
  );
}
