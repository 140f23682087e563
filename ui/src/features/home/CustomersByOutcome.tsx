import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { OutcomeMark } from "@/components/OutcomeMark";
import { outcomeShapes, useOutcomeName } from "@/components/outcomes";
import { useFormat } from "@/i18n/format";
import type { Overview } from "@/ipc";
import classes from "./Home.module.css";

/** Up to so many customers, each is one mark; above, a bar says it better. */
const MARKS = 120;

/** The past customers, by how it went with them. */
export function CustomersByOutcome({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useOutcomeName();
  const { customers, without_outcome: without } = overview;
  const shapes = outcomeShapes(customers.map(({ outcome }) => outcome));
  const total = customers.reduce((sum, { count }) => sum + count, without);
  const most = Math.max(...customers.map(({ count }) => count), 1);
  return (
    <section className={classes.customers} aria-labelledby="customers-title">
      <h2 id="customers-title" className={classes.title}>
        <Link to="/customers">{t("shell.customers")}</Link>
        <span>{format.count(total)}</span>
      </h2>
      <ul className={classes.outcomes} data-testid="customers-by-outcome">
        {customers.map(({ outcome, count }) => {
          const shape = shapes.get(outcome.id) ?? "cross";
          return (
            <li key={outcome.id}>
              <p>
                <strong>{format.count(count)}</strong> {nameOf(outcome)}
              </p>
              {total <= MARKS ? (
                <span className={classes.marks} aria-hidden="true">
                  {Array.from({ length: count }, (_, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: marks are all alike
                    <OutcomeMark key={at} shape={shape} size={13} />
                  ))}
                </span>
              ) : (
                <span className={classes.marks} aria-hidden="true">
                  <OutcomeMark shape={shape} size={13} />
                  <span
                    className={classes.bar}
                    style={{ width: `${(count / most) * 80}%` }}
                    data-success={outcome.success || undefined}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {without > 0 && (
        <p className={classes.none}>
          <Link to="/customers">
            {t("home.withoutOutcome", { count: without, n: format.count(without) })}
          </Link>
        </p>
      )}
    </section>
  );
}
