/** Cells as text, the way spreadsheets put them on the clipboard. */
export function writeCells(rows: readonly (readonly string[])[]): string {
  const one = (text: string) => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(one).join("\t")).join("\n");
}

/** The same as a table, for programs that prefer one. */
export function writeTable(rows: readonly (readonly string[])[]): string {
  const one = (text: string) =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "<br>");
  const body = rows.map((row) => `<tr>${row.map((text) => `<td>${one(text)}</td>`).join("")}</tr>`);
  return `<table>${body.join("")}</table>`;
}

/**
 * Reads what a spreadsheet copied: cells between tabs, rows between line ends, quotes around what
 * holds either of them. A quote anywhere else is just a quote.
 */
export function readCells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const source = text.replace(/\r\n?/g, "\n");
  while (at <= source.length) {
    let cell: string;
    const quoted = source[at] === '"' ? quotedFrom(source, at) : null;
    if (quoted) {
      [cell, at] = quoted;
    } else {
      let end = at;
      while (end < source.length && source[end] !== "\t" && source[end] !== "\n") {
        end += 1;
      }
      cell = source.slice(at, end);
      at = end;
    }
    row.push(cell);
    if (source[at] !== "\t") {
      rows.push(row);
      row = [];
    }
    at += 1;
  }
  // Spreadsheets end the last row with a line end too.
  if (rows.length > 1 && rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === "") {
    rows.pop();
  }
  return rows;
}

/** The quoted cell that starts here and where it ends; `null` where the quote is no closing pair. */
function quotedFrom(source: string, start: number): [string, number] | null {
  let cell = "";
  for (let at = start + 1; at < source.length; at += 1) {
    if (source[at] !== '"') {
      cell += source[at];
    } else if (source[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else {
      const next = source[at + 1];
      return next === undefined || next === "\t" || next === "\n" ? [cell, at + 1] : null;
    }
  }
  return null;
}

/** The first table of a piece of a page; `null` where there is none. */
function readTable(html: string): string[][] | null {
  const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
  if (!table) {
    return null;
  }
  return [...table.rows].map((row) =>
    [...row.cells].flatMap((cell) => {
      for (const line of cell.querySelectorAll("br")) {
        line.replaceWith("\n");
      }
      const text = (cell.textContent ?? "").replace(/[ \t\u00a0]+/g, " ").trim();
      return [text, ...Array<string>(Math.max(cell.colSpan - 1, 0)).fill("")];
    }),
  );
}

/** The cells on the clipboard: its text where that has cells, else a table of its page. */
export function cellsOf(data: Pick<DataTransfer, "getData">): string[][] | null {
  const text = data.getData("text/plain");
  if (/[\t\n]/.test(text.trimEnd())) {
    return readCells(text);
  }
  const html = data.getData("text/html");
  const table = html === "" ? null : readTable(html);
  if (table && table.length > 0) {
    return table;
  }
  return text === "" ? null : readCells(text);
}
