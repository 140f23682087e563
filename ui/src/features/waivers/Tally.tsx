import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { WaiverCount } from "@/ipc";
import classes from "./WaiversPage.module.css";

const RESULTS = ["came_true", "did_not", "ran_out", "in_force"] as const;

/** Waivers by something, each with what came of them: a bar of as many pieces as there are waivers, and the counts. */
export function Tally(props: {
  title: string;
  what: string;
  counts: readonly WaiverCount[];
  name?: (what: string) => string;
}) {
  const { title, what, counts, name = (text) => text } = props;
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className={classes.tally}>
      <h2>{title}</h2>
      <div className={classes.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">{what}</th>
              <th scope="col" className="num">
                {t("audit.report.waivers")}
              </th>
              {RESULTS.map((result) => (
                <th key={result} scope="col" className="num">
                  {t(`audit.waiver.state.${result}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {counts.map((one) => (
              <tr key={one.what}>
                <th scope="row">{name(one.what)}</th>
                <td className="num">{format.count(one.total)}</td>
                {RESULTS.map((result) => (
                  <td key={result} className={one[result] === 0 ? "num faint" : "num"}>
                    {format.count(one[result])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
