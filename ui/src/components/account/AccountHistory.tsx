import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { HistoryAnswer, HistoryPart, HistoryValue, Outcome, Tier } from "@/ipc";
import { accountHistoryQuery } from "@/queries/records";
import { byDay } from "../byDay";
import { dayWords } from "../days";
import { useOutcomeName } from "../outcomes";
import { RangeBar } from "../RangeBar";
import { TierTag } from "../TierTag";
import classes from "./AccountHistory.module.css";
import { SlidePart } from "./SlideParts";

/** How many steps are told at first, and how many more at a time. */
const PAGE = 15;

export interface AccountHistoryProps {
  id: number;
  /** The tiers of the profile that scores now. */
  tiers: readonly Tier[];
  outcomes: readonly Outcome[];
}

/** Everything that ever happened to an account, day by day, with what it scored by each version. */
export function AccountHistory({ id, tiers, outcomes }: AccountHistoryProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [limit, setLimit] = useState(PAGE);
  const { data } = useQuery(accountHistoryQuery(id, limit));
  if (!data) {
    return null;
  }
  const versions = data.versions;
  return (
    <section
      className={classes.history}
      aria-labelledby="history-title"
      data-testid="account-history"
    >
      <h2 id="history-title">{t("customers.history.title")}</h2>
      {versions.length > 1 && (
        <ol className={classes.versions} aria-label={t("customers.history.versions")}>
          {versions.map((one) => (
            <li key={one.version}>
              <strong>{t("prospects.history.version", { n: format.count(one.version) })}</strong>
              <span className={classes.when}>{format.when(one.at)}</span>
              <RangeBar tiers={tiers} low={one.low} likely={one.likely} high={one.high} bands />
              <TierTag tiers={tiers} id={one.tier} score={one.likely} decimals={1} size="sm" />
            </li>
          ))}
        </ol>
      )}
      {byDay(data.steps, format.day).map(({ day, items }) => (
        <div key={day} className={classes.day}>
          <h3>{day}</h3>
          <ul>
            {items.map((step) => (
              <li key={step.id} className={classes.step} data-testid={`history-step-${step.id}`}>
                <time dateTime={step.at}>{format.time(step.at)}</time>
                <div>
                  {step.parts.map((part, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a step never move
                    <p key={at} className={classes.part}>
                      <Part part={part} tiers={tiers} outcomes={outcomes} />
                    </p>
                  ))}
                  <p className={classes.by}>
                    {[
                      step.author,
                      step.op.kind === "import" &&
                        t("customers.history.byImport", { file: step.op.file }),
                      step.op.kind === "add_sample" && t("customers.history.bySample"),
                      step.op.kind === "publish" &&
                        t("customers.history.byPublish", { n: format.count(step.op.version) }),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {data.earlier > 0 && (
        <button
          type="button"
          className={classes.more}
          onClick={() => setLimit(limit + PAGE * 2)}
          data-testid="history-earlier"
        >
          {t("customers.history.earlier", { count: data.earlier, n: format.count(data.earlier) })}
        </button>
      )}
    </section>
  );
}

interface PartProps {
  part: HistoryPart;
  tiers: readonly Tier[];
  outcomes: readonly Outcome[];
}

/** One thing that a step changed, in words. */
function Part({ part, tiers, outcomes }: PartProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const outcomeName = useOutcomeName();

  const answerWords = (answer: HistoryAnswer): string => {
    const number = answer.number === null ? "" : format.number(answer.number, 6);
    const said = [...answer.words, [number, answer.unit].filter(Boolean).join(" ")]
      .filter(Boolean)
      .join(", ");
    return said || t("prospects.card.asked");
  };
  const valueWords = (field: string, value: HistoryValue): string | null => {
    if (value.kind === "nothing") {
      return null;
    }
    if (value.kind === "number") {
      return format.number(value.value);
    }
    if (field === "outcome") {
      const one = outcomes.find((outcome) => outcome.id === value.value);
      return one ? outcomeName(one) : value.value;
    }
    return field === "stage" && isStage(value.value)
      ? t(`common.stage.${value.value}`)
      : value.value;
  };
  const change = (name: string, from: string | null, to: string | null, more?: ReactNode) => (
    <>
      <span className={classes.name}>{name}</span>
      {from !== null && (
        <>
          <del>{from}</del>
          <span className={classes.arrow} aria-hidden="true">
            →
          </span>
        </>
      )}
      {to === null ? (
        <span className={classes.gone}>{t("customers.history.cleared")}</span>
      ) : (
        <ins>{to}</ins>
      )}
      {more}
    </>
  );

  switch (part.part) {
    case "added":
      return t("customers.history.added");
    case "field":
      return change(
        part.column ??
          (isField(part.field) ? t(`customers.history.field.${part.field}`) : part.field),
        valueWords(part.field, part.from),
        valueWords(part.field, part.to),
      );
    case "answer": {
      const sure = part.to?.grade;
      return change(
        part.name,
        part.from && answerWords(part.from),
        part.to && answerWords(part.to),
        sure === "guess" || sure === "observed" ? (
          <span className={classes.grade}>{t(`prospects.grade.${sure}`)}</span>
        ) : undefined,
      );
    }
    case "scored": {
      const { score } = part;
      return (
        <span className={classes.scored}>
          <span className={classes.name}>{t("customers.history.scored")}</span>
          <TierTag tiers={tiers} id={score.tier} score={score.likely} decimals={1} size="sm" />
          {score.low !== score.high && (
            <span className={classes.range}>
              {format.score(score.low, 1)}–{format.score(score.high, 1)}
            </span>
          )}
        </span>
      );
    }
    case "override_set":
      return (
        <>
          <span className={classes.name}>{t("customers.history.overrideSet")}</span>
          <TierTag tiers={tiers} id={part.tier} size="sm" />{" "}
          <span>
            {t("customers.history.overrideWhy", {
              reason: part.reason,
              date: dayWords(format.date, part.expires),
            })}
          </span>
        </>
      );
    case "override_removed":
      return t("customers.history.overrideRemoved");
    case "signal_added":
    case "signal_removed": {
      const words = `${t(`customers.signals.kind.${part.signal}`)}, ${dayWords(format.date, part.day)}`;
      const said = part.text === "" ? words : `${words}: ${part.text}`;
      return part.part === "signal_added"
        ? change(t("customers.history.signal"), null, said)
        : change(t("customers.history.signal"), said, null);
    }
    case "moved":
      return change(
        t("customers.history.field.stage"),
        t(`common.stage.${part.was}`),
        t(`common.stage.${part.stage}`),
        part.reason === "" ? undefined : (
          <span className={classes.grade}>
            {t("customers.history.because", { reason: part.reason })}
          </span>
        ),
      );
    case "note_added":
      return change(t("customers.field.note"), null, part.text);
    case "note_removed":
      return change(t("customers.field.note"), part.text, null);
    default:
      return <SlidePart part={part} />;
  }
}

const FIELDS = [
  "key",
  "name",
  "website",
  "industry",
  "country",
  "region",
  "employees",
  "revenue",
  "owner",
  "stage",
  "outcome",
  "since",
  "note",
] as const;
const STAGES = [
  "visitor",
  "lead",
  "prospect",
  "customer",
  "ambassador",
  "nurture",
  "disqualified",
] as const;

function isField(field: string): field is (typeof FIELDS)[number] {
  return (FIELDS as readonly string[]).includes(field);
}

function isStage(stage: string): stage is (typeof STAGES)[number] {
  return (STAGES as readonly string[]).includes(stage);
}
