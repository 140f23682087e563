/** Situation Slides as a PowerPoint file: a slide each, its text in two tables that can be edited, and read back. */
import JSZip from "jszip";
import PptxGenJS from "pptxgenjs";
import { below, labelSize, pagesOf } from "./pptx-pages";
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
/** Name of the box that says which of how many slides it is; the import puts them together by it. */
const PAGE_BOX = "page";

/** Inches: the sheet, its margin, where its text begins and ends, the gap between its halves, the column of labels in each. */
const SHEET = {
  width: 13.333,
  height: 7.5,
  margin: 0.6,
  top: 1.25,
  foot: 0.65,
  gap: 0.45,
  labels: 1.45,
};
const WIDTH = SHEET.width - 2 * SHEET.margin;
const HALF = (WIDTH - SHEET.gap) / 2;
const ROOM = {
  height: (SHEET.height - SHEET.top - SHEET.foot) * 72,
  labels: SHEET.labels - 0.1,
  values: HALF - SHEET.labels - 0.2,
};
const BLANK: SlideLine = { level: 0, text: "" };

/** The halves of a slide: how it is today and what is asked for; then what it is worth, by when, and what follows. */
function halves(rows: readonly SlideRow[], { t }: Words): [SlideRow[], SlideRow[]] {
  const links = rows.filter(({ label }) => label === t("slideio.label.links"));
  const others = rows.filter((row) => !links.includes(row));
  const at = others.findIndex(({ label }) => label === t("slideio.label.delta"));
  return [[...others.slice(0, at), ...links], others.slice(at)];
}

/** A line of a cell: its line breaks stay within its paragraph. */
function runs({ level, text }: SlideLine, size: number, bullet: boolean): PptxGenJS.TextProps[] {
  const pieces = text.split("\n");
  return pieces.map((piece, at) => ({
    text: piece,
    options: {
      fontSize: level > 0 ? below(size) : size,
      color: level > 0 ? QUIET : INK,
      ...(level > 0 ? { indentLevel: 1 } : {}),
      ...(at > 0 ? { softBreakBefore: true } : {}),
      ...(bullet && level === 0 && at === 0 ? { paraSpaceBefore: 2 } : {}),
      breakLine: at === pieces.length - 1,
    },
  }));
}

function tableRow(row: SlideRow, size: number, first: boolean): PptxGenJS.TableRow {
  const border: [
    PptxGenJS.BorderProps,
    PptxGenJS.BorderProps,
    PptxGenJS.BorderProps,
    PptxGenJS.BorderProps,
  ] = [
    { type: row.part && !first ? "none" : "solid", color: LINE, pt: 0.75 },
    { type: "none" },
    { type: "none" },
    { type: "none" },
  ];
  const inset: [number, number, number, number] = row.part && !first ? [1, 4, 2, 0] : [5, 4, 4, 0];
  const cell = { valign: "top" as const, border, margin: inset, fontFace: FACE };
  const many = row.lines.length > 1;
  return [
    {
      text: row.label,
      options: {
        ...cell,
        fontSize: labelSize(size),
        color: QUIET,
        bold: !row.part,
        align: "left",
      },
    },
    {
      // A blank cell says how large what is typed into it will be.
      text: (row.lines.length > 0 ? row.lines : [BLANK]).flatMap((one) => runs(one, size, many)),
      options: { ...cell, fontSize: size, color: INK, align: "left" },
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
            y: 0.4,
            w: WIDTH,
            h: 0.65,
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
    const { size, pages } = pagesOf(halves(slideRows(sheet, words.t), words), ROOM);
    pages.forEach((sides, at) => {
      const slide = deck.addSlide({ masterName: "Situation Slide" });
      const title = slideTitle(sheet);
      slide.addText(at === 0 ? title : `${title} (${at + 1})`, { placeholder: "title" });
      sides.forEach((side, half) => {
        if (side.length > 0) {
          slide.addTable(
            side.map((row, i) => tableRow(row, size, i === 0)),
            {
              x: SHEET.margin + half * (HALF + SHEET.gap),
              y: SHEET.top,
              w: HALF,
              colW: [SHEET.labels, HALF - SHEET.labels],
            },
          );
        }
      });
      const foot = (text: string, objectName: string, x: number) =>
        slide.addText(text, {
          objectName,
          x,
          y: height - 0.45,
          w: 4,
          h: 0.3,
          margin: 0,
          fontFace: FACE,
          fontSize: 9,
          color: QUIET,
        });
      if (sheet.key) {
        foot(sheet.key, KEY_BOX, margin);
      }
      if (pages.length > 1) {
        foot(`${at + 1} / ${pages.length}`, PAGE_BOX, margin + HALF + SHEET.gap);
      }
    });
  }
  return sound((await deck.write({ outputType: "uint8array" })) as Uint8Array);
}

/**
 * The library repeats the properties of a paragraph behind each line break in it, and gives two shapes the same number; the schema
 * allows neither, and PowerPoint wants to repair the file. And a title with a number of its own is no title to other programs, and
 * a line on the second level is not indented.
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
      .replace(/<a:pPr\b[^>]*\blvl="1"[^>]*>/g, (props) =>
        props
          .replace(/ (?:indent|marL)="\d+"/g, "")
          .replace(' lvl="1"', ' marL="137160" lvl="1" indent="0"'),
      )
      .replace(/(<p:cNvPr id=")\d+"/g, (_, start) => `${start}${id++}"`);
    zip.file(name, once);
  }
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}
