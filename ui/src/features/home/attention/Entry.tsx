import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "@/components/ButtonLink";
import { useGateName } from "@/components/gates";
import { useOutcomeName } from "@/components/outcomes";
import { useSlideWords } from "@/components/slides/words";
import { TierTag } from "@/components/TierTag";
import { useFormat } from "@/i18n/format";
import type { Attention, Named, OneAnswer, Tier } from "@/ipc";
import classes from "./Attention.module.css";

/** An account by its name, leading to its page. */
function AccountLink({ account }: { account: Named }) {
  const past = account.stage === "customer" || account.stage === "ambassador";
  return (
    <Link
      to={past ? "/customers/$id" : "/prospects/$id"}
      params={{ id: String(account.id) }}
      className={classes.account}
    >
      {account.name}
    </Link>
  );
}

interface LineProps {
  says: string;
  why?: string;
  /** Where it is cured. */
  cure?: ReactNode;
  children?: ReactNode;
}

/** What it is, why it matters, and the way to its cure. */
function Line({ says, why, cure, children }: LineProps) {
  return (
    <>
      <div className={classes.line}>
        <div>
          <p className={classes.says}>{says}</p>
          {why && <p className={classes.why}>{why}</p>}
        </div>
        {cure}
      </div>
      {children}
    </>
  );
}

/** The accounts it concerns, one a line, and how many more there are. */
function Accounts({ rest, children }: { rest: number; children: ReactNode }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className={classes.accounts}>
      {children}
      {rest > 0 && (
        <li className={classes.rest}>
          {t("home.attention.more", { count: rest, n: format.count(rest) })}
        </li>
      )}
    </ul>
  );
}

/** A prospect and the question that settles it. */
function Question({ one, tiers }: { one: OneAnswer; tiers: readonly Tier[] }) {
  const { t } = useTranslation();
  return (
    <li>
      <Link to="/prospects/$id" params={{ id: String(one.id) }} className={classes.ask}>
        <span className="question">
          {one.question
            ? t("home.oneAnswer.quoted", { question: one.question })
            : one.parameter_name}
        </span>
        <span className={classes.about}>
          <strong>{one.name}</strong>
          {one.question && <span>{one.parameter_name}</span>}
          <span className={classes.tiers}>
            <TierTag tiers={tiers} id={one.worst_tier} size="sm" />
            <span>{t("home.oneAnswer.to")}</span>
            <TierTag tiers={tiers} id={one.best_tier} size="sm" />
          </span>
        </span>
      </Link>
    </li>
  );
}

