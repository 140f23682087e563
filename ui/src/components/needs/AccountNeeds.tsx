import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { NeedSeen } from "@/ipc";
import { accountNeedsQuery, useFit } from "@/queries/capabilities";
import { useTakeBack } from "@/queries/edits";
import classes from "./AccountNeeds.module.css";
import { useHandText, useOfNeeds } from "./words";

/** So many needs are listed before the rest is a number. */
const LISTED = 6;

function Needs({ title, needs }: { title: string; needs: readonly NeedSeen[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (needs.length === 0) {
    return null;
  }
  return (
    <>
      <h3 className={classes.sub}>{title}</h3>
      <ul className={classes.needs}>
        {needs.slice(0, LISTED).map((one) => (
          <li key={one.need}>
            {one.need}
            {one.players.length > 0 && (
              <span className={classes.who}> {one.players.join(", ")}</span>
            )}
          </li>
        ))}
        {needs.length > LISTED && (
          <li className={classes.who}>
            {t("capabilities.needs.more", { n: format.count(needs.length - LISTED) })}
          </li>
        )}
      </ul>
    </>
  );
}

/**
 * How much of what an account's key players need is covered: the share with what it rests on, what is
 * missing, and the answer by hand where it says otherwise. Shows nothing for an account without needs.
 */
export function AccountNeeds({ account }: { account: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery(accountNeedsQuery(account));
  const use = useFit();
  const takeBack = useTakeBack();
  const ofNeeds = useOfNeeds();
  const handText = useHandText();
  if (!data || data.fit.needs === 0) {
    return null;
  }
  const { fit, needs, parameter, answer, differs } = data;
  const share = (value: number) => format.share(value / 100);
  return (
    <section
      className={classes.section}
      aria-labelledby={`needs-${account}`}
      data-testid="account-needs"
    >
      <h2 id={`needs-${account}`}>{t("capabilities.account.title")}</h2>
      <p className={classes.line}>
        <span className={classes.figure} data-testid="account-fit">
          {fit.open === 0 ? share(fit.low) : format.shareRange(fit.low / 100, fit.high / 100)}
        </span>{" "}
        <span className={classes.of}>{ofNeeds(fit)}</span>
      </p>
      <div
        className={classes.bar}
        role="img"
        aria-label={t("capabilities.account.bar", {
          covered: format.count(fit.covered),
          partly: format.count(fit.partly),
          not: format.count(fit.not),
          open: format.count(fit.open),
        })}
      >
        <i data-is="covered" style={{ flexGrow: fit.covered }} />
        <i data-is="partly" style={{ flexGrow: fit.partly }} />
        <i data-is="open" style={{ flexGrow: fit.open }} />
        <i data-is="not" style={{ flexGrow: fit.not }} />
      </div>
      {fit.open > 0 && (
        <p className={classes.says}>
          <Link to="/slides/capabilities" search={{ account }} className={classes.link}>
            {t("capabilities.account.open", { count: fit.open, n: format.count(fit.open) })}
          </Link>
        </p>
      )}
      {parameter && answer && data.from_slides && (
        <p className={classes.says}>
          {t(
            fit.open === 0 ? "capabilities.account.answers" : "capabilities.account.answersGuess",
            { name: parameter.name, share: handText(answer.answer, data.levels) },
          )}
        </p>
      )}
      {parameter && answer && differs && fit.share !== null && (
        <p className={classes.differs} data-testid="fit-differs">
          <span>
            {t("capabilities.account.differs", {
              hand: handText(answer.answer, data.levels),
              share: share(fit.share),
              of: ofNeeds(fit),
            })}
          </span>
          <Button
            size="compact-sm"
            data-testid="use-fit"
            loading={use.isPending}
            onClick={() =>
              use.mutate([account], {
                onSuccess: (count) =>
                  takeBack(t("capabilities.fit.used", { count, n: format.count(count) })),
              })
            }
          >
            {t("capabilities.fit.use")}
          </Button>
        </p>
      )}
      <Needs
        title={t("capabilities.account.not")}
        needs={needs.filter((one) => one.cover === "not")}
      />
      <Needs
        title={t("capabilities.account.partly")}
        needs={needs.filter((one) => one.cover === "partly")}
      />
    </section>
  );
}
