import { PAPER } from "@/components/drawings/palette";
import { sceneSvg } from "@/components/drawings/svg";
import { tierColours } from "./colours";
import { barsGlyph, laneSvg } from "./drawing";
import { html } from "./escape";
import type { Block, Cell, Line, Paper, Piece, Table } from "./model";
import { isBar, pieces } from "./model";
import { NO_DESK, STYLE } from "./style";

function piece({ text, strong, quiet, tier }: Piece): string {
  // "problem/solution" may part at its stroke: in a narrow column it would break inside a word.
  let out = html(text).replace(/(\p{L})\/(?=\p{L})/gu, "$1/<wbr>");
  if (tier) {
    const glyph = `<svg class="bars" viewBox="0 0 12 12" aria-hidden="true">${barsGlyph(tier.rank, tier.of, 0, 0, 12)}</svg>`;
    out = `<span class="tier" style="color:${tierColours(tier.rank, tier.of).text}">${glyph}${out}</span>`;
  } else if (strong) {
    out = `<b>${out}</b>`;
  }
  return quiet ? `<span class="quiet">${out}</span>` : out;
}

function line(text: Line): string {
  return pieces(text).map(piece).join("");
}

function percent(share: number): string {
  return `${(Math.min(Math.max(share, 0), 1) * 100).toFixed(2)}%`;
}

function cell(content: Cell): string {
  if (!isBar(content)) {
    return line(content);
  }
  const { low, likely, high } = content.bar;
  const width = percent(high - low);
  // Nothing under the text: what the bar shows stands in the figures beside it.
  const says = content.says ? `<span class="hidden">${html(content.says)}</span>` : "";
  const range =
    high > low
      ? `<i class="may" style="left:${percent(low)};width:${width}"></i><i class="likely" style="left:${percent(likely)}"></i>`
      : "";
  return `<span class="bar" aria-hidden="true"><i style="width:${percent(low)}"></i>${range}</span>${says}`;
}

function table({ caption, columns, rows, sum }: Table): string {
  const all = columns.reduce((total, column) => total + (column.width ?? 1), 0);
  const widths = columns
    .map((column) => `<col style="width:${(((column.width ?? 1) / all) * 100).toFixed(1)}%">`)
    .join("");
  const head = columns
    .map(({ title, figures }) =>
      title
        ? `<th scope="col"${figures ? ' class="figures"' : ""}>${html(title)}</th>`
        : '<td class="none"></td>',
    )
    .join("");
  const body = rows.map((row, at) => {
    const last = sum && at === rows.length - 1;
    const cells = row.map((content, column) => {
      const figures = columns[column]?.figures ? ' class="figures"' : "";
      return column === 0
        ? `<th scope="row" dir="auto">${cell(content)}</th>`
        : `<td dir="auto"${figures}>${cell(content)}</td>`;
    });
    return `<tr${last ? ' class="sum"' : ""}>${cells.join("")}</tr>`;
  });
  return `<table><caption class="hidden">${html(caption)}</caption><colgroup>${widths}</colgroup><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}

function question(block: Extract<Block, { kind: "question" }>): string {
  const asks = block.asks
    .map(
      ({ text, who }) =>
        `<p class="asks" dir="auto">${html(text)}${who ? ` <span class="quiet">${html(who)}</span>` : ""}</p>`,
    )
    .join("");
  const options = block.options
    .map(
      ({ name, aside }) =>
        `<li dir="auto"><i class="box"></i><span>${html(name)}${aside ? ` <b class="caps">${html(aside)}</b>` : ""}</span></li>`,
    )
    .join("");
  const grades = block.grades.map((grade) => `<li><i class="box"></i>${html(grade)}</li>`).join("");
  const unit = block.unit ? ` <span class="unit">${html(block.unit)}</span>` : "";
  return `<section class="question"><div class="place">${html(block.place)}</div><div><h3 dir="auto">${html(block.title)}${block.flag ? ` <span class="flag">${html(block.flag)}</span>` : ""}</h3><p class="effect">${html(block.effect)}</p>${asks}${block.note ? `<p class="note" dir="auto">${html(block.note)}</p>` : ""}<ul class="options">${options}</ul><div class="write"><span>${html(block.answer)}</span><span class="rule"></span>${unit}</div><ul class="grades">${grades}</ul></div></section>`;
}

function render(block: Block): string {
  switch (block.kind) {
    case "heading": {
      const aside = block.aside ? ` <span class="aside">${html(block.aside)}</span>` : "";
      return `<h${block.level}${block.newPage ? ' class="page"' : ""} dir="auto">${html(block.text)}${aside}</h${block.level}>`;
    }
    case "text":
      return `<p class="${block.style ?? "body"}" dir="auto">${line(block.text)}</p>`;
    case "list": {
      const tag = block.ordered ? "ol" : "ul";
      return `<${tag} class="list">${block.items.map((one) => `<li dir="auto">${line(one)}</li>`).join("")}</${tag}>`;
    }
    case "facts":
      return `<dl class="facts">${block.rows.map(([term, value]) => `<div><dt>${html(term)}</dt><dd>${line(value)}</dd></div>`).join("")}</dl>`;
    case "table":
      return table(block);
    case "drawing":
      return `<figure>${laneSvg(block.drawing, block.alt)}</figure>`;
    case "picture":
      return `<figure>${sceneSvg(block.scene, { alt: block.alt, palette: PAPER })}</figure>`;
    case "question":
      return question(block);
    case "columns":
      return `<div class="columns"><div>${blocks(block.left)}</div><div>${blocks(block.right)}</div></div>`;
  }
}

/** A heading stays with what follows it. */
function blocks(list: readonly Block[]): string {
  return list.map(render).join("\n");
}

const PAGES = { a4: "A4", letter: "letter" } as const;

/** The document as one HTML file that needs nothing else, for reading and for print; `fonts` are rules with the fonts inside. */
/** The page as it is saved; without its desk, whatever stands behind it on the screen shows around the paper. */
export function toHtml(paper: Paper, fonts = "", desk = true): string {
  const { language, size, title, over, under, foot, onePage } = paper;
  const kind = onePage === undefined ? "flow" : `one d${onePage}`;
  return `<!doctype html>
<html lang="${html(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="generator" content="Lanewise">
<title>${html(title)} – ${html(over)}</title>
<style>${fonts}@page { size: ${PAGES[size]}; }
${STYLE}${desk ? "" : NO_DESK}</style>
</head>
<body class="${kind} ${size}">
<main>
<header><p class="over">${html(over)}</p><h1 dir="auto">${html(title)}</h1>${under.map((one) => `<p class="under" dir="auto">${line(one)}</p>`).join("")}</header>
${blocks(paper.blocks)}
<footer dir="auto">${html(foot)}</footer>
</main>
</body>
</html>
`;
}
