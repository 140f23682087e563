import { IconCheck, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { SlideField } from "@/ipc";
import { say } from "@/shell/say";
import { firstWord, grown, type Pickable, stepped } from "../tagging/picked";
import type { Tagging } from "../tagging/useTagging";
import type { Card } from "./cards";
import { cut, folds, LINES, linesOf } from "./fields";
import classes from "./Paper.module.css";
import { findQuote, type Range } from "./ranges";
import { Text } from "./Text";

export interface FieldProps {
  card: Card;
  field: SlideField;
  open: boolean;
  onOpen: (field: SlideField) => void;
  tagging: Tagging;
}

/** One field of a slide, or the sign that it was left blank. Words in it can be picked and tagged. */
export function Field({ card, field, open, onOpen, tagging }: FieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { slide } = card.seen.kept;
  const state = card.seen.state.fields.find((one) => one.field === field);
  const lines = useMemo(() => linesOf(t, slide, field), [t, slide, field]);
  const shown = open ? lines : lines.slice(0, LINES);
  const hidden = lines.length - shown.length;
  const place = { slide: card.id, field };
  const { picked } = tagging;
  const mine = picked?.slide === card.id && picked.field === field ? picked : null;
  const tags = tagging.tagsOn(card.id, field);
  const term = tagging.termOn(card.id, field);
  const textOf = (text: string) => (open ? text : cut(text));
  const texts: Pickable[] = shown.flatMap(({ pieces }) =>
    pieces.filter(({ ours }) => !ours).map(({ id, text }) => ({ piece: id, text: textOf(text) })),
  );

  // Words that come twice in a field are tagged once: where they come first.
  const placed = useMemo(() => {
    const pieces = lines.flatMap((line) => line.pieces).filter(({ ours }) => !ours);
    return new Map(
      tags.map(({ id, quote }) => [
        id,
        pieces.find(({ text }) => findQuote(text, quote) !== null)?.id,
      ]),
    );
  }, [lines, tags]);

  const rangesIn = (piece: string, text: string): Range[] => {
    const ranges: Range[] = [];
    for (const { id, quote } of tags) {
      const found = placed.get(id) === piece ? findQuote(text, quote) : null;
      if (found) {
        ranges.push({ ...found, kind: "tag", id });
      }
    }
    const found = term === null ? null : findQuote(text, term);
    if (found) {
      ranges.push({ ...found, kind: "term" });
    }
    if (mine?.piece === piece) {
      ranges.push({ from: mine.from, to: mine.to, kind: "pending" });
    }
    return ranges;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : null;
    const next =
      mine && by !== null
        ? (event.shiftKey ? grown : stepped)(mine, texts, by)
        : !mine && event.key === "Enter"
          ? firstWord(place, texts)
          : null;
    if (next) {
      event.preventDefault();
      tagging.pick(next);
      say(next.quote);
    } else if (mine && event.key === "Enter") {
      event.preventDefault();
      tagging.ask();
    } else if (mine && event.key === "Escape") {
      event.preventDefault();
      tagging.pick(null);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const fields = [
        ...(event.currentTarget
          .closest("[data-side]")
          ?.querySelectorAll<HTMLElement>("[data-field]") ?? []),
      ];
      const at = fields.indexOf(event.currentTarget);
      const other = fields[at + (event.key === "ArrowDown" ? 1 : -1)];
      if (other) {
        event.preventDefault();
        other.focus();
      }
    }
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset takes no focus of its own
    <div
      className={classes.field}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its words are picked with the keyboard
      tabIndex={0}
      aria-label={t(`slides.field.${field}`)}
      aria-keyshortcuts="Enter T"
      data-field={field}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (mine && !mine.asking && !event.currentTarget.contains(event.relatedTarget)) {
          tagging.pick(null);
        }
      }}
    >
      <span className={classes.label} aria-hidden="true">
        {t(`slides.field.${field}`)}
      </span>
      {lines.length === 0 ? (
        <span className={classes.blank}>{t("compare.blank")}</span>
      ) : (
        <ul className={classes.lines} data-list={lines.length > 1 || undefined}>
          {shown.map((line) => (
            <li key={line.id} className={classes.line}>
              {line.pieces.map((piece, at) => {
                const text = textOf(piece.text);
                const asking =
                  mine?.asking && mine.piece === piece.id ? tagging.popover : undefined;
                return (
                  <span
                    key={piece.id}
                    className={classes.said}
                    data-quiet={piece.quiet || undefined}
                    data-ours={piece.ours || undefined}
                    data-first={at === 0 || undefined}
                  >
                    {at > 0 && <span className={classes.dot}>{" · "}</span>}
                    {piece.ours ? (
                      text
                    ) : (
                      <Text
                        piece={piece.id}
                        text={text}
                        ranges={rangesIn(piece.id, text)}
                        themeOf={tagging.themeOf}
                        onTag={(tag, piece, { from, to }, quote) =>
                          tagging.pick({
                            ...place,
                            piece,
                            from,
                            to,
                            quote,
                            tag,
                            anchor: from,
                            asking: true,
                          })
                        }
                        asking={asking}
                      />
                    )}
                  </span>
                );
              })}
              {line.origin && (
                <span className={classes.origin}>{t(`compare.origin.${line.origin}`)}</span>
              )}
              {line.state && line.state !== "planned" && (
                <span className={classes.settled} data-state={line.state}>
                  {line.state === "reached" ? (
                    <IconCheck size={13} stroke={2} aria-hidden />
                  ) : (
                    <IconX size={13} stroke={2} aria-hidden />
                  )}
                  {t(`compare.event.${line.state}`)}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {state?.filled === "partly" && (
        <span className={classes.lacks}>
          {t("compare.lacks", {
            parts: state.lacks.map((part) => t(`slides.part.${part}`)).join(", "),
          })}
        </span>
      )}
      {folds(lines) && (
        <button
          type="button"
          className={classes.fold}
          aria-expanded={open}
          onClick={() => onOpen(field)}
        >
          {open
            ? t("compare.fold.less")
            : hidden > 0
              ? t("compare.fold.more", { count: hidden, n: format.count(hidden) })
              : t("compare.fold.all")}
        </button>
      )}
    </div>
  );
}
