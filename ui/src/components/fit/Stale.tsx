import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { useRescore } from "@/queries/act";
import { prospectsNewsQuery } from "@/queries/prospects";
import classes from "./Stale.module.css";

/** Stored scores that are older than the answers, as after a large import, and the way to mend that. Nothing where there are none. */
export function Stale() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: news } = useQuery(prospectsNewsQuery);
  const { mutate, isPending } = useRescore();
  const count = news?.stale ?? 0;
  if (count === 0) {
    return null;
  }
  return (
    <div className={classes.stale} role="note" data-testid="stale">
      <span>{t("prospects.stale.says", { count, n: format.count(count) })}</span>
      <Button
        size="compact-sm"
        variant="subtle"
        loading={isPending}
        onClick={() => mutate()}
        data-testid="rescore"
      >
        {t("prospects.stale.rescore")}
      </Button>
    </div>
  );
}
