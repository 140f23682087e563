import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Compared, LaneRow, MostLike as Like, Tier } from "@/ipc";
import { OutcomeMark } from "../OutcomeMark";
import { outcomeShapes, useOutcomeName } from "../outcomes";
import { TierTag } from "../TierTag";
import classes from "./Scorecard.module.css";

/** How many likenesses or differences are named before the rest is counted. */
const NAMED = 3;

export interface MostLikeProps {
  tiers: readonly Tier[];
  like: readonly Like[];
  /** The outcomes in the team's order: each keeps the mark it has on the lanes. */
  rows: readonly LaneRow[];
  onOpen: (id: number) => void;
}

/** The past customers most like this account, with how it went and what is alike and what is not (S7). */
export function MostLike({ tiers, like, rows, onOpen }: MostLikeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const outcomeName = useOutcomeName();
  const shapes = outcomeShapes(rows.map((row) => row.outcome));

  // The nearest failure is always among them (S7), also where others that went well are nearer.
  const warning = like.find((one) => !one.outcome.success)?.id;

  const named = (list: readonly Compared[], word: (one: Compared) => string) => {
    const rest = list.length - NAMED;
    return [
      ...list.slice(0, NAMED).map(word),
      ...(rest > 0 ? [t("prospects.like.more", { count: rest, n: format.count(rest) })] : []),
    ].join("; ");
  };

  return (
    <section className={classes.section} data-testid="most-like">
      <div className={classes.sectionHead}>
        <h2>{t("prospects.like.title")}</h2>
        {like.length > 0 && <span>{t("prospects.like.why")}</span>}
      </div>
      {like.length === 0 && <p className="quiet">{t("prospects.like.none")}</p>}
      <ol className={classes.likes}>
        {like.map((one) => {
          const { alike, unlike, not_known, points, of } = one.likeness;
          const total = alike.length + unlike.length;
          return (
            <li key={one.id} data-testid={`like-${one.id}`}>
              <span className={classes.likeMark}>
                <OutcomeMark shape={shapes.get(one.outcome.id) ?? "cross"} size={13} />
              </span>
              <div className={classes.likeHead}>
                <button type="button" className={classes.link} onClick={() => onOpen(one.id)}>
                  {one.name}
                </button>
                <span>{outcomeName(one.outcome)}</span>
                <TierTag tiers={tiers} id={one.tier} score={one.likely} decimals={1} size="sm" />
                <strong>
                  {t("prospects.like.alike", {
                    part: format.count(alike.length),
                    total: format.count(total),
                    share: format.share(of > 0 ? points / of : 0),
                  })}
                </strong>
              </div>
              {one.id === warning && <p className="faint">{t("prospects.like.nearest")}</p>}
              {alike.length > 0 && (
                <p>{t("prospects.like.same", { what: named(alike, (c) => c.name) })}</p>
              )}
              {unlike.length > 0 && (
                <p>
                  {t("prospects.like.other", {
                    what: named(unlike, (c) =>
                      t("prospects.like.theirs", { name: c.name, level: c.theirs.join(", ") }),
                    ),
                  })}
                </p>
              )}
              {not_known > 0 && (
                <p className="faint">
                  {t("prospects.like.notKnown", { count: not_known, n: format.count(not_known) })}
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
