import type { Block, Line, Paper, PaperSize } from "./model";
import { type SlideRow, type SlideSheet, slideRows, slideTitle } from "./slides";
import type { Words } from "./words";

/** A row with several entries: its label, and a list below. */
function listed(row: SlideRow): Block[] {
  const items: Line[] = [];
  for (const { level, text } of row.lines) {
    const last = items.at(-1);
    if (level > 0 && last !== undefined) {
      const pieces = typeof last === "string" ? [last] : last;
      items[items.length - 1] = [...pieces, { text: ` – ${text}`, quiet: true }];
    } else {
      items.push(text);
    }
  }
  return [
    { kind: "heading", level: 3, text: row.label },
    { kind: "list", items },
  ];
}

/** Situation Slides on paper: for Word, a page in the browser, Markdown. */
export function slidePaper(
  sheets: readonly SlideSheet[],
  workspace: string,
  size: PaperSize,
  words: Words,
): Paper {
  const { t } = words;
  const blocks = sheets.flatMap((sheet, at): Block[] => {
    const parts: Block[] = [];
    let facts: (readonly [string, Line])[] = [];
    const flush = () => {
      if (facts.length > 0) {
        parts.push({ kind: "facts", rows: facts });
        facts = [];
      }
    };
    for (const row of slideRows(sheet, t).filter(({ lines }) => lines.length > 0)) {
      if (row.lines.length === 1) {
        facts.push([row.label, row.lines[0]?.text ?? ""]);
      } else {
        flush();
        parts.push(...listed(row));
      }
    }
    flush();
    return sheets.length > 1
      ? [{ kind: "heading", level: 2, text: slideTitle(sheet), newPage: at > 0 }, ...parts]
      : parts;
  });
  const [only] = sheets;
  return {
    language: words.language,
    size,
    title: sheets.length === 1 && only ? slideTitle(only) : t("slideio.paper.title"),
    over: t("slideio.paper.over"),
    under: [],
    foot: workspace,
    blocks,
  };
}
