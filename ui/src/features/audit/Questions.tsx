import { type ReactElement, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useGateName } from "@/components/gates";
import { VoiceSentence, type VoiceSentenceProps } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import type { ActivityKind, WasteAudit } from "@/ipc";
import classes from "./AuditPage.module.css";
import type { Behind } from "./behind";
import { Open } from "./Open";

/** The questions that the method opens with (L4), each answered in a sentence whose numbers open. */
export function Questions(props: { audit: WasteAudit; onOpen: (behind: Behind) => void }) {
  const { audit, onOpen } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const gateName = useGateName();
  const { poor, fit, rescued } = audit;
  const scored = audit.profile !== null;
  const rescue = audit.kinds.find(({ activity }) => activity === "rescue");

  const number = (
    id: string,
    title: string,
    accounts: readonly number[],
    kinds: readonly [ActivityKind] | null = null,
    n = accounts.length,
  ): ReactElement => (
    <Open strong behind={{ id, title, accounts, kinds }} onOpen={onOpen} text={format.count(n)} />
  );
  const everyone = useMemo(() => [...rescued.poor, ...rescued.fit, ...rescued.unscored], [rescued]);
  const became = (which: "struggled" | "not_expanded") => (
    <Answer
      ask={t(`audit.waste.ask.${which}`)}
      i18nKey={`audit.waste.${which}`}
      values={{ count: poor[which].length }}
      more={which === "struggled" ? t("audit.waste.circle") : null}
      tags={{
        a: number(`poor ${which}`, t(`audit.waste.who.${which}Poor`), poor[which]),
        b: number("poor customers", t("audit.waste.who.poor"), poor.customers),
        c: number(`fit ${which}`, t(`audit.waste.who.${which}Fit`), fit[which]),
        d: number("fit customers", t("audit.waste.who.fit"), fit.customers),
      }}
    />
  );

  return (
    <section className={classes.section} data-testid="waste-questions">
      <h2>{t("audit.waste.questions")}</h2>
      <ul className={classes.questions}>
        {scored && became("struggled")}
        {scored && audit.tells_expansion && became("not_expanded")}
        {rescue && (
          <Answer
            ask={t("audit.waste.ask.rescued")}
            i18nKey={scored ? "audit.waste.rescued" : "audit.waste.rescuedAll"}
            values={{
              count: everyone.length,
              hours: format.number(rescue.split.all.hours, 1),
              rescues: format.count(rescue.split.all.activities),
            }}
            tags={{
              a: number("rescued", t("audit.waste.who.rescued"), everyone, ["rescue"]),
              b: number("rescued poor", t("audit.waste.who.rescuedPoor"), rescued.poor, ["rescue"]),
            }}
            more={
              rescued.only_noted.length > 0
                ? t("audit.waste.onlyNoted", {
                    count: rescued.only_noted.length,
                    n: format.count(rescued.only_noted.length),
                  })
                : null
            }
          />
        )}
        {audit.not_ready
          .filter(({ of }) => of.activities > 0)
          .map((one) => {
            const gate = gateName(one.gate, one.gate_name);
            return (
              <Answer
                key={one.gate}
                ask={t("audit.waste.ask.notReady", { gate })}
                i18nKey="audit.waste.notReady"
                values={{
                  count: one.spent.activities,
                  total: format.count(one.of.activities),
                  hours: format.number(one.spent.hours, 1),
                  kind: t(`audit.kinds.${one.activity}`),
                }}
                tags={{
                  a: number(
                    `not ready ${one.gate}`,
                    t("audit.waste.who.notReady", { gate }),
                    one.spent.accounts,
                    [one.activity],
                    one.spent.activities,
                  ),
                }}
                more={[
                  one.waived > 0
                    ? t("audit.waste.waived", { count: one.waived, n: format.count(one.waived) })
                    : "",
                  t("audit.waste.today"),
                ]
                  .filter(Boolean)
                  .join(" ")}
              />
            );
          })}
      </ul>
    </section>
  );
}

function Answer(props: VoiceSentenceProps & { ask: string; more?: string | null }) {
  const { ask, more, ...sentence } = props;
  return (
    <li>
      <h3>{ask}</h3>
      <VoiceSentence {...sentence} />
      {more && <p className={classes.caution}>{more}</p>}
    </li>
  );
}