/** One thing that needs attention. */
export function Entry({ item, tiers }: { item: Attention; tiers: readonly Tier[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const outcomeName = useOutcomeName();
  const gateName = useGateName();
  const words = useSlideWords();
  const day = (text: string) => (text.length === 10 ? format.date(`${text}T12:00:00`) : text);

  switch (item.kind) {
    case "rejected":
      return (
        <Line
          says={t("home.attention.rejected.says", {
            count: item.count,
            n: format.count(item.count),
          })}
          why={t("home.attention.rejected.why", {
            files: item.files.map(({ file }) => file).join(", "),
          })}
          cure={<ButtonLink to="/import/waiting">{t("home.attention.rejected.cure")}</ButtonLink>}
        />
      );
    case "overrides":
      return (
        <Line
          says={t("home.attention.overrides.says", {
            count: item.count,
            n: format.count(item.count),
          })}
          why={t("home.attention.overrides.why")}
        >
          <Accounts rest={item.count - item.named.length}>
            {item.named.map((one) => (
              <li key={one.account.id}>
                <AccountLink account={one.account} />
                <TierTag tiers={tiers} id={one.tier} size="sm" />
                <span className={classes.note}>
                  {t(
                    one.over ? "home.attention.overrides.over" : "home.attention.overrides.until",
                    {
                      date: day(one.expires),
                    },
                  )}
                </span>
              </li>
            ))}
          </Accounts>
        </Line>
      );
    case "waivers":
      return (
        <Line
          says={t("home.attention.waivers.says", {
            count: item.count,
            n: format.count(item.count),
          })}
          why={t("home.attention.waivers.why")}
          cure={<ButtonLink to="/prospects/waivers">{t("home.attention.waivers.cure")}</ButtonLink>}
        >
          <Accounts rest={item.count - item.named.length}>
            {item.named.map((one) => (
              <li key={`${one.account.id} ${one.until} ${one.gate}`}>
                <AccountLink account={one.account} />
                <span className={classes.note}>
                  {t("home.attention.waivers.one", {
                    gate: gateName(one.gate, one.gate_name),
                    date: day(one.until),
                  })}
                </span>
              </li>
            ))}
          </Accounts>
        </Line>
      );
    case "contradictions":
      return (
        <Line
          says={t("home.attention.contradictions.says", {
            count: item.count,
            n: format.count(item.count),
          })}
        >
          <Accounts rest={item.count - item.named.length}>
            {item.named.map(({ account, contradiction }) => (
              <li key={account.id}>
                <AccountLink account={account} />
                <span className={classes.note}>
                  {t("home.attention.contradictions.one", {
                    signal: t(`customers.signals.kind.${contradiction.signal}`),
                    day: day(contradiction.day),
                    outcome: outcomeName(contradiction.outcome),
                  })}
                </span>
              </li>
            ))}
          </Accounts>
        </Line>
      );
    case "became_fit":
      return (
        <Line
          says={t("home.attention.became_fit.says", {
            count: item.count,
            n: format.count(item.count),
          })}
          cure={<ButtonLink to="/prospects">{t("home.seeProspects")}</ButtonLink>}
        >
          <Accounts rest={item.count - item.named.length}>
            {item.named.map((account) => (
              <li key={account.id}>
                <AccountLink account={account} />
                <span className={classes.note}>{t(`common.stage.${account.stage}`)}</span>
              </li>
            ))}
          </Accounts>
        </Line>
      );
    case "one_answer":
      return (
        <Line
          says={t("home.attention.one_answer.says", {
            count: item.count,
            n: format.count(item.count),
          })}
          why={
            item.count > item.named.length
              ? t("home.attention.one_answer.nearest", { n: format.count(item.named.length) })
              : undefined
          }
        >
          <ul className={classes.questions} data-testid="one-answer-away">
            {item.named.map((one) => (
              <Question key={one.id} one={one} tiers={tiers} />
            ))}
          </ul>
        </Line>
      );
    case "not_covered":
      return (
        <Line
          says={t("home.attention.not_covered.says", {
            count: item.count,
            n: format.count(item.count),
          })}
          why={t("home.attention.not_covered.why")}
        >
          <Accounts rest={item.count - item.named.length}>
            {item.named.map((one) => (
              <li key={one.account.id}>
                <AccountLink account={one.account} />
                <span className={classes.note}>
                  {t("home.attention.not_covered.one", {
                    parameter: one.parameter_name,
                    text: givenWords(one.given, format.number),
                  })}
                </span>
              </li>
            ))}
          </Accounts>
        </Line>
      );
    case "overdue_events":
    case "missed_events":
      return (
        <Line
          says={t(`home.attention.${item.kind}.says`, {
            count: item.count,
            n: format.count(item.count),
          })}
          why={t(`home.attention.${item.kind}.why`)}
        >
          <Accounts rest={item.count - item.named.length}>
            {item.named.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one account may have two of the same words
              <li key={at}>
                <AccountLink account={one.account} />
                <span className={classes.note}>
                  {[
                    one.what,
                    item.kind === "missed_events" && one.settled !== ""
                      ? t("slides.event.on.missed", { day: words.day(one.settled) })
                      : one.due !== "" && t("slides.event.wasDue", { day: words.day(one.due) }),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </li>
            ))}
          </Accounts>
        </Line>
      );
    case "one_sided":
      return (
        <Line
          says={t(
            item.all_successes
              ? "home.attention.one_sided.happy"
              : "home.attention.one_sided.unhappy",
            { n: format.count(item.customers) },
          )}
          why={t("home.attention.one_sided.why")}
          cure={<ButtonLink to="/customers">{t("home.attention.one_sided.cure")}</ButtonLink>}
        />
      );
    case "without_outcome":
      return (
        <Line
          says={t("home.withoutOutcome", { count: item.count, n: format.count(item.count) })}
          why={t("home.attention.without_outcome.why")}
          cure={<ButtonLink to="/customers">{t("home.steps.setOutcomes")}</ButtonLink>}
        />
      );
    case "thin_threshold":
      return (
        <Line
          says={t("home.attention.thin_threshold.says", {
            tier: item.tier_name,
            from: format.score(item.from),
          })}
          why={t("home.attention.thin_threshold.why", {
            count: item.near,
            n: format.count(item.near),
            of: format.count(item.of),
            within: format.score(item.within),
          })}
          cure={<ButtonLink to="/profile">{t("home.steps.toProfile")}</ButtonLink>}
        />
      );
    case "draft":
      return (
        <Line
          says={t(item.first ? "home.attention.draft.first" : "home.attention.draft.says", {
            count: item.days,
            n: format.count(item.days),
          })}
          why={t(item.first ? "home.attention.draft.whyFirst" : "home.attention.draft.why")}
          cure={<ButtonLink to="/profile">{t("home.steps.toProfile")}</ButtonLink>}
        />
      );
  }
}

/** What was answered, as it was given. */
function givenWords(
  given: Extract<Attention, { kind: "not_covered" }>["named"][number]["given"],
  number: (value: number, decimals?: number) => string,
): string {
  switch (given.kind) {
    case "levels":
      return given.value.join(", ");
    case "number":
      return number(given.value, 6);
    case "text":
      return given.value;
  }
}
