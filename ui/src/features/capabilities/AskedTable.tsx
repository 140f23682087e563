import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/components/EmptyState";
import { useFormat } from "@/i18n/format";
import type { Asked } from "@/ipc";
import { useCapabilities } from "@/queries/capabilities";
import classes from "./Needs.module.css";

/** So many accounts are named before the rest is a number. */
const NAMED = 6;

/** What is asked for and not in the product, the most wanted first: a list for whoever decides what is built. */
export function AskedTable({ asked }: { asked: readonly Asked[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { add } = useCapabilities();
  if (asked.length === 0) {
    return (
      <EmptyState title={t("capabilities.asked.none")}>
        {t("capabilities.asked.noneHint")}
      </EmptyState>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it
    <section className={classes.asked} tabIndex={0} aria-label={t("capabilities.parts.asked")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("capabilities.asked.what")}</th>
            <th scope="col">{t("capabilities.asked.happy")}</th>
            <th scope="col">{t("capabilities.asked.prospects")}</th>
            <th scope="col">{t("capabilities.asked.others")}</th>
            <th scope="col">{t("capabilities.asked.who")}</th>
          </tr>
        </thead>
        <tbody>
          {asked.map((one) => (
            <tr key={`${one.capability ?? ""}-${one.name}`} data-testid="asked">
              <th scope="row">
                {one.name}
                {one.capability === null && (
                  <Button
                    size="compact-xs"
                    className={classes.enlist}
                    onClick={() =>
                      add.mutate({ name: one.name, words: [], about: "", offered: false })
                    }
                  >
                    {t("capabilities.asked.enlist")}
                  </Button>
                )}
              </th>
              <td className="num">{format.count(one.happy)}</td>
              <td className="num">{format.count(one.prospects)}</td>
              <td className="num">{format.count(one.others)}</td>
              <td className={classes.whose}>
                {one.accounts.slice(0, NAMED).join(", ")}
                {one.accounts.length > NAMED &&
                  ` ${t("capabilities.needs.more", { n: format.count(one.accounts.length - NAMED) })}`}
                {one.hinted > 0 && (
                  <span className={classes.hinted}>
                    {t("capabilities.asked.hinted", {
                      count: one.hinted,
                      n: format.count(one.hinted),
                    })}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
