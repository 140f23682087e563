import { TierBars } from "@/components/TierTag";
import { type Cell, isBar, type Line, pieces, type Table } from "@/documents/model";
import { tierLook } from "@/theme/tiers";
import classes from "./Figure.module.css";

function Words({ line }: { line: Line }) {
  return pieces(line).map((piece, at) => {
    if (piece.tier) {
      const { rank, of } = piece.tier;
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the line
        <span key={at} className={classes.tier} style={{ color: tierLook(rank, of).text }}>
          <TierBars rank={rank} count={of} />
          {piece.text}
        </span>
      );
    }
    const quiet = piece.quiet ? "quiet" : undefined;
    return piece.strong ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the line
      <strong key={at} className={quiet}>
        {piece.text}
      </strong>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the line
      <span key={at} className={quiet}>
        {piece.text}
      </span>
    );
  });
}

function Content({ cell }: { cell: Cell }) {
  return isBar(cell) ? cell.says : <Words line={cell} />;
}

/** A cell, and under it what stands in the next column while there is room for one. */
function Stack({ cell, beneath }: { cell: Cell; beneath: Cell | null | undefined }) {
  return (
    <>
      <Content cell={cell} />
      {beneath != null && (
        <span className={classes.beneath}>
          <Content cell={beneath} />
        </span>
      )}
    </>
  );
}

/** The figures behind a drawing, as a table. Where there is little room, an interval stands under its figure. */
export function FigureTable({ table }: { table: Table }) {
  const { caption, columns, rows, sum } = table;
  const look = (at: number) =>
    [columns[at]?.figures && "num", columns[at]?.beneath && classes.apart]
      .filter(Boolean)
      .join(" ") || undefined;
  const under = (at: number) => columns[at + 1]?.beneath || null;
  return (
    <div className={classes.tableBox}>
      <table className={classes.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <th key={at} scope="col" className={look(at)}>
                <Stack cell={title} beneath={under(at) && columns[at + 1]?.title} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <tr key={place} data-sum={(sum && place === rows.length - 1) || undefined}>
              {row.map((cell, at) =>
                at === 0 ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                  <th key={at} scope="row">
                    <Content cell={cell} />
                  </th>
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                  <td key={at} className={look(at)}>
                    <Stack cell={cell} beneath={under(at) && row[at + 1]} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The table as text that spreadsheets take from the clipboard. */
export function tableText({ columns, rows }: Table): string {
  const cell = (content: Cell) =>
    (isBar(content)
      ? content.says
      : pieces(content)
          .map(({ text }) => text)
          .join("")
    ).replace(/\s+/g, " ");
  return [columns.map(({ title }) => title), ...rows.map((row) => row.map(cell))]
    .map((cells) => cells.join("\t"))
    .join("\n");
}
