import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { ipc, type SlideField, type Tag, type ThemeCount } from "@/ipc";
import { useTakeBack } from "@/queries/edits";
import { say } from "@/shell/say";
import type { Picked } from "./picked";
import { TagPopover } from "./TagPopover";

/** What the slides need to know of themes, tags and the words that are being picked. */
export interface Tagging {
  picked: Picked | null;
  pick: (next: Picked | null) => void;
  /** Asks for the theme of the picked words. */
  ask: () => void;
  /** Stands at the picked words while the theme is asked for. */
  popover: ReactNode;
  tagsOn: (slide: number, field: SlideField) => readonly Tag[];
  /** The name of a tag's theme. */
  themeOf: (tag: number) => string;
  /** The words to show on a slide: somebody came from a sentence that has them. */
  termOn: (slide: number, field: SlideField) => string | null;
}

/** Words that somebody came for. */
export interface Shown {
  slide: number;
  field: SlideField;
  words: string;
}

const NONE: readonly Tag[] = [];

/** Tags on slides: picking words, giving them a theme, taking it away again. */
export function useTagging(
  themes: readonly ThemeCount[],
  tags: readonly Tag[],
  shown: Shown | null,
): Tagging {
  const { t } = useTranslation();
  const takeBack = useTakeBack();
  const [picked, setPicked] = useState<Picked | null>(null);

  const byTheme = useMemo(() => new Map(themes.map(({ theme }) => [theme.id, theme])), [themes]);
  const byTag = useMemo(() => new Map(tags.map((one) => [one.id, one])), [tags]);
  const bySlide = useMemo(() => {
    const found = new Map<string, Tag[]>();
    for (const tag of tags) {
      const field = byTheme.get(tag.theme)?.field;
      const key = `${tag.slide} ${field}`;
      found.set(key, [...(found.get(key) ?? []), tag]);
    }
    return found;
  }, [tags, byTheme]);

  const add = useMutation({
    mutationFn: ({ at, name }: { at: Picked; name: string }) =>
      ipc.tagAdd(at.field, name, at.slide, at.quote),
    onSuccess: (_, { name }) => takeBack(t("compare.tag.added", { theme: name.trim() })),
  });
  const remove = useMutation({
    mutationFn: ({ tag }: { tag: number; name: string }) => ipc.tagRemove(tag),
    onSuccess: (_, { name }) => takeBack(t("compare.tag.removed", { theme: name })),
  });

  const tagsOn = useCallback(
    (slide: number, field: SlideField) => bySlide.get(`${slide} ${field}`) ?? NONE,
    [bySlide],
  );
  const themeOf = useCallback(
    (tag: number) => byTheme.get(byTag.get(tag)?.theme ?? -1)?.name ?? "",
    [byTheme, byTag],
  );
  const termOn = useCallback(
    (slide: number, field: SlideField) =>
      shown?.slide === slide && shown.field === field ? shown.words : null,
    [shown],
  );

  /** Back to the field the words stand in: the keyboard goes on from there. */
  const leave = (at: Picked) => {
    setPicked(null);
    document
      .querySelector<HTMLElement>(`[data-slide="${at.slide}"] [data-field="${at.field}"]`)
      ?.focus({ preventScroll: true });
  };
  const popover = picked?.asking ? (
    <TagPopover
      key={`${picked.slide} ${picked.piece} ${picked.from} ${picked.to}`}
      quote={picked.quote}
      field={picked.field}
      themes={themes.filter(({ theme }) => theme.field === picked.field)}
      tagged={picked.tag === undefined ? null : themeOf(picked.tag)}
      onTheme={(name) => {
        add.mutate({ at: picked, name });
        say(t("compare.tag.added", { theme: name.trim() }));
        leave(picked);
      }}
      onRemove={() => {
        if (picked.tag !== undefined) {
          remove.mutate({ tag: picked.tag, name: themeOf(picked.tag) });
        }
        leave(picked);
      }}
      onClose={() => leave(picked)}
      onAway={() => setPicked(null)}
    />
  ) : null;

  return {
    picked,
    pick: setPicked,
    ask: () => setPicked((now) => now && { ...now, asking: true }),
    popover,
    tagsOn,
    themeOf,
    termOn,
  };
}
