import {
  AlignmentType,
  BorderStyle,
  type IRunOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import { tierColours } from "./colours";
import { printable } from "./escape";
import type { Cell, Line, Piece, Table as TableBlock } from "./model";
import { isBar, pieces } from "./model";

export const QUIET = "6E675C";

/** What a page is made of. */
export type Child = Paragraph | Table;

/** A piece of a line. */
export function run({ text, strong, quiet, tier }: Piece, more: IRunOptions = {}): TextRun {
  const colour = tier ? tierColours(tier.rank, tier.of).text.slice(1) : quiet ? QUIET : undefined;
  return new TextRun({
    ...more,
    text: printable(text),
    ...(strong || tier ? { bold: true } : {}),
    ...(colour ? { color: colour } : {}),
  });
}

/** A line. */
export function runs(line: Line, more: IRunOptions = {}): TextRun[] {
  return pieces(line).map((piece) => run(piece, more));
}

export const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
export const thin = { style: BorderStyle.SINGLE, size: 4, color: "C8C0B0" };
export const firm = { style: BorderStyle.SINGLE, size: 8, color: "8F8779" };

/** The columns that say something in words: bars are drawings. */
function spoken({ columns, rows }: TableBlock): number[] {
  return columns.flatMap(({ title }, at) =>
    title === "" && rows.every((row) => isBar(row[at] ?? "") || row[at] === "") ? [] : [at],
  );
}

/** A table, its bars left out. */
export function table(block: TableBlock, width: number, small: boolean): Child[] {
  const shown = spoken(block);
  const all = shown.reduce((total, at) => total + (block.columns[at]?.width ?? 1), 0);
  const widths = shown.map((at) => Math.floor((width * (block.columns[at]?.width ?? 1)) / all));
  const size = small ? 16 : 18;
  const cell = (content: Cell, at: number, head: boolean, last: boolean) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.TOP,
      margins: { top: small ? 20 : 40, bottom: small ? 20 : 40, left: 0, right: 100 },
      borders: {
        top: last ? firm : none,
        left: none,
        right: none,
        bottom: head ? firm : last ? none : thin,
      },
      children: [
        new Paragraph({
          alignment: block.columns[shown[at] ?? 0]?.figures
            ? AlignmentType.END
            : AlignmentType.START,
          keepNext: head,
          children: isBar(content)
            ? [run({ text: content.says })]
            : runs(content, {
                size,
                ...(head || last ? { bold: true } : {}),
                ...(head ? { color: "544E46" } : {}),
              }),
        }),
      ],
    });
  const rows = [
    new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: shown.map((column, at) =>
        cell(block.columns[column]?.title ?? "", at, true, false),
      ),
    }),
    ...block.rows.map(
      (row, place) =>
        new TableRow({
          cantSplit: true,
          children: shown.map((column, at) =>
            cell(
              row[column] ?? "",
              at,
              false,
              Boolean(block.sum) && place === block.rows.length - 1,
            ),
          ),
        }),
    ),
  ];
  return [
    new Table({
      rows,
      width: { size: width, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: {
        top: none,
        bottom: none,
        left: none,
        right: none,
        insideHorizontal: none,
        insideVertical: none,
      },
    }),
    new Paragraph({ spacing: { after: 80 }, children: [] }),
  ];
}
