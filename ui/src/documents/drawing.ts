import { tierBars, tierColours } from "./colours";
import { html } from "./escape";
import type { LaneDrawing } from "./model";

const WIDTH = 1000;
const LEFT = 150;
const RIGHT = 24;
const HEAD = 46;
const ROW = 46;
const AXIS = 34;
const FULL = 100_000;
const RANGE = 54;
const INK = "#1f1c18";
const QUIET = "#6e675c";
const FONT = "Inter, 'Inter Variable', system-ui, 'Segoe UI', sans-serif";

/** The height of a lane drawing that is `WIDTH` wide. */
export function laneHeight(drawing: LaneDrawing): number {
  return HEAD + drawing.rows.length * ROW + AXIS + (drawing.range ? RANGE : 0);
}

export const LANE_WIDTH = WIDTH;

function x(score: number): number {
  return LEFT + ((WIDTH - LEFT - RIGHT) * score) / FULL;
}

function at(value: number): string {
  return value.toFixed(1);
}

/** Bars that say the rank of a tier without its colour. */
export function barsGlyph(
  rank: number,
  of: number,
  left: number,
  top: number,
  size: number,
): string {
  const filled = tierBars(rank, of);
  const { mark } = tierColours(rank, of);
  const width = size / 5.5;
  return [0, 1, 2, 3]
    .map((bar) => {
      const height = (size * (bar + 1.6)) / 4.6;
      const solid = bar < filled;
      return `<rect x="${at(left + bar * width * 1.45)}" y="${at(top + size - height)}" width="${at(width)}" height="${at(height)}" fill="${solid ? mark : "none"}" stroke="${mark}" stroke-width="0.8"/>`;
    })
    .join("");
}

function mark(shape: LaneDrawing["rows"][number]["shape"], cx: number, cy: number): string {
  const r = 5;
  switch (shape) {
    case "circle":
      return `<circle cx="${at(cx)}" cy="${at(cy)}" r="${r}" fill="${INK}"/>`;
    case "ring":
      return `<circle cx="${at(cx)}" cy="${at(cy)}" r="${r - 0.8}" fill="#fff" stroke="${INK}" stroke-width="1.6"/>`;
    case "diamond":
      return `<path d="M${at(cx)} ${at(cy - r - 1)}L${at(cx + r + 1)} ${at(cy)}L${at(cx)} ${at(cy + r + 1)}L${at(cx - r - 1)} ${at(cy)}Z" fill="#fff" stroke="${INK}" stroke-width="1.6"/>`;
    default:
      return `<path d="M${at(cx - r)} ${at(cy - r)}L${at(cx + r)} ${at(cy + r)}M${at(cx + r)} ${at(cy - r)}L${at(cx - r)} ${at(cy + r)}" stroke="${INK}" stroke-width="1.8"/>`;
  }
}

/** Marks of a row that would overlap stand above and below each other. */
function stacked(
  marks: LaneDrawing["rows"][number]["marks"],
): { score: number; level: number; count: number }[] {
  const last: number[] = [];
  return [...marks]
    .sort((a, b) => a.score - b.score)
    .map(({ score, count }) => {
      const free = last.findIndex((taken) => x(score) - taken >= 11);
      const level = free === -1 ? last.length : free;
      if (level < 3) {
        last[level] = x(score);
      }
      return { score, level: Math.min(level, 2), count };
    });
}

const LEVELS = [0, -11, 11];

function shortened(text: string, most: number): string {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : text;
}

/** The lane chart as SVG: colours and shapes as on the screen, in light. */
export function laneSvg(drawing: LaneDrawing, alt: string): string {
  const { tiers, rows, range } = drawing;
  const height = laneHeight(drawing);
  const bottom = HEAD + rows.length * ROW;
  const parts: string[] = [];
  tiers.forEach((tier, rank) => {
    const to = rank === 0 ? FULL : (tiers[rank - 1]?.from ?? FULL);
    const left = x(tier.from);
    const width = x(to) - left;
    const { band, text, mark: line } = tierColours(rank, tiers.length);
    parts.push(
      `<rect x="${at(left)}" y="${HEAD}" width="${at(width)}" height="${bottom - HEAD + (range ? RANGE : 0)}" fill="${band}"/>`,
      `<rect x="${at(left)}" y="${HEAD - 4}" width="${at(width)}" height="4" fill="${line}"/>`,
    );
    if (width > 40) {
      parts.push(
        barsGlyph(rank, tiers.length, left + 4, HEAD - 24, 12),
        `<text x="${at(left + 26)}" y="${HEAD - 13}" font-size="15" font-weight="600" fill="${text}">${html(shortened(tier.name, Math.floor((width - 30) / 8)))}</text>`,
      );
    }
  });
  rows.forEach((row, index) => {
    const middle = HEAD + index * ROW + ROW / 2;
    parts.push(
      mark(row.shape, 8, middle),
      `<text x="22" y="${at(middle + 5)}" font-size="15" fill="${INK}">${html(shortened(row.name, 16))}</text>`,
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at(middle + ROW / 2)}" y2="${at(middle + ROW / 2)}" stroke="#c8c0b0" stroke-width="0.7"/>`,
      ...stacked(row.marks).map(({ score, level, count }) => {
        const cy = middle + (LEVELS[level] ?? 0);
        const many =
          count > 1
            ? `<text x="${at(x(score) + 7)}" y="${at(cy - 4)}" font-size="10" fill="${QUIET}">${count}</text>`
            : "";
        return mark(row.shape, x(score), cy) + many;
      }),
    );
  });
  if (range) {
    const middle = bottom + RANGE / 2 + 2;
    const likely = x(range.likely);
    parts.push(
      `<line x1="${at(x(range.low))}" x2="${at(x(range.high))}" y1="${middle}" y2="${middle}" stroke="${INK}" stroke-width="5"/>`,
      `<line x1="${at(x(range.low))}" x2="${at(x(range.low))}" y1="${middle - 10}" y2="${middle + 10}" stroke="${INK}" stroke-width="2"/>`,
      `<line x1="${at(x(range.high))}" x2="${at(x(range.high))}" y1="${middle - 10}" y2="${middle + 10}" stroke="${INK}" stroke-width="2"/>`,
      `<rect x="${at(likely - 24)}" y="${middle - 12}" width="48" height="24" rx="12" fill="${INK}"/>`,
      `<text x="${at(likely)}" y="${middle + 5}" font-size="14" font-weight="600" fill="#fff" text-anchor="middle">${html(drawing.axis(range.likely))}</text>`,
      range.low < range.high
        ? `<text x="${at(x(range.low) - 5)}" y="${middle + 5}" font-size="13" fill="${INK}" text-anchor="end">${html(drawing.axis(range.low))}</text><text x="${at(x(range.high) + 5)}" y="${middle + 5}" font-size="13" fill="${INK}">${html(drawing.axis(range.high))}</text>`
        : "",
    );
  }
  const foot = bottom + (range ? RANGE : 0);
  const ticks = [0, FULL, ...tiers.map((tier) => tier.from)];
  for (const score of new Set(ticks)) {
    parts.push(
      `<line x1="${at(x(score))}" x2="${at(x(score))}" y1="${foot}" y2="${foot + 6}" stroke="${QUIET}" stroke-width="1"/>`,
      `<text x="${at(x(score))}" y="${foot + 22}" font-size="13" fill="${QUIET}" text-anchor="middle">${html(drawing.axis(score))}</text>`,
    );
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${html(alt)}" font-family="${FONT}">${parts.join("")}</svg>`;
}
