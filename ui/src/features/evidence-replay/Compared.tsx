import { useTranslation } from "react-i18next";
import { useAmounts } from "@/components/costs/amounts";
import { RichText } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import type { ReplaySide, ReplayView } from "@/ipc";
import type { Sides } from "./Matrix";
import classes from "./Replay.module.css";

/** The two profiles side by side, in customers, hours and money. */
export function Compared({ view, sides }: { view: ReplayView; sides: Sides }) {
  const { t } = useTranslation();
  const format = useFormat();
  const amounts = useAmounts(view.currency);
  const of = (n: number, all: number) =>
    t("replay.compared.of", { n: format.count(n), all: format.count(all) });
  const compared = view.customers - view.untold_count;
  const rows: [string, (side: ReplaySide) => string][] = [
    [t("replay.compared.admitted"), (side) => of(side.admitted, compared)],
    [
      t("replay.compared.success"),
      (side) =>
        side.admitted === 0
          ? "–"
          : `${of(side.admitted_good, side.admitted)}, ${format.shareRange(side.low / 1000, side.high / 1000)}`,
    ],
    [t("replay.compared.poor"), (side) => of(side.bill.poor_admitted, side.bill.poor)],
    [t("replay.compared.lost"), (side) => of(side.bill.good_lost, side.bill.good)],
    [t("replay.compared.right"), (side) => of(side.right, compared)],
  ];
  if (view.priced) {
    rows.push(
      [t("replay.compared.hours"), (side) => amounts.short(side.bill.spent.hours)],
      [t("replay.compared.gain"), (side) => amounts.brief(side.bill.gain)],
    );
  }
  rows.push([t("replay.compared.settled"), (side) => of(side.settled, view.customers)]);
  return (
    <section className={classes.compared} data-testid="replay-compared">
      <h2>{t("replay.compared.title")}</h2>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{sides.one}</th>
            <th scope="col">{sides.other}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="num">{value(view.one)}</td>
              <td className="num">{value(view.other)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Told view={view} sides={sides} />
    </section>
  );
}

/** Whether the difference can be told from chance. */
function Told({ view, sides }: { view: ReplayView; sides: Sides }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { paired } = view;
  if (!paired) {
    return null;
  }
  const p = paired.p ?? 1;
  const values = {
    ...sides,
    n: format.count(paired.one),
    m: format.count(paired.other),
    p: p < 0.001 ? `< ${format.number(0.001)}` : format.number(p, 3),
  };
  return (
    <p className={classes.told} data-testid="replay-told">
      <RichText
        i18nKey={`replay.told.${paired.apart === "too_few" ? "tooFew" : paired.apart}`}
        values={values}
      />{" "}
      <span className={classes.quiet}>{t("replay.told.flatters")}</span>
    </p>
  );
}
