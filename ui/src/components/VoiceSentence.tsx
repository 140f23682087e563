import type { ParseKeys, TFunction, TOptions } from "i18next";
import type { ComponentType, ReactElement } from "react";
import { Trans, useTranslation } from "react-i18next";
import classes from "./VoiceSentence.module.css";

/**
 * `Trans` for a key that is only known at run time: its own types multiply every key by every
 * plural and grow past what the compiler takes on.
 */
const Sentence = Trans as ComponentType<{
  t: TFunction;
  i18nKey: string;
  count?: number;
  values: object;
  tOptions: TOptions;
  shouldUnescape: boolean;
  components: Record<string, ReactElement>;
}>;

export interface VoiceSentenceProps {
  /** A text whose bold parts stand in `<b>…</b>`. */
  i18nKey: ParseKeys;
  /** Its values, formatted already; `count` picks the plural. */
  values?: TOptions & Record<string, unknown>;
  /** Further tags of the text: `{ tier: <TierTag … /> }` for `<tier></tier>`. */
  tags?: Record<string, ReactElement>;
  /** `verdict` is the largest and comes once a screen; `caption` stands over a drawing. */
  size?: "verdict" | "caption" | "small";
  /** The element; a paragraph unless the sentence heads the screen. */
  as?: "p" | "h1" | "h2";
}

/** What the app says: a sentence with its figures in bold. */
export function VoiceSentence(props: VoiceSentenceProps) {
  const { i18nKey, values = {}, tags, size = "caption", as: Element = "p" } = props;
  const { t } = useTranslation();
  const { count, ...rest } = values;
  return (
    <Element className={`${classes.sentence} voice`} data-size={size}>
      <Sentence
        t={t}
        i18nKey={i18nKey}
        count={typeof count === "number" ? count : undefined}
        values={rest}
        // A name such as "A <b> C" must stay a name: escaped going in, unescaped coming out.
        tOptions={{ interpolation: { escapeValue: true } }}
        shouldUnescape
        components={{ b: <strong />, k: <span className={classes.kept} />, ...tags }}
      />
    </Element>
  );
}

/** A text of the interface whose bold parts stand in `<b>…</b>`; names in its values stay as they are. */
export function RichText(props: Pick<VoiceSentenceProps, "i18nKey" | "values" | "tags">) {
  const { i18nKey, values = {}, tags } = props;
  const { t } = useTranslation();
  const { count, ...rest } = values;
  return (
    <Sentence
      t={t}
      i18nKey={i18nKey}
      count={typeof count === "number" ? count : undefined}
      values={rest}
      tOptions={{ interpolation: { escapeValue: true } }}
      shouldUnescape
      components={{ b: <strong />, k: <span className={classes.kept} />, ...tags }}
    />
  );
}
