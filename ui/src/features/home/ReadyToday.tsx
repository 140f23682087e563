import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { gateName } from "@/components/readiness/words";
import { RichText } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import { readinessCountsQuery } from "@/queries/readiness";
import classes from "./Home.module.css";

/** How many prospects could have a POC today; where the profile has no POC, its last gate. */
export function ReadyToday() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: counts } = useQuery(readinessCountsQuery);
  const one = counts?.find(({ gate }) => gate.id === "poc") ?? counts?.at(-1);
  if (!one || one.of === 0) {
    return null;
  }
  const passed = one.ready + one.waived;
  return (
    <p className={classes.ready} data-testid="ready-today">
      <span>
        <RichText
          i18nKey={one.gate.id === "poc" && !one.gate.name ? "gates.home.poc" : "gates.home.other"}
          values={{
            count: one.ready,
            n: format.count(one.ready),
            total: format.count(one.of),
            gate: gateName(t, one.gate),
          }}
        />{" "}
        {one.waived > 0 &&
          t("gates.home.waived", { count: one.waived, n: format.count(one.waived) })}
      </span>
      {passed > 0 ? (
        <Link to="/prospects" search={{ ready: one.gate.id }} data-testid="see-ready">
          {t("gates.home.see")}
        </Link>
      ) : (
        <Link to="/prospects">{t("gates.home.seeAll")}</Link>
      )}
    </p>
  );
}
