import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { LaneChart as Chart } from "@/ipc";
import classes from "./LanePane.module.css";

/** Customers that cannot tell anything apart (A2): none at all, or only happy ones. */
export function LaneWarning({ chart }: { chart: Chart }) {
  const { t } = useTranslation();
  if (chart.others.total > 0) {
    return null;
  }
  return (
    <p className={classes.warning} role="note" data-testid="lane-warning">
      {chart.success.total === 0 ? t("profile.lane.noCustomers") : t("profile.lane.survivors")}{" "}
      <Anchor component={Link} to="/customers" inherit>
        {t("profile.lane.toCustomers")}
      </Anchor>
    </p>
  );
}
