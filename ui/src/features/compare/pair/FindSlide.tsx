import { Combobox, useCombobox } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { folded, typedWords } from "@/components/folded";
import { OutcomeMark } from "@/components/OutcomeMark";
import { useFormat } from "@/i18n/format";
import type { Card } from "./cards";
import classes from "./FindSlide.module.css";

/** So many of those found are listed. */
const MOST = 60;

/** What a slide is found by: whose it is, and what it is about. */
function wordsOf({ name, seen }: Card): string {
  const { person, title, issue, industry } = seen.kept.slide;
  return folded([name, person, title, industry, issue].join("\n"));
}

export interface FindSlideProps {
  side: "left" | "right";
  /** The slides of the side, in their order. */
  slides: readonly number[];
  cards: ReadonlyMap<number, Card>;
  /** The place of the one that is up, from 0. */
  at: number;
  onPick: (slide: number) => void;
  /** Opened by a key. */
  open: boolean;
  onOpen: (open: boolean) => void;
  outcomeOf: (outcome: string | null) => string;
}

/** "3 of 43", which opens as a search among them. */
export function FindSlide(props: FindSlideProps) {
  const { side, slides, cards, at, onPick, open, onOpen, outcomeOf } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const [text, setText] = useState("");
  const search = useDeferredValue(text);
  const box = useCombobox({
    opened: open,
    onOpenedChange: onOpen,
    onDropdownClose: () => {
      box.resetSelectedOption();
      box.focusTarget();
      setText("");
    },
    onDropdownOpen: () => box.focusSearchInput(),
  });
  const { focusSearchInput } = box;
  useEffect(() => {
    // After the dropdown is there.
    const later = open ? window.setTimeout(focusSearchInput) : undefined;
    return () => window.clearTimeout(later);
  }, [open, focusSearchInput]);
  const found = useMemo(() => {
    if (!open) {
      return [];
    }
    const words = typedWords(search);
    return slides.flatMap((id, place) => {
      const card = cards.get(id);
      const text = card && words.length > 0 ? wordsOf(card) : "";
      return card && words.every((word) => text.includes(word)) ? [{ card, place }] : [];
    });
  }, [open, slides, cards, search]);
  const label = t(side === "left" ? "compare.page.findLeft" : "compare.page.findRight");
  const place = t("compare.page.of", {
    at: format.count(at + 1),
    total: format.count(slides.length),
  });
  return (
    <Combobox
      store={box}
      width="23rem"
      position="bottom-end"
      withinPortal={false}
      onOptionSubmit={(value) => {
        onPick(Number(value));
        box.closeDropdown();
      }}
    >
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        <button
          type="button"
          className={classes.at}
          aria-label={`${place}. ${label}`}
          aria-haspopup="listbox"
          aria-expanded={open}
          title={`${label}  ${side === "right" ? "⇧ " : ""}F`}
          onClick={() => box.toggleDropdown()}
          data-testid={`${side}-find`}
        >
          {place}
          <IconChevronDown size={12} stroke={1.8} aria-hidden />
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            box.selectFirstOption();
          }}
          placeholder={t("compare.page.findHint")}
          aria-label={label}
          data-testid={`${side}-find-text`}
        />
        <Combobox.Options className={classes.options} aria-label={label}>
          {found.slice(0, MOST).map(({ card, place: where }) => (
            <Combobox.Option
              key={card.id}
              value={String(card.id)}
              active={where === at}
              className={classes.option}
            >
              <span className={classes.mark}>
                <OutcomeMark shape={card.shape} size={12} label={outcomeOf(card.outcome)} />
              </span>
              <span className={classes.words}>
                <span className={classes.name}>{card.name}</span>
                <span className={classes.who}>
                  {[card.seen.kept.slide.person, card.seen.kept.slide.title]
                    .filter(Boolean)
                    .join(", ") || t("slides.noName")}
                </span>
              </span>
            </Combobox.Option>
          ))}
          {open && found.length === 0 && (
            <Combobox.Empty>{t("compare.page.findNone")}</Combobox.Empty>
          )}
        </Combobox.Options>
        {found.length > MOST && (
          <Combobox.Footer className={classes.more}>
            {t("compare.fold.more", {
              count: found.length - MOST,
              n: format.count(found.length - MOST),
            })}
          </Combobox.Footer>
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}
