import type { Scene } from "@/components/drawings/scene";

/** What a document is made of, before it becomes a page, a Word file or Markdown. */

/** A piece of a line. */
export interface Piece {
  text: string;
  strong?: boolean;
  quiet?: boolean;
  /** The rank of a tier, 0 is the best: the piece is its name. */
  tier?: { rank: number; of: number };
}

/** A line of text. A plain string is one piece. */
export type Line = string | readonly (string | Piece)[];

export interface Column {
  title: string;
  /** Figures stand at the right. */
  figures?: boolean;
  /** Share of the width, by which columns are laid out; 1 unless said. */
  width?: number;
  /** On a screen with little room it stands under the figure before it, whose interval it is. */
  beneath?: boolean;
}

/** A bar in a cell: from `low` to `high`, with a mark at `likely`, all shares of the whole. */
export interface BarCell {
  bar: { low: number; likely: number; high: number };
  /** What it says, for who cannot see it and for formats without drawings. */
  says: string;
}

export type Cell = Line | BarCell;

export interface Table {
  kind: "table";
  /** Read out, and shown where the format has captions. */
  caption: string;
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
  /** The last row is a sum. */
  sum?: boolean;
}

/** Customers by score: tiers as columns, outcomes as rows. Scores are in thousandths of a point. */
export interface LaneDrawing {
  kind: "lane";
  tiers: readonly { name: string; from: number }[];
  rows: readonly {
    name: string;
    shape: "circle" | "ring" | "diamond" | "cross";
    marks: readonly { score: number; count: number }[];
  }[];
  /** Drawn over all rows: where an account may stand. */
  range?: { low: number; likely: number; high: number };
  /** How a score is written on the axis. */
  axis: (score: number) => string;
}

export type Block =
  | {
      kind: "heading";
      level: 2 | 3;
      text: string;
      aside?: string;
      /** On paper, what it stands over begins a page. */
      newPage?: boolean;
    }
  | { kind: "text"; text: Line; style?: "lead" | "voice" | "quiet" | "alert" }
  | { kind: "list"; items: readonly Line[]; ordered?: boolean }
  | { kind: "facts"; rows: readonly (readonly [string, Line])[] }
  | Table
  | { kind: "drawing"; drawing: LaneDrawing; alt: string }
  /** A drawing as on the screen. Where a format has no pictures, the table after it speaks. */
  | { kind: "picture"; scene: Scene; alt: string }
  /** A question with room for its answer; never broken over two pages. */
  | {
      kind: "question";
      /** Its place in the order of all. */
      place: string;
      title: string;
      flag?: string;
      asks: readonly { text: string; who: string }[];
      /** What its answer can do. */
      effect: string;
      options: readonly { name: string; aside: string }[];
      /** For a number: its unit. */
      unit?: string;
      grades: readonly string[];
      answer: string;
      note?: string;
    }
  /** Two columns on paper, one below the other elsewhere. */
  | { kind: "columns"; left: readonly Block[]; right: readonly Block[] };

export type PaperSize = "a4" | "letter";

/** A finished document. */
export interface Paper {
  language: string;
  size: PaperSize;
  title: string;
  /** Over the title: what kind of document it is. */
  over: string;
  /** Under the title. */
  under: readonly Line[];
  /** At the foot: where it comes from. */
  foot: string;
  /** Everything on one page; the number says how small it has to get: 0 normal, up to 3. */
  onePage?: number;
  blocks: readonly Block[];
}

/** The pieces of a line, empty ones left out. */
export function pieces(line: Line): Piece[] {
  const list = typeof line === "string" ? [line] : line;
  return list
    .map((one) => (typeof one === "string" ? { text: one } : one))
    .filter(({ text }) => text !== "");
}

/** A line as plain text. */
export function plain(line: Line): string {
  return pieces(line)
    .map(({ text }) => text)
    .join("");
}

export function isBar(cell: Cell): cell is BarCell {
  return typeof cell === "object" && "bar" in cell;
}

const TAG = /<(\w+)>(.*?)<\/\1>/gs;

/**
 * A translated sentence as a line: `<b>…</b>` is strong, and every other tag stands for the piece
 * of its name.
 */
export function sentence(text: string, tags: Record<string, Piece> = {}): Line {
  const line: (string | Piece)[] = [];
  let at = 0;
  for (const found of text.matchAll(TAG)) {
    const [all, name = "", inner = ""] = found;
    line.push(text.slice(at, found.index));
    line.push(name === "b" ? { text: inner, strong: true } : (tags[name] ?? inner));
    at = found.index + all.length;
  }
  line.push(text.slice(at));
  return line;
}
