import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Effort, Split, Then, WasteAudit } from "@/ipc";
import classes from "./AuditPage.module.css";
import type { Behind } from "./behind";
import { Open } from "./Open";

/** The figures behind the drawing, with what was known of poor fits at the time. */
export function SpentTable(props: { audit: WasteAudit; onOpen: (behind: Behind) => void }) {
  const { audit, onOpen } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const scored = audit.profile !== null;
  const { cost } = audit;
  const row = (
    id: string,
    name: string,
    split: Split,
    kinds: Behind["kinds"],
    then: Then | null,
    sum = false,
  ) => {
    const cell = (part: "all" | "fit" | "poor", effort: Effort) => (
      <td className="num">
        <Open
          behind={{
            id: `${id} ${part}`,
            title: t(`audit.waste.part.${part}`, { kind: name }),
            accounts: effort.accounts,
            kinds,
          }}
          onOpen={onOpen}
          text={format.count(effort.activities)}
        />
      </td>
    );
    return (
      <tr key={id} data-sum={sum || undefined}>
        <th scope="row">{name}</th>
        {cell("all", split.all)}
        <td className="num">{format.number(split.all.hours, 1)}</td>
        {scored && (
          <>
            {cell("fit", split.fit)}
            <td className="num">{format.number(split.fit.hours, 1)}</td>
            {cell("poor", split.poor)}
            <td className="num">{format.number(split.poor.hours, 1)}</td>
          </>
        )}
        {cost && (
          <td className="num">
            {format.money((scored ? split.poor : split.all).money ?? 0, cost.currency)}
          </td>
        )}
        <td className="num">{format.count(split.all.without_hours)}</td>
        {scored && (
          <td className={classes.then}>
            {then && split.poor.activities > 0
              ? t("audit.waste.then", {
                  fit: format.count(then.fit),
                  poor: format.count(then.poor),
                  unknown: format.count(then.unknown),
                })
              : ""}
          </td>
        )}
      </tr>
    );
  };
  return (
    <section className={classes.section}>
      <h2>{t("audit.waste.table")}</h2>
      <div className={classes.scroll}>
        <table data-testid="waste-table">
          <thead>
            <tr>
              <th scope="col">{t("audit.activity.kind")}</th>
              <th scope="col" className="num">
                {t("audit.waste.col.all")}
              </th>
              <th scope="col" className="num">
                {t("audit.waste.col.hours")}
              </th>
              {scored && (
                <>
                  <th scope="col" className="num">
                    {t("audit.fit.fit")}
                  </th>
                  <th scope="col" className="num">
                    {t("audit.waste.col.hours")}
                  </th>
                  <th scope="col" className="num">
                    {t("audit.fit.poor")}
                  </th>
                  <th scope="col" className="num">
                    {t("audit.waste.col.hours")}
                  </th>
                </>
              )}
              {cost && (
                <th scope="col" className="num">
                  {t(scored ? "audit.waste.col.moneyPoor" : "audit.waste.col.money")}
                </th>
              )}
              <th scope="col" className="num">
                {t("audit.waste.col.without")}
              </th>
              {scored && <th scope="col">{t("audit.waste.col.then")}</th>}
            </tr>
          </thead>
          <tbody>
            {audit.kinds.map((kind) =>
              row(
                kind.activity,
                t(`audit.kinds.${kind.activity}`),
                kind.split,
                [kind.activity],
                kind.then,
              ),
            )}
            {row("selling", t("audit.waste.selling"), audit.selling, null, null, true)}
          </tbody>
        </table>
      </div>
    </section>
  );
}
