import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { OutcomeMark } from "@/components/OutcomeMark";
import { useFormat } from "@/i18n/format";
import type { Tag } from "@/ipc";
import type { Card } from "../pair/cards";
import type { Shown } from "../tagging/useTagging";
import type { Row } from "./rows";
import classes from "./Sentences.module.css";
import { saidOn } from "./told";

const FIRST = 6;
const MORE = 40;

export interface SentencesProps {
  row: Row;
  cards: ReadonlyMap<number, Card>;
  tags: readonly Tag[];
  sideOf: (slide: number) => "left" | "right" | null;
  outcomeOf: (outcome: string | null) => string;
  /** Brings the slide up, with the words marked. */
  onShow: (shown: Shown) => void;
}

/** What was said, each a step away from its slide. */
export function Sentences(props: SentencesProps) {
  const { row, cards, tags, sideOf, outcomeOf, onShow } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const [count, setCount] = useState(FIRST);
  const said = useMemo(() => saidOn(t, row, cards, tags, sideOf), [t, row, cards, tags, sideOf]);
  const rest = said.length - count;
  if (said.length === 0) {
    return <p className={classes.none}>{t("compare.said.none")}</p>;
  }
  return (
    <div className={classes.frame}>
      <ul className={classes.list} aria-label={t("compare.said.title")}>
        {said.slice(0, count).map((one) => (
          <li key={one.key}>
            <button
              type="button"
              className={classes.sentence}
              onClick={() => onShow({ slide: one.card.id, field: row.field, words: one.words })}
            >
              <span className={classes.mark}>
                <OutcomeMark shape={one.card.shape} size={12} label={outcomeOf(one.card.outcome)} />
              </span>
              <span className={classes.text}>
                {one.text.slice(0, one.from)}
                {one.to > one.from && <mark>{one.text.slice(one.from, one.to)}</mark>}
                {one.text.slice(one.to)}
              </span>
              <span className={classes.who}>{one.card.name}</span>
            </button>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" className={classes.more} onClick={() => setCount(count + MORE)}>
          {t("compare.fold.more", { count: rest, n: format.count(rest) })}
        </button>
      )}
    </div>
  );
}
