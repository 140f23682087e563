import { DRAWN_WIDTH } from "@/components/drawings/framed";
import type { Scene } from "@/components/drawings/scene";
import { sourceLine } from "@/components/drawings/source";
import { type Told, taggedTold } from "@/components/told";
import type { WorkspaceInfo } from "@/ipc";
import { type Block, type Line, type Paper, type PaperSize, sentence, type Table } from "./model";
import type { Words } from "./words";

/** Page-wide drawings are laid out as in a picture; a page is narrower, so their words are smaller there. */
export const WIDTH = DRAWN_WIDTH * 0.82;

/** What every paper about evidence rests on. */
export interface Sheet {
  workspace: WorkspaceInfo;
  /** The published version that it speaks of; none: the draft. */
  version?: number | null;
  now: Date;
}

/** A sentence of the screens as a line. */
export function told({ t }: Pick<Words, "t">, one: Told): Line {
  return sentence(taggedTold({ t }, one));
}

/** A sentence as the app says it: large, in its own voice. */
export function voice(words: Pick<Words, "t">, one: Told): Block {
  return { kind: "text", style: "voice", text: told(words, one) };
}

/** A paragraph; nothing where there is nothing to say. */
export function body(text: Line | null, style?: "quiet" | "alert"): Block[] {
  return text === null || text === "" ? [] : [{ kind: "text", text, ...(style ? { style } : {}) }];
}

/** A drawing with its figures after it. */
export function figure(scene: Scene, alt: string, table: Table): Block[] {
  return [{ kind: "picture", scene, alt }, table];
}

/** A paper about evidence: what it is, of what, and where it comes from. */
export function sheet(
  kind: "evidence" | "costs" | "replay" | "lanes" | "refine",
  title: string,
  { workspace, version = null, now }: Sheet,
  customers: number,
  size: PaperSize,
  words: Words,
  blocks: Block[],
  under: Line[] = [],
): Paper {
  const { t, format } = words;
  const of = version === null ? workspace : { ...workspace, version, draft_changed: false };
  return {
    language: words.language,
    size,
    over: t(`documents.kind.${kind}`),
    title,
    under: [...under, sourceLine(words, of, customers, now)],
    foot: t("documents.foot", {
      workspace: workspace.name,
      what: t(`documents.kind.${kind}`),
      date: format.date(now),
    }),
    blocks,
  };
}
