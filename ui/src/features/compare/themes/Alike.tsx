import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { OutcomeMark } from "@/components/OutcomeMark";
import { ipc, type Sentence } from "@/ipc";
import { alikeQuery } from "@/queries/compare";
import { useTakeBack } from "@/queries/edits";
import type { Card } from "../pair/cards";
import type { Shown } from "../tagging/useTagging";
import classes from "./Themes.module.css";

const SHOWN = 4;

export interface AlikeProps {
  theme: number;
  name: string;
  cards: ReadonlyMap<number, Card>;
  onShow: (shown: Shown) => void;
}

const keyOf = (one: Sentence) => `${one.slide} ${one.text} ${one.from}`;

/** Sentences elsewhere that seem to say the same: one press takes each into the theme. */
export function Alike({ theme, name, cards, onShow }: AlikeProps) {
  const { t } = useTranslation();
  const takeBack = useTakeBack();
  const { data = [] } = useQuery(alikeQuery(theme));
  const list = useRef<HTMLUListElement>(null);
  // Answered, with yes or no.
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const accept = useMutation({
    mutationFn: ({ field, slide, text, from, to }: Sentence) =>
      ipc.tagAdd(field, name, slide, to > from ? text.slice(from, to) : text),
    onSuccess: () => takeBack(t("compare.tag.added", { theme: name })),
  });
  /** On to the next one: its button is where the keyboard was. */
  const goOn = () =>
    window.setTimeout(() =>
      list.current?.querySelector<HTMLElement>("[data-testid=alike-accept]")?.focus(),
    );
  const offered = data.filter((one) => !answered.has(keyOf(one))).slice(0, SHOWN);
  if (offered.length === 0) {
    return null;
  }
  return (
    <div className={classes.alike} data-testid="alike">
      <h3 className={classes.alikeTitle}>{t("compare.alike.title")}</h3>
      <ul ref={list} className={classes.alikeList}>
        {offered.map((one) => {
          const card = cards.get(one.slide);
          return (
            <li key={keyOf(one)} className={classes.alikeRow}>
              {card && <OutcomeMark shape={card.shape} size={12} />}
              <button
                type="button"
                className={classes.alikeText}
                onClick={() =>
                  onShow({
                    slide: one.slide,
                    field: one.field,
                    words: one.to > one.from ? one.text.slice(one.from, one.to) : one.text,
                  })
                }
              >
                {one.text.slice(0, one.from)}
                <mark>{one.text.slice(one.from, one.to)}</mark>
                {one.text.slice(one.to)}
                <span className={classes.alikeWho}>{one.name}</span>
              </button>
              <Button
                size="compact-sm"
                onClick={() => {
                  setAnswered((now) => new Set(now).add(keyOf(one)));
                  accept.mutate(one);
                  goOn();
                }}
                data-testid="alike-accept"
              >
                {t("compare.alike.accept")}
              </Button>
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => {
                  setAnswered((now) => new Set(now).add(keyOf(one)));
                  goOn();
                }}
              >
                {t("compare.alike.refuse")}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
