import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Scored, StoredScore, Tier } from "@/ipc";
import { RangeBar } from "../RangeBar";
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

const FIRST = 4;

export interface HistoryProps {
  /** The tiers of the profile that scores now; a stored tier that is gone is shown by its bar. */
  tiers: readonly Tier[];
  history: readonly StoredScore[];
  onExplain: (id: number) => Promise<Scored>;
}

/** The stored scores, newest first, each with the explanation that was stored with it. */
export function History({ tiers, history, onExplain }: HistoryProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const [open, setOpen] = useState<{ id: number; scored: Scored | null } | null>(null);

  const shown = all ? history : history.slice(0, FIRST);

  const toggle = (id: number) => {
    if (open?.id === id) {
      setOpen(null);
      return;
    }
    setOpen({ id, scored: null });
    void onExplain(id).then((scored) => setOpen((now) => (now?.id === id ? { id, scored } : now)));
  };

  return (
    <section className={classes.section} data-testid="score-history">
      <div className={classes.sectionHead}>
        <h2>{t("prospects.history.title")}</h2>
      </div>
      {history.length === 0 && <p className="quiet">{t("prospects.history.none")}</p>}
      <ul className={classes.history}>
        {shown.map((one) => (
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
                <RangeBar tiers={tiers} low={one.low} likely={one.likely} high={one.high} />
              </span>
              <TierTag tiers={tiers} id={one.tier} score={one.likely} decimals={1} size="sm" />
            </button>
            {open?.id === one.id && open.scored && <Explanation scored={open.scored} />}
          </li>
        ))}
      </ul>
      {history.length > FIRST && (
        <button type="button" className={classes.more} onClick={() => setAll(!all)}>
          {all
            ? t("prospects.ask.fewer")
            : t("prospects.ask.all", { n: format.count(history.length) })}
        </button>
      )}
    </section>
  );
}
