import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useAttributeName } from "@/components/lanes/words";
import { VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import type { LaneCondition, LaneOverlap } from "@/ipc";
import { laneCountQuery } from "@/queries/lanes";
import classes from "./Lanes.module.css";

/** What a condition counts while it is edited: whom it takes, whom an earlier lane takes first, and of whom it cannot be told. */
export function Counted({ id, condition }: { id: string; condition: LaneCondition }) {
  const { t } = useTranslation();
  const format = useFormat();
  const attributeName = useAttributeName();
  const { data } = useQuery(laneCountQuery(id, condition));
  if (!data) {
    return <div className={classes.counted} />;
  }
  const lanes = (found: readonly LaneOverlap[]) =>
    found.map(({ name, accounts }) => `${name} (${format.count(accounts)})`).join(", ");
  return (
    <div className={classes.counted} aria-live="polite" data-testid="lane-counted">
      <VoiceSentence
        i18nKey="lanes.counted.says"
        values={{
          count: data.customers,
          n: format.count(data.customers),
          success: format.count(data.success.count),
          total: format.count(data.success.total),
          prospects: format.count(data.prospects),
          aside: format.count(data.aside),
        }}
      />
      {condition.clauses.length === 0 && (
        <p className={classes.quiet}>{t("lanes.counted.empty")}</p>
      )}
      {data.taken.length > 0 && (
        <p className={classes.quiet}>{t("lanes.counted.taken", { lanes: lanes(data.taken) })}</p>
      )}
      {data.takes.length > 0 && (
        <p className={classes.quiet}>{t("lanes.counted.takes", { lanes: lanes(data.takes) })}</p>
      )}
      {data.unknown > 0 && (
        <p className={classes.quiet}>
          {t("lanes.counted.unknown", {
            count: data.unknown,
            n: format.count(data.unknown),
            attributes: data.missing
              .map(
                ({ attribute, name, accounts }) =>
                  `${attributeName(attribute, name)} (${format.count(accounts)})`,
              )
              .join(", "),
          })}
        </p>
      )}
    </div>
  );
}
