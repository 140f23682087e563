import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Part, Scored, Since, StoredScore, Tier } from "@/ipc";
import { RangeBar } from "../RangeBar";
import { TextButton } from "../TextButton";
import { TierTag } from "../TierTag";
import { decimalsOf, pointsText } from "./order";
import classes from "./Scorecard.module.css";

/** A stored explanation, read back as it was (S5). */
function Explanation({ scored }: { scored: Scored }) {
  const { t } = useTranslation();
  const format = useFormat();
  const decimals = decimalsOf(scored.parts.flatMap((part) => [part.low, part.likely, part.high]));
  return (
    <table className={classes.stored} data-testid="stored-explanation">
      <tbody>
        {scored.parts.map((part) => (
          <tr key={part.parameter}>
            <th scope="row">{part.name}</th>
            <td>
              {part.answer.length > 0 ? part.answer.join(", ") : t("prospects.grade.unknown")}
              {part.state === "guess" && <em> {t("prospects.grade.guess")}</em>}
              {part.state === "unmatched" && <em> {t("prospects.card.unmatched")}</em>}
            </td>
            <td className="num">{pointsText(format, part, decimals)}</td>
            <td className="num">{t("prospects.card.of", { best: format.score(part.best) })}</td>
          </tr>
        ))}
        {scored.capped_by.map((one) => (
          <tr key={one.must_have}>
            <th scope="row">{t("prospects.must.one")}</th>
            <td colSpan={3}>
              {one.parameter_name}: {one.levels.join(", ")}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What a score has that the one before it had not: only the parts that differ. */
function WhatChanged({ since, version }: { since: Since; version: number | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const points = (value: number) =>
    `${value > 0 ? "+" : value < 0 ? "−" : "±"}${format.score(Math.abs(value))}`;
  const answer = (part: Part | null) =>
    part === null
      ? t("prospects.history.notIn")
      : part.answer.length > 0
        ? part.answer.join(", ")
        : t("prospects.grade.unknown");
  const says = (one: Since["parts"][number]) => {
    const [was, is] = [answer(one.before), answer(one.after)];
    if (was !== is) {
      return t("prospects.history.became", { was, is });
    }
    return one.before?.weight === one.after?.weight
      ? t("prospects.history.otherFit", { is })
      : t("prospects.history.otherWeight", {
          was: format.weight(one.before?.weight ?? 0),
          is: format.weight(one.after?.weight ?? 0),
        });
  };
  return (
    <div className={classes.changed} data-testid="history-since">
      <p>
        {version === null
          ? t("prospects.history.since", { points: points(since.likely) })
          : t("prospects.history.sinceVersion", {
              n: format.count(version),
              points: points(since.likely),
            })}
      </p>
      {since.parts.length > 0 && (
        <table className={classes.stored}>
          <tbody>
            {since.parts.map((one) => (
              <tr key={one.parameter}>
                <th scope="row">{one.name}</th>
                <td>{says(one)}</td>
                <td className="num">{points(one.likely)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="quiet">{t("prospects.history.stored")}</p>
    </div>
  );
}

const FIRST = 4;

export interface HistoryProps {
  /** The tiers of the profile that scores now, for a score whose version no longer says its own. */
  tiers: readonly Tier[];
  history: readonly StoredScore[];
  onExplain: (id: number) => Promise<Scored>;
  /** What changed from one stored score to a later one. */
  onSince: (before: number, after: number) => Promise<Since>;
}

interface Opened {
  id: number;
  scored: Scored | null;
  /** None for the first score there is. */
  since: Since | null;
}

/** The stored scores, newest first, each with the explanation that was stored with it. */
export function History({ tiers, history, onExplain, onSince }: HistoryProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const [open, setOpen] = useState<Opened | null>(null);

  const shown = all ? history : history.slice(0, FIRST);

  const toggle = (id: number) => {
    if (open?.id === id) {
      setOpen(null);
      return;
    }
    setOpen({ id, scored: null, since: null });
    const before = history[history.findIndex((one) => one.id === id) + 1];
    const since = before ? onSince(before.id, id) : Promise.resolve(null);
    void Promise.all([onExplain(id), since]).then(([scored, since]) =>
      setOpen((now) => (now?.id === id ? { id, scored, since } : now)),
    );
  };

  return (
    <section className={classes.section} data-testid="score-history">
      <div className={classes.sectionHead}>
        <h2>{t("prospects.history.title")}</h2>
      </div>
      {history.length === 0 && <p className="quiet">{t("prospects.history.none")}</p>}
      <ul className={classes.history}>
        {shown.map((one, at) => (
          <li key={one.id}>
            <button
              type="button"
              className={classes.past}
              aria-expanded={open?.id === one.id}
              data-testid={`history-${one.id}`}
              onClick={() => toggle(one.id)}
            >
              <strong>{t("prospects.history.version", { n: format.count(one.version) })}</strong>
              <span>{format.when(one.at)}</span>
              <span className={classes.cause}>{t(`prospects.cause.${one.cause}`)}</span>
              <span className={classes.pastBar}>
                <RangeBar
                  tiers={one.tiers.length > 0 ? one.tiers : tiers}
                  low={one.low}
                  likely={one.likely}
                  high={one.high}
                />
              </span>
              <TierTag
                tiers={one.tiers.length > 0 ? one.tiers : tiers}
                id={one.tier}
                score={one.likely}
                decimals={1}
                size="sm"
              />
            </button>
            {open?.id === one.id && open.since && (
              <WhatChanged
                since={open.since}
                version={
                  history[at + 1]?.version === one.version
                    ? null
                    : (history[at + 1]?.version ?? null)
                }
              />
            )}
            {open?.id === one.id && open.scored && <Explanation scored={open.scored} />}
          </li>
        ))}
      </ul>
      {history.length > FIRST && (
        <TextButton className={classes.more} onClick={() => setAll(!all)}>
          {all
            ? t("prospects.ask.fewer")
            : t("prospects.ask.all", { n: format.count(history.length) })}
        </TextButton>
      )}
    </section>
  );
}
