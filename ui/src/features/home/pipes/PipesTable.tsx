import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Overview } from "@/ipc";
import type { Station } from "./layout";

/** The same as the drawing, for screen readers. */
export function PipesTable({ overview, stops }: { overview: Overview; stops: Station[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <table className="visually-hidden">
      <caption>{t("home.pipes.table")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("home.pipes.tier")}</th>
          {stops.map(({ stage }) => (
            <th key={stage ?? "all"} scope="col">
              {stage === null ? t("home.pipes.scored") : t(`common.stage.${stage}`)}
            </th>
          ))}
          <th scope="col">{t("home.pipes.settled")}</th>
        </tr>
      </thead>
      <tbody>
        {overview.tiers.map((tier, rank) => (
          <tr key={tier.id}>
            <th scope="row">{tier.name}</th>
            {stops.map((stop) => (
              <td key={stop.stage ?? "all"}>{format.count(stop.reached[rank] ?? 0)}</td>
            ))}
            <td>{format.count(overview.prospects[rank]?.settled ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
