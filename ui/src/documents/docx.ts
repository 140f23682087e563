import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  type IRunOptions,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from "docx";
import { PAPER } from "@/components/drawings/palette";
import { sceneSvg } from "@/components/drawings/svg";
import { type Child, QUIET, runs, table, thin } from "./docx-table";
import { LANE_WIDTH, laneHeight, laneSvg } from "./drawing";
import { printable } from "./escape";
import type { Block, Paper } from "./model";

/** Draws SVG as PNG; `null` where this cannot be done, and the table behind the drawing speaks. */
export type Picture = (svg: string, width: number, height: number) => Promise<Uint8Array | null>;

/** Twentieths of a point. */
const PAGES = { a4: { width: 11906, height: 16838 }, letter: { width: 12240, height: 15840 } };
const MARGIN = 850;
const LOCALES: Record<string, string> = { en: "en-GB", it: "it-IT", es: "es-ES" };
const UI = "Calibri";
const VOICE = "Georgia";
const BOX = "☐";

/** SVG as a picture in a paragraph of its own, `across` pixels wide at 96 to the inch; nothing where it cannot be drawn. */
async function drawn(
  svg: string,
  alt: string,
  width: number,
  height: number,
  across: number,
  picture: Picture,
): Promise<Child[]> {
  const data = await picture(svg, Math.round(width * 2), Math.round(height * 2));
  return data === null
    ? []
    : [
        new Paragraph({
          spacing: { before: 60, after: 60 },
          children: [
            new ImageRun({
              type: "png",
              data,
              transformation: {
                width: Math.round(across),
                height: Math.round((across * height) / width),
              },
              altText: {
                name: "lane",
                title: printable(alt),
                description: printable(alt),
              },
            }),
          ],
        }),
      ];
}

function question(block: Extract<Block, { kind: "question" }>, width: number): Child[] {
  const keep = { keepNext: true, keepLines: true } as const;
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_3,
      ...keep,
      border: { top: { ...thin, space: 6 } },
      children: [
        new TextRun({ text: `${printable(block.place)}  `, color: QUIET }),
        new TextRun({ text: printable(block.title) }),
        ...(block.flag ? [new TextRun({ text: `   ${printable(block.flag)}`, size: 16 })] : []),
      ],
    }),
    new Paragraph({ ...keep, children: runs([{ text: block.effect, quiet: true }], { size: 16 }) }),
    ...block.asks.map(
      ({ text, who }) =>
        new Paragraph({
          ...keep,
          spacing: { before: 60, after: 60 },
          children: [
            new TextRun({ text: printable(text), font: VOICE, size: 24 }),
            ...(who ? [new TextRun({ text: `   ${printable(who)}`, size: 16, color: QUIET })] : []),
          ],
        }),
    ),
    ...(block.note
      ? [
          new Paragraph({
            ...keep,
            children: [new TextRun({ text: printable(block.note), bold: true })],
          }),
        ]
      : []),
    ...block.options.map(
      ({ name, aside }) =>
        new Paragraph({
          ...keep,
          indent: { left: 360, hanging: 360 },
          children: [
            new TextRun({ text: `${BOX}  ` }),
            new TextRun({ text: printable(name) }),
            ...(aside
              ? [new TextRun({ text: `  ${printable(aside)}`, bold: true, size: 16 })]
              : []),
          ],
        }),
    ),
    new Paragraph({
      ...keep,
      spacing: { before: 200 },
      tabStops: [{ type: TabStopType.RIGHT, position: width, leader: "underscore" }],
      children: [
        new TextRun({ text: `${printable(block.answer)} `, size: 16, color: QUIET }),
        new TextRun({ text: "\t" }),
        ...(block.unit ? [new TextRun({ text: ` ${printable(block.unit)}`, size: 16 })] : []),
      ],
    }),
    new Paragraph({
      spacing: { before: 80, after: 160 },
      keepLines: true,
      children: block.grades.map(
        (grade) =>
          new TextRun({ text: `${BOX} ${printable(grade)}     `, size: 16, color: "544E46" }),
      ),
    }),
  ];
}

