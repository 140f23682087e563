import { useTranslation } from "react-i18next";
import { VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import type { AccountRow, Outcome } from "@/ipc";
import classes from "./Customers.module.css";

/** What the list can teach, and what it lacks for that (A2). */
export function CustomersSay(props: {
  customers: readonly AccountRow[];
  outcomes: readonly Outcome[];
}) {
  const { customers, outcomes } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const success = new Set(outcomes.filter((one) => one.success).map(({ id }) => id));
  const known = new Set(outcomes.map(({ id }) => id));
  const judged = customers.filter((row) => known.has(row.account.outcome ?? ""));
  const happy = judged.filter((row) => success.has(row.account.outcome ?? "")).length;
  const without = customers.length - judged.length;
  const key =
    judged.length === 0
      ? "noOutcomes"
      : happy === judged.length
        ? "allHappy"
        : happy === 0
          ? "noneHappy"
          : "tally";
  const total = key === "noOutcomes" ? customers.length : judged.length;
  return (
    <div className={classes.says} data-testid="customers-say" data-says={key}>
      <VoiceSentence
        i18nKey={`customers.list.${key}`}
        values={{ success: format.count(happy), total: format.count(total) }}
      />
      {without > 0 && key !== "noOutcomes" && (
        <p className="quiet">
          {t("customers.list.without", { count: without, n: format.count(without) })}
        </p>
      )}
    </div>
  );
}
