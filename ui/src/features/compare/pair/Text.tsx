import { Tooltip } from "@mantine/core";
import { memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Paper.module.css";
import { type Range, segments } from "./ranges";

export interface TextProps {
  piece: string;
  text: string;
  ranges: readonly Range[];
  /** The name of the theme of a tag. */
  themeOf: (tag: number) => string;
  onTag: (tag: number, piece: string, range: Range, quote: string) => void;
  /** Stands at the words that are being picked. */
  asking?: ReactNode;
}

/** A text of a slide with its tagged words underlined. */
export const Text = memo(function Text(props: TextProps) {
  const { piece, text, ranges, themeOf, onTag, asking } = props;
  const { t } = useTranslation();
  const cuts = segments(text, ranges);
  const pending = cuts.findIndex((one) => one.ranges.some(({ kind }) => kind === "pending"));
  return (
    <span data-piece={piece} className={classes.piece}>
      {cuts.map((one, at) => {
        const tag = one.ranges.find(({ kind }) => kind === "tag");
        const held = one.ranges.some(({ kind }) => kind === "pending");
        const term = one.ranges.some(({ kind }) => kind === "term");
        const words =
          held || term ? (
            <mark className={held ? classes.picked : classes.term}>{one.text}</mark>
          ) : (
            one.text
          );
        const id = tag?.id;
        const openTag = () => {
          if (tag?.id !== undefined) {
            onTag(tag.id, piece, tag, text.slice(tag.from, tag.to));
          }
        };
        const shown =
          id === undefined ? (
            words
          ) : (
            <Tooltip
              label={themeOf(id)}
              openDelay={150}
              events={{ hover: true, focus: true, touch: true }}
            >
              {/* biome-ignore lint/a11y/useSemanticElements: a button does not break over lines, the words of a text do */}
              <span
                className={classes.tagged}
                role="button"
                tabIndex={0}
                aria-label={t("compare.tag.said", { words: one.text, theme: themeOf(id) })}
                data-tag={id}
                onClick={(event) => {
                  if (window.getSelection()?.isCollapsed !== false) {
                    event.stopPropagation();
                    openTag();
                  }
                }}
                onKeyDown={(event) => {
                  if (event.key === "Enter" || event.key === " ") {
                    event.preventDefault();
                    event.stopPropagation();
                    openTag();
                  }
                }}
              >
                {words}
              </span>
            </Tooltip>
          );
        return (
          <span key={one.from}>
            {shown}
            {at === pending && asking}
          </span>
        );
      })}
    </span>
  );
});
