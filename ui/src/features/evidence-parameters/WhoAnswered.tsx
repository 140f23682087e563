import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { OutcomeMark } from "@/components/OutcomeMark";
import { outcomeShapes, useOutcomeName } from "@/components/outcomes";
import { textOrder, useFormat } from "@/i18n/format";
import type { Outcome, Parameter } from "@/ipc";
import { accountsQuery, answersQuery } from "@/queries/accounts";
import classes from "./Detail.module.css";

/** So many accounts of an answer are named before one asks for more. */
const NAMED = 6;
/** And so many then. */
const MOST = 200;

interface Person {
  id: number;
  name: string;
  outcome: Outcome;
}

/** The accounts behind each answer, those who succeeded first; each is a click away. */
export function WhoAnswered({
  parameter,
  outcomes,
}: {
  parameter: Parameter;
  outcomes: readonly Outcome[];
}) {
  const { t } = useTranslation();
  const { data: accounts } = useQuery(accountsQuery);
  const { data: answers } = useQuery(answersQuery);
  const people = useMemo(() => {
    const byLevel = new Map<number, Person[]>();
    const column = answers?.columns.find((one) => one.parameter.id === parameter.id);
    if (!accounts || !answers || !column) {
      return byLevel;
    }
    const rows = new Map(accounts.map((row) => [row.account.id, row.account]));
    const known = new Map(outcomes.map((one) => [one.id, one]));
    answers.accounts.forEach((id, at) => {
      const account = rows.get(id);
      const outcome = account?.outcome ? known.get(account.outcome) : undefined;
      const cell = column.cells[at] ?? 0;
      const given = cell > 0 ? column.answers[cell - 1] : undefined;
      const customer = account?.stage === "customer" || account?.stage === "ambassador";
      // A guess is not counted, so it is not named among those who are.
      if (!account || !outcome || !given || !customer || given.answer.grade === "guess") {
        return;
      }
      for (const level of given.levels) {
        const list = byLevel.get(level) ?? [];
        list.push({ id, name: account.name, outcome });
        byLevel.set(level, list);
      }
    });
    const compare = textOrder();
    for (const list of byLevel.values()) {
      list.sort(
        (a, b) => Number(b.outcome.success) - Number(a.outcome.success) || compare(a.name, b.name),
      );
    }
    return byLevel;
  }, [accounts, answers, parameter.id, outcomes]);
  const shapes = useMemo(() => outcomeShapes(outcomes), [outcomes]);
  return (
    <dl className={classes.who}>
      {parameter.levels.map((level, at) => (
        <div key={level.id}>
          <dt>{level.name}</dt>
          <dd>
            <Names
              people={people.get(at) ?? []}
              shapes={shapes}
              nobody={t("evidence.detail.nobody")}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Names({
  people,
  shapes,
  nobody,
}: {
  people: readonly Person[];
  shapes: ReturnType<typeof outcomeShapes>;
  nobody: string;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const outcomeName = useOutcomeName();
  const [all, setAll] = useState(false);
  if (people.length === 0) {
    return <span className="faint">{nobody}</span>;
  }
  // Both sides are named: the successes must not push the others out of sight.
  const others = people.filter((one) => !one.outcome.success);
  const good = people.filter((one) => one.outcome.success);
  const few = people.length <= NAMED + 1;
  const half = Math.max(NAMED - others.length, NAMED / 2);
  const shown = all
    ? people.slice(0, MOST)
    : few
      ? people
      : [...good.slice(0, half), ...others.slice(0, NAMED - Math.min(good.length, half))];
  const rest = people.length - shown.length;
  return (
    <ul className={classes.names}>
      {shown.map((one) => (
        <li key={one.id}>
          <Link to="/customers/$id" params={{ id: String(one.id) }}>
            <OutcomeMark
              shape={shapes.get(one.outcome.id) ?? "cross"}
              size={11}
              label={outcomeName(one.outcome)}
            />
            <span>{one.name}</span>
          </Link>
        </li>
      ))}
      {rest > 0 && (
        <li>
          {all ? (
            <span className="faint">
              {t("evidence.detail.more", { count: rest, n: format.count(rest) })}
            </span>
          ) : (
            <button type="button" className={classes.more} onClick={() => setAll(true)}>
              {t("evidence.detail.more", { count: rest, n: format.count(rest) })}
            </button>
          )}
        </li>
      )}
    </ul>
  );
}
