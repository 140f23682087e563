import {
  fitted,
  markShapes,
  type Scene,
  type Shape,
  textWidth,
  tierShapes,
} from "@/components/drawings";

/** A row of a drawing of shares: what it is, its share with the interval, and what stands beside it. */
export interface ShareRow {
  name: string;
  /** Where the row is a tier. */
  tier?: { rank: number; of: number };
  /** A share with its interval, thousandths; none: nobody is counted. */
  share: { value: number; low: number; high: number } | null;
  /** A second mark on the same line, thousandths. */
  told?: number;
  /** At the right end. */
  count: string;
}

const ROW = 34;
const FACE = { size: 13 };
const SMALL = { size: 12 };

/** Shares on one axis from nothing to all, one row each. */
export function drawShares(
  rows: readonly ShareRow[],
  width: number,
  axis: (share: number) => string,
): Scene {
  const widest = Math.max(...rows.map(({ name }) => textWidth(name, FACE)), 40);
  const tiers = rows.some(({ tier }) => tier);
  const left = Math.min(widest, width * 0.3) + (tiers ? 26 : 0) + 16;
  const right = Math.max(...rows.map(({ count }) => textWidth(count, SMALL)), 40) + 16;
  const room = Math.max(width - left - right, 80);
  const at = (thousandths: number) => left + (thousandths / 1000) * room;
  const bottom = rows.length * ROW + 6;
  const shapes: Shape[] = [0, 250, 500, 750, 1000].flatMap((tick): Shape[] => [
    {
      kind: "line",
      x1: at(tick),
      x2: at(tick),
      y1: 0,
      y2: bottom,
      stroke: tick === 500 ? "rule-2" : "rule",
    },
    {
      kind: "text",
      x: at(tick),
      y: bottom + 16,
      text: axis(tick / 1000),
      anchor: tick === 0 ? "start" : tick === 1000 ? "end" : "middle",
      fill: "ink-3",
      ...SMALL,
    },
  ]);
  rows.forEach(({ name, tier, share, told, count }, index) => {
    const y = index * ROW + ROW / 2 + 2;
    if (tier) {
      shapes.push(...tierShapes(tier.rank, tier.of, 0, y - 7));
    }
    shapes.push({
      kind: "text",
      x: tiers ? 26 : 0,
      y: y + 4.5,
      text: fitted(name, left - 16 - (tiers ? 26 : 0), FACE),
      fill: tier ? { tier: tier.rank, of: tier.of, part: "text" } : "ink",
      ...FACE,
    });
    if (share) {
      shapes.push(
        {
          kind: "line",
          x1: at(share.low),
          x2: at(share.high),
          y1: y,
          y2: y,
          stroke: "ink-2",
          width: 1.5,
        },
        ...markShapes("circle", at(share.value), y, 5),
      );
    }
    if (told !== undefined) {
      shapes.push({
        kind: "path",
        d: `M${at(told)} ${y - 11}v22`,
        stroke: "accent",
        width: 2.5,
      });
    }
    shapes.push({
      kind: "text",
      x: width,
      y: y + 4.5,
      text: count,
      anchor: "end",
      fill: "ink-2",
      ...SMALL,
    });
  });
  return { width, height: bottom + 24, shapes };
}
