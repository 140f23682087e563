import { IconChevronRight } from "@tabler/icons-react";
import { memo, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { SlideComparison, Tag } from "@/ipc";
import type { Card } from "../pair/cards";
import { MakeParameter } from "../parameter/MakeParameter";
import type { Shown } from "../tagging/useTagging";
import { Alike } from "../themes/Alike";
import { ThemeMenu } from "../themes/ThemeMenu";
import classes from "./Contrast.module.css";
import { ContrastRow } from "./ContrastRow";
import { HeadTitles } from "./HeadTitles";
import { RowSays } from "./RowSays";
import { partsOf, type Row } from "./rows";
import { Sentences } from "./Sentences";

export interface ContrastProps {
  comparison: SlideComparison;
  rows: readonly Row[];
  cards: ReadonlyMap<number, Card>;
  tags: readonly Tag[];
  sideOf: (slide: number) => "left" | "right" | null;
  /** The left side went well and the right side did not. */
  byOutcome: boolean;
  /** The groups' names. */
  names: { left: string; right: string };
  outcomeOf: (outcome: string | null) => string;
  onShow: (shown: Shown) => void;
}

/** So many words that stand out are shown before the rest is asked for. */
const WORDS = 5;

/** What is said on one side and not on the other, and what tells nothing. */
export const Contrast = memo(function Contrast(props: ContrastProps) {
  const { comparison, rows, cards, tags, sideOf, byOutcome, names, outcomeOf, onShow } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState<string | null>(null);
  const [making, setMaking] = useState<string | null>(null);
  const [rest, setRest] = useState(false);
  const [allWords, setAllWords] = useState(false);
  const parts = useMemo(() => partsOf(rows), [rows]);
  const onOpen = useCallback((row: Row) => {
    setOpen((now) => (now === row.id ? null : row.id));
    setMaking(null);
  }, []);
  const onMake = useCallback((row: Row) => {
    setMaking((now) => (now === row.id ? null : row.id));
    setOpen(null);
  }, []);

  /** Back to the row: its button, or what took its place. */
  const closeMaking = (row: Row) => {
    setMaking(null);
    window.setTimeout(() => {
      const line = document.querySelector(`[data-row="${CSS.escape(row.id)}"]`);
      line
        ?.querySelector<HTMLElement>("[data-testid=in-profile], [data-testid=make-parameter]")
        ?.focus({ preventScroll: true });
    });
  };

  const draw = (row: Row) => (
    <ContrastRow
      key={row.id}
      row={row}
      comparison={comparison}
      cards={cards}
      sideOf={sideOf}
      open={open === row.id}
      onOpen={onOpen}
      making={making === row.id}
      onMake={onMake}
      menu={
        row.theme === null ? undefined : (
          <ThemeMenu theme={row.theme} name={row.name} field={row.field} />
        )
      }
    >
      {open === row.id && (
        <div className={classes.inside}>
          <RowSays row={row} comparison={comparison} names={names} />
          {row.trait === "title_head" && <HeadTitles />}
          <Sentences
            row={row}
            cards={cards}
            tags={tags}
            sideOf={sideOf}
            outcomeOf={outcomeOf}
            onShow={onShow}
          />
          {row.theme !== null && (
            <Alike theme={row.theme} name={row.name} cards={cards} onShow={onShow} />
          )}
        </div>
      )}
      {making === row.id && (
        <MakeParameter
          source={row.source}
          groups={comparison.groups}
          onClose={() => closeMaking(row)}
        />
      )}
    </ContrastRow>
  );

  const column = (side: "left" | "right", differences: Row[], words: Row[]) => {
    const title = byOutcome
      ? t(side === "left" ? "compare.well" : "compare.badly")
      : t("compare.more", { names: names[side] });
    const shown = allWords ? words : words.slice(0, WORDS);
    return (
      <section className={classes.column} aria-label={title} data-testid={`said-${side}`}>
        <h2>{title}</h2>
        {differences.length > 0 ? (
          <ul className={classes.rows}>{differences.map(draw)}</ul>
        ) : (
          <p className={classes.none}>{t("compare.nothing")}</p>
        )}
        {words.length > 0 && (
          <>
            <h3 className={classes.sub}>{t("compare.words.title")}</h3>
            <ul className={classes.rows}>{shown.map(draw)}</ul>
            {words.length > WORDS && (
              <button
                type="button"
                className={classes.fold}
                aria-expanded={allWords}
                onClick={() => setAllWords(!allWords)}
              >
                {allWords
                  ? t("compare.fold.less")
                  : t("compare.fold.more", {
                      count: words.length - WORDS,
                      n: format.count(words.length - WORDS),
                    })}
              </button>
            )}
          </>
        )}
      </section>
    );
  };

  return (
    <>
      <div className={classes.contrast}>
        {column("left", parts.left, parts.leftWords)}
        {column("right", parts.right, parts.rightWords)}
      </div>
      {parts.rest.length > 0 && (
        <section className={classes.rest} aria-label={t("compare.rest.title")}>
          <button
            type="button"
            className={classes.fold}
            aria-expanded={rest}
            onClick={() => setRest(!rest)}
            data-testid="contrast-rest"
          >
            <IconChevronRight
              size={14}
              stroke={1.8}
              aria-hidden
              style={{ transform: rest ? "rotate(90deg)" : undefined }}
            />
            {t("compare.rest.open", {
              count: parts.rest.length,
              n: format.count(parts.rest.length),
            })}
          </button>
          {rest && (
            <ul className={`${classes.rows} ${classes.restRows}`}>{parts.rest.map(draw)}</ul>
          )}
        </section>
      )}
      {/* Where no title counts there is no row for it: the words are changed here. */}
      {!rows.some(({ trait }) => trait === "title_head") && (
        <div className={classes.noHeads}>
          <HeadTitles />
        </div>
      )}
    </>
  );
});
