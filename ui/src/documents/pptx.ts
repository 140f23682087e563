/** Situation Slides as a PowerPoint file: a slide each, its text in a table that can be edited, and read back. */
import JSZip from "jszip";
import PptxGenJS from "pptxgenjs";
import { type SlideLine, type SlideRow, type SlideSheet, slideRows, slideTitle } from "./slides";
import type { Words } from "./words";

const PAPER = "FFFEFA";
const INK = "1F1C18";
const QUIET = "6B645A";
const LINE = "D8D2C4";
/** What every office has; a face that is missing would be replaced by chance. */
const FACE = "Calibri";
/** Name of the box with the account's key; the import looks for it. */
const KEY_BOX = "record_id";

/** Inches: the sheet, its margin, the column of labels. */
const SHEET = { width: 13.333, height: 7.5, margin: 0.6, labels: 2.9 };
const WIDTH = SHEET.width - 2 * SHEET.margin;

/** How large the letters are, so that a slide of the usual length stands on its page. */
function letters(rows: readonly SlideRow[]): number {
  const perLine = 105;
  const lines = rows.reduce(
    (all, row) =>
      all +
      Math.max(1, ...[row.lines.reduce((n, { text }) => n + Math.ceil(text.length / perLine), 0)]),
    0,
  );
  return [12, 11, 10, 9, 8].find((size) => lines * size * 1.62 < 400) ?? 7;
}

/** A line of a cell: its line breaks stay within its paragraph. */
function runs({ level, text }: SlideLine, size: number, bullet: boolean): PptxGenJS.TextProps[] {
  const pieces = text.split("\n");
  return pieces.map((piece, at) => ({
    text: piece,
    options: {
      fontSize: level > 0 ? Math.max(7, size - 1) : size,
      color: level > 0 ? QUIET : INK,
      ...(level > 0 ? { indentLevel: 1 } : {}),
      ...(at > 0 ? { softBreakBefore: true } : {}),
      ...(bullet && level === 0 && at === 0 ? { paraSpaceBefore: 2 } : {}),
      breakLine: at === pieces.length - 1,
    },
  }));
}

function tableRow(row: SlideRow, size: number): PptxGenJS.TableRow {
  const border: [
    PptxGenJS.BorderProps,
    PptxGenJS.BorderProps,
    PptxGenJS.BorderProps,
    PptxGenJS.BorderProps,
  ] = [
    { type: row.part ? "none" : "solid", color: LINE, pt: 0.75 },
    { type: "none" },
    { type: "none" },
    { type: "none" },
  ];
  const inset: [number, number, number, number] = row.part ? [1, 6, 1, 6] : [3, 6, 2, 6];
  const cell = { valign: "top" as const, border, margin: inset, fontFace: FACE, fontSize: size };
  const many = row.lines.length > 1;
  return [
    {
      text: row.label,
      options: { ...cell, color: row.part ? QUIET : INK, bold: !row.part, align: "left" },
    },
    {
      text: row.lines.flatMap((one) => runs(one, size, many)),
      options: { ...cell, color: INK, align: "left" },
    },
  ];
}

/** The presentation, ready to be written. */
export async function toPptx(
  sheets: readonly SlideSheet[],
  words: Words,
  foot: string,
): Promise<Uint8Array> {
  const deck = new PptxGenJS();
  deck.defineLayout({ name: "WIDE", width: SHEET.width, height: SHEET.height });
  deck.layout = "WIDE";
  deck.title = foot;
  deck.theme = { headFontFace: FACE, bodyFontFace: FACE };
  const { margin, height } = SHEET;
  deck.defineSlideMaster({
    title: "Situation Slide",
    background: { color: PAPER },
    objects: [
      {
        placeholder: {
          options: {
            name: "title",
            type: "title",
            x: margin,
            y: 0.35,
            w: WIDTH,
            h: 0.6,
            margin: 0,
            fontFace: FACE,
            fontSize: 24,
            bold: true,
            color: INK,
            align: "left",
            valign: "middle",
          },
          text: "",
        },
      },
    ],
    slideNumber: {
      x: SHEET.width - margin - 0.6,
      y: height - 0.45,
      w: 0.6,
      h: 0.3,
      fontFace: FACE,
      fontSize: 9,
      color: QUIET,
      align: "right",
    },
  });
  for (const sheet of sheets) {
    const slide = deck.addSlide({ masterName: "Situation Slide" });
    slide.addText(slideTitle(sheet), { placeholder: "title" });
    const rows = slideRows(sheet, words.t);
    const size = letters(rows);
    slide.addTable(
      rows.map((row) => tableRow(row, size)),
      { x: margin, y: 1.05, w: WIDTH, colW: [SHEET.labels, WIDTH - SHEET.labels] },
    );
    if (sheet.key) {
      slide.addText(sheet.key, {
        objectName: KEY_BOX,
        x: margin,
        y: height - 0.45,
        w: 4,
        h: 0.3,
        margin: 0,
        fontFace: FACE,
        fontSize: 9,
        color: QUIET,
      });
    }
  }
  return sound((await deck.write({ outputType: "uint8array" })) as Uint8Array);
}

/**
 * The library repeats the properties of a paragraph behind each line break in it, and gives two shapes the same number; the schema
 * allows neither, and PowerPoint wants to repair the file. And a title with a number of its own is no title to other programs.
 */
async function sound(bytes: Uint8Array): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  const parts = /^ppt\/(slides\/slide|slideLayouts\/slideLayout)\d+\.xml$/;
  for (const name of Object.keys(zip.files).filter((n) => parts.test(n))) {
    const xml = (await zip.file(name)?.async("string")) ?? "";
    let id = 1;
    const once = xml
      .replace(/(<a:br\/>)<a:pPr[^>]*?(?:\/>|>.*?<\/a:pPr>)/g, "$1")
      .replace(/<p:ph\s+idx="\d+"\s+type="title"[^>]*?\/>/g, '<p:ph type="title"/>')
      .replace(/(<p:cNvPr id=")\d+"/g, (_, start) => `${start}${id++}"`);
    zip.file(name, once);
  }
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}
