import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { gateName, nextGate, nextLack } from "@/components/readiness/words";
import { RichText } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import { readinessQuery } from "@/queries/readiness";

/** After a call: the next gate, yes or no, and what to ask for it next time. */
export function CallReadiness({ account }: { account: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: readiness } = useQuery(readinessQuery(account));
  const seen = readiness?.open ? nextGate(readiness.gates) : undefined;
  if (!seen) {
    return null;
  }
  const next = seen.next && nextLack(t, seen.next);
  return (
    <p data-testid="call-readiness">
      <RichText
        i18nKey={`gates.says.${seen.pass}`}
        values={{
          gate: gateName(t, seen.gate),
          count: seen.to_get,
          n: format.count(seen.to_get),
        }}
      />{" "}
      {next?.question && (
        <>
          {t("gates.first")}:{" "}
          <span className="question">{t("prospects.card.quoted", { text: next.question })}</span>
        </>
      )}
    </p>
  );
}
