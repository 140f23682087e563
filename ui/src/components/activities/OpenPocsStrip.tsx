import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { OpenPocs } from "@/ipc";
import classes from "./Activities.module.css";

/** Who has how many POCs open, a tile each; who has more than the gate allows is told in words. */
export function OpenPocsStrip({
  open,
  limit,
}: {
  open: readonly OpenPocs[];
  limit: number | null;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  if (open.length === 0) {
    return null;
  }
  const over = open.filter((one) => one.over);
  return (
    <section className={classes.strip} aria-label={t("audit.open.title")} data-testid="open-pocs">
      <p className={classes.stripHead}>
        <strong>{t("audit.open.title")}</strong>{" "}
        {limit !== null && (
          <span className="quiet">
            {t("audit.open.limit", { count: limit, n: format.count(limit) })}
          </span>
        )}
      </p>
      <ul className={classes.people}>
        {open.map((one) => (
          <li key={one.name} className={classes.person} data-over={one.over || undefined}>
            <span className={classes.personName}>
              {one.name || t("audit.open.nobody")}{" "}
              <span className="num">
                {limit === null
                  ? format.count(one.pocs.length)
                  : t("audit.open.of", {
                      n: format.count(one.pocs.length),
                      limit: format.count(limit),
                    })}
              </span>
              {one.over && <strong className={classes.overWord}>{t("audit.open.over")}</strong>}
            </span>
            <span className={classes.tiles}>
              {one.pocs.map((poc, at) => (
                <Link
                  key={poc.activity}
                  to="/prospects/$id"
                  params={{ id: String(poc.account) }}
                  className={classes.tile}
                  data-beyond={(limit !== null && at >= limit && one.over) || undefined}
                  title={t("audit.open.since", {
                    account: poc.account_name,
                    date: poc.day.length === 10 ? format.date(`${poc.day}T12:00:00`) : poc.day,
                  })}
                >
                  {poc.account_name}
                </Link>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {over.length > 0 && (
        <p className={classes.overSays}>
          {t("audit.open.overSays", { count: over.length, n: format.count(over.length) })}
        </p>
      )}
    </section>
  );
}
