import type { ParseKeys, TFunction } from "i18next";

/** A sentence as its key and values: a screen shows it with its bold, a document writes it, a picture draws it. */
export interface Told {
  key: ParseKeys;
  values: Record<string, unknown>;
}

/** A sentence with its bold still in tags, for documents. */
export function taggedTold({ t }: { t: TFunction }, { key, values }: Told): string {
  const say = t as unknown as (key: string, values: object) => string;
  return say(key, values);
}

/** A sentence as plain text. */
export function plainTold(words: { t: TFunction }, one: Told): string {
  return taggedTold(words, one).replace(/<\/?b>/g, "");
}
