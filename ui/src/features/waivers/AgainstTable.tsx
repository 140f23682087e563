import { useTranslation } from "react-i18next";
import { useGateName } from "@/components/gates";
import { useFormat } from "@/i18n/format";
import type { Against, WentOn } from "@/ipc";
import classes from "./WaiversPage.module.css";

const FIGURES = ["well", "undecided", "badly", "open", "customers", "successes"] as const;

/** How it went with accounts for which a gate was waived, beside those for which it was not: counts, and nothing made of them. */
export function AgainstTable({ against }: { against: readonly Against[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const gateName = useGateName();
  if (against.length === 0) {
    return null;
  }
  const line = (key: string, name: string, went: WentOn) => (
    <tr key={key}>
      <th scope="row">{name}</th>
      <td className="num">{format.count(went.accounts.length)}</td>
      {FIGURES.map((figure) => (
        <td key={figure} className={went[figure] === 0 ? "num faint" : "num"}>
          {format.count(went[figure])}
        </td>
      ))}
    </tr>
  );
  return (
    <section className={classes.tally} data-testid="waivers-against">
      <h2>{t("audit.report.against")}</h2>
      <p className={classes.caution}>{t("audit.report.caution")}</p>
      <div className={classes.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("audit.report.accountsHad")}</th>
              <th scope="col" className="num">
                {t("audit.report.accounts")}
              </th>
              {FIGURES.map((figure) => (
                <th key={figure} scope="col" className="num">
                  {t(`audit.report.went.${figure}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {against.flatMap((one) => {
              const gate = gateName(one.gate, one.gate_name);
              return [
                line(`${one.gate} waived`, t("audit.report.waived", { gate }), one.waived),
                line(`${one.gate} others`, t("audit.report.others", { gate }), one.others),
              ];
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
