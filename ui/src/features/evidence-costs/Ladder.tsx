import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useAmounts } from "@/components/costs/amounts";
import { TierTag } from "@/components/TierTag";
import { useFormat } from "@/i18n/format";
import type { CostsView, CutView, NamedCase } from "@/ipc";
import classes from "./Costs.module.css";

/** Tier by tier: what it would come to if that tier were the last one let in. */
export function Ladder({ view, now }: { view: CostsView; now: CutView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const amounts = useAmounts(view.hour?.currency ?? null);
  return (
    <section className={classes.ladder}>
      <h2>{t("costs.ladder.title")}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("costs.ladder.last")}</th>
            <th scope="col">{t("costs.ladder.lost")}</th>
            <th scope="col">{t("costs.ladder.admitted")}</th>
            {view.any && (
              <>
                <th scope="col">{t("costs.ladder.saved")}</th>
                <th scope="col">{t("costs.ladder.worth")}</th>
                <th scope="col">{t("costs.ladder.gain")}</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {now.rungs.map((rung) => (
            <tr key={rung.tier} aria-current={rung.admits_last || undefined}>
              <th scope="row">
                <TierTag tiers={view.tiers} id={rung.tier} />
              </th>
              <td className="num">
                {t("costs.ladder.of", {
                  n: format.count(rung.bill.good_lost),
                  all: format.count(rung.bill.good),
                })}
              </td>
              <td className="num">
                {t("costs.ladder.of", {
                  n: format.count(rung.bill.poor_admitted),
                  all: format.count(rung.bill.poor),
                })}
              </td>
              {view.any && (
                <>
                  <td className="num">
                    {amounts.brief(
                      view.in_money ? (rung.bill.saved.money ?? 0) : rung.bill.saved.hours,
                    )}
                  </td>
                  <td className="num">
                    {amounts.brief(
                      view.in_money ? (rung.bill.lost.money ?? 0) : rung.bill.lost.hours,
                    )}
                  </td>
                  <td className="num">
                    <strong>{amounts.brief(rung.bill.gain)}</strong>
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.quiet}>{t("costs.ladder.note")}</p>
    </section>
  );
}

/** So many names are read at once. */
const NAMED = 12;

/** Who is behind the sentence, by name. */
export function Names({ now, total }: { now: CutView; total: { lost: number; admitted: number } }) {
  const { t } = useTranslation();
  const format = useFormat();
  const list = (of: "lost" | "admitted", names: readonly NamedCase[], all: number) =>
    all > 0 && (
      <div data-testid={`cost-${of}`}>
        <h3>{t(`costs.names.${of}`, { count: all, n: format.count(all) })}</h3>
        <ul>
          {names.slice(0, NAMED).map((one) => (
            <li key={one.id}>
              <Link to="/customers/$id" params={{ id: String(one.id) }}>
                {one.name}
              </Link>{" "}
              <span className={classes.quiet}>
                {one.barred ? t("costs.names.barred") : format.score(one.score, 1)}
              </span>
            </li>
          ))}
        </ul>
        {all > NAMED && (
          <p className={classes.quiet}>
            {t("costs.names.more", { count: all - NAMED, n: format.count(all - NAMED) })}
          </p>
        )}
      </div>
    );
  return (
    <section className={classes.names} aria-label={t("costs.names.title")}>
      {list("lost", now.lost, total.lost)}
      {list("admitted", now.admitted, total.admitted)}
    </section>
  );
}