async function render(
  block: Block,
  width: number,
  small: boolean,
  picture: Picture,
): Promise<Child[]> {
  switch (block.kind) {
    case "heading":
      return [
        new Paragraph({
          heading: block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
          keepNext: true,
          pageBreakBefore: block.newPage ?? false,
          tabStops: [{ type: TabStopType.RIGHT, position: width }],
          children: [
            new TextRun({ text: printable(block.text) }),
            ...(block.aside
              ? [new TextRun({ text: `\t${printable(block.aside)}`, bold: false, color: "544E46" })]
              : []),
          ],
        }),
      ];
    case "text": {
      const look: IRunOptions =
        block.style === "voice"
          ? { font: VOICE, size: 26 }
          : block.style === "quiet"
            ? { size: 16, color: QUIET }
            : block.style === "lead"
              ? { size: 22 }
              : {};
      return [
        new Paragraph({
          spacing: { after: small ? 60 : 100 },
          ...(block.style === "alert"
            ? {
                border: {
                  left: { style: BorderStyle.SINGLE, size: 18, color: "1F1C18", space: 8 },
                },
              }
            : {}),
          children: runs(block.text, look),
        }),
      ];
    }
    case "list":
      return block.items.map(
        (one) =>
          new Paragraph({
            numbering: { reference: block.ordered ? "order" : "points", level: 0 },
            spacing: { after: 40 },
            children: runs(one, small ? { size: 16 } : {}),
          }),
      );
    case "facts":
      return block.rows.map(
        ([term, value]) =>
          new Paragraph({
            spacing: { before: 120 },
            tabStops: [{ type: TabStopType.RIGHT, position: width, leader: "underscore" }],
            children: [
              new TextRun({ text: `${printable(term)} `, color: QUIET, size: 16 }),
              ...(value === "" ? [new TextRun({ text: "\t" })] : runs(value)),
            ],
          }),
      );
    case "table":
      return table(block, width, small);
    case "drawing": {
      const high = laneHeight(block.drawing);
      const svg = laneSvg(block.drawing, block.alt);
      return drawn(svg, block.alt, LANE_WIDTH, high, (width / 15) * (small ? 0.62 : 1), picture);
    }
    case "picture": {
      const svg = sceneSvg(block.scene, { alt: block.alt, palette: PAPER });
      return drawn(svg, block.alt, block.scene.width, block.scene.height, width / 15, picture);
    }
    case "question":
      return question(block, width);
    case "columns":
      return renderAll([...block.left, ...block.right], width, small, picture);
  }
}

async function renderAll(
  blocks: readonly Block[],
  width: number,
  small: boolean,
  picture: Picture,
): Promise<Child[]> {
  const children: Child[] = [];
  for (const block of blocks) {
    children.push(...(await render(block, width, small, picture)));
  }
  return children;
}

/** The document as a Word file. */
export async function toDocx(paper: Paper, picture: Picture): Promise<Uint8Array> {
  const page = PAGES[paper.size];
  const small = paper.onePage !== undefined;
  const margin = small ? 620 : MARGIN;
  const width = page.width - 2 * margin;
  const language = LOCALES[paper.language] ?? "en-GB";
  const file = new Document({
    title: printable(paper.title),
    subject: printable(paper.over),
    creator: "Lanewise",
    styles: {
      default: {
        document: {
          run: { font: UI, size: small ? 17 : 20, color: "1F1C18", language: { value: language } },
          paragraph: { spacing: { line: small ? 245 : 264, lineRule: LineRuleType.AUTO } },
        },
        heading1: {
          run: { font: UI, size: small ? 34 : 44, bold: true, color: "1F1C18" },
          paragraph: { spacing: { after: 60, line: 240, lineRule: LineRuleType.AUTO } },
        },
        heading2: {
          run: { font: UI, size: 28, bold: true, color: "1F1C18" },
          paragraph: { spacing: { before: 320, after: 100 } },
        },
        heading3: {
          run: { font: UI, size: small ? 18 : 22, bold: true, color: "1F1C18" },
          paragraph: { spacing: { before: small ? 100 : 200, after: 40 } },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: "points",
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: "•",
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: 300, hanging: 200 } } },
            },
          ],
        },
        {
          reference: "order",
          levels: [
            {
              level: 0,
              format: LevelFormat.DECIMAL,
              text: "%1.",
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: 340, hanging: 340 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: page,
            margin: { top: margin, bottom: margin, left: margin, right: margin, footer: 360 },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                tabStops: [{ type: TabStopType.RIGHT, position: width }],
                children: [
                  new TextRun({ text: `${printable(paper.foot)}\t`, size: 14, color: QUIET }),
                  new TextRun({
                    children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES],
                    size: 14,
                    color: QUIET,
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({
            children: [
              new TextRun({ text: printable(paper.over), size: 16, bold: true, color: "544E46" }),
            ],
          }),
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            children: [new TextRun({ text: printable(paper.title) })],
          }),
          ...paper.under.map((one) => new Paragraph({ children: runs(one, { color: "544E46" }) })),
          new Paragraph({
            border: { bottom: { style: BorderStyle.SINGLE, size: 10, color: "1F1C18" } },
            spacing: { after: 140 },
            children: [],
          }),
          ...(await renderAll(paper.blocks, width, small, picture)),
        ],
      },
    ],
  });
  const blob = await Packer.toBlob(file);
  return new Uint8Array(await blob.arrayBuffer());
}
