import { markdown } from "./escape";
import type { Block, Cell, Line, Paper, Piece, Table } from "./model";
import { isBar, pieces } from "./model";

function piece({ text, strong, tier }: Piece): string {
  const out = markdown(text);
  // Blanks inside the stars would leave the stars standing.
  const [, before = "", inner = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(out) ?? [];
  return (strong || tier) && inner ? `${before}**${inner}**${after}` : out;
}

function line(text: Line): string {
  return pieces(text).map(piece).join("").trim();
}

function cell(content: Cell): string {
  return isBar(content) ? markdown(content.says) : line(content);
}

function table({ columns, rows, sum }: Table): string {
  // A column of bars alone says nothing without the drawing.
  const shown = columns.flatMap(({ title }, at) =>
    title === "" && rows.every((row) => cell(row[at] ?? "") === "") ? [] : [at],
  );
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const strong = (text: string) => (text === "" ? "" : `**${text.replace(/^\*\*|\*\*$/g, "")}**`);
  return [
    row(shown.map((at) => markdown(columns[at]?.title ?? ""))),
    row(shown.map((at) => (columns[at]?.figures ? "---:" : "---"))),
    ...rows.map((cells, place) =>
      row(
        shown.map((at) => {
          const text = cell(cells[at] ?? "");
          return sum && place === rows.length - 1 ? strong(text) : text;
        }),
      ),
    ),
  ].join("\n");
}

function question(block: Extract<Block, { kind: "question" }>): string {
  const flag = block.flag ? ` (${markdown(block.flag)})` : "";
  return [
    `### ${markdown(`${block.place} · ${block.title}`)}${flag}`,
    `*${markdown(block.effect)}*`,
    ...block.asks.map(
      ({ text, who }) => `> ${markdown(text)}${who ? `  \n> *${markdown(who)}*` : ""}`,
    ),
    ...(block.note ? [`**${markdown(block.note)}**`] : []),
    block.options
      .map(({ name, aside }) => `- [ ] ${markdown(name)}${aside ? ` **${markdown(aside)}**` : ""}`)
      .join("\n"),
    `${markdown(block.answer)}: \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_${block.unit ? ` ${markdown(block.unit)}` : ""}`,
    block.grades.map((grade) => `- [ ] ${markdown(grade)}`).join("\n"),
  ].join("\n\n");
}

function render(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${markdown(block.text)}${block.aside ? ` (${markdown(block.aside)})` : ""}`;
    case "text": {
      const text = line(block.text);
      return block.style === "voice" || block.style === "alert" ? `> ${text}` : text;
    }
    case "list":
      return block.items
        .map((one, at) => `${block.ordered ? `${at + 1}.` : "-"} ${line(one)}`)
        .join("\n");
    case "facts":
      return block.rows.map(([term, value]) => `- ${markdown(term)}: ${line(value)}`).join("\n");
    case "table":
      return table(block);
    case "drawing":
    case "picture":
      return "";
    case "question":
      return question(block);
    case "columns":
      return [...block.left, ...block.right].map(render).filter(Boolean).join("\n\n");
  }
}

/** The document as Markdown. Drawings are left out: where they are more than a picture, a table follows them. */
export function toMarkdown(paper: Paper): string {
  const parts = [
    `# ${markdown(paper.title)}`,
    `*${markdown(paper.over)}*`,
    ...paper.under.map(line),
    ...paper.blocks.map(render),
    "---",
    markdown(paper.foot),
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}
