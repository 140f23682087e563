import type { Piece, Table } from "@/documents/model";
import type { Tier, TierShare } from "@/ipc";
import { type Scene, type Shape, tierShapes } from "../../drawings/scene";
import { fitted, textWidth, wrapped } from "../../drawings/text";
import type { Speech } from "../words";
import { axisOf, grid, whisker } from "./axis";

interface Placed {
  share: TierShare;
  name: string;
  rank: number;
}

function placed(tiers: readonly Tier[], shares: readonly TierShare[]): Placed[] {
  return shares.map((share) => {
    const rank = tiers.findIndex((one) => one.id === share.tier);
    return { share, rank, name: tiers[rank]?.name ?? share.tier };
  });
}

/** What one sees in it, when it is read aloud. */
export function tiersSay(
  { t, format }: Speech,
  tiers: readonly Tier[],
  shares: readonly TierShare[],
): string {
  return placed(tiers, shares)
    .filter(({ share }) => share.share.total > 0)
    .map(({ name, share: { share } }) =>
      t("evidence.tiers.says", {
        tier: name,
        s: format.count(share.success),
        n: format.count(share.total),
        range: format.shareRange(share.low / 1000, share.high / 1000),
      }),
    )
    .join(" ");
}

/** Tier by tier, how many succeeded, with the interval. */
export function tiersScene(
  { t, format }: Speech,
  tiers: readonly Tier[],
  shares: readonly TierShare[],
  width: number,
): Scene {
  const rows = placed(tiers, shares);
  const of = tiers.length;
  const admits = t("evidence.tiers.admits");
  const wished = Math.max(
    ...rows.map(({ name }) => textWidth(name, { size: 14, weight: 620 }) + 32),
    textWidth(admits, { size: 12 }) + 32,
  );
  const names = Math.min(Math.max(wished, 90), Math.max(width * 0.4, 120));
  const countOf = ({ share: { share } }: Placed) =>
    share.total === 0
      ? t("evidence.tiers.nobody")
      : t("evidence.detail.of", { s: format.count(share.success), n: format.count(share.total) });
  const counts =
    Math.max(...rows.map((row) => textWidth(countOf(row), { size: 14, weight: 620 })), 60) + 14;
  const axis = axisOf(names + 12, width - counts - 12, 0, 1000);
  const face = { size: 12, weight: 550 };
  const title = wrapped(t("evidence.tiers.share"), width - axis.left, face, 2);
  const heading = 27 + title.length * 15;
  const line = 44;
  const bottom = heading + rows.length * line;
  const shapes = title.map(
    (text, at): Shape => ({
      kind: "text",
      x: axis.left,
      y: 12 + at * 15,
      text,
      ...face,
      fill: "ink-2",
    }),
  );
  rows.forEach(({ rank }, at) => {
    shapes.push({
      kind: "rect",
      x: axis.left,
      y: heading + at * line + 1,
      width: axis.right - axis.left,
      height: line - 1,
      fill: { tier: rank, of, part: "band" },
    });
  });
  shapes.push(
    ...grid(axis, heading, bottom, [
      { value: 0, text: format.count(0) },
      { value: 250, text: format.count(25) },
      { value: 500, text: format.count(50) },
      { value: 750, text: format.count(75) },
      { value: 1000, text: format.share(1) },
    ]),
  );
  rows.forEach((row, at) => {
    const { rank, name } = row;
    const { share, admits: open } = row.share;
    const middle = heading + at * line + line / 2;
    const tone = (part: "mark" | "text" | "band") => ({ tier: rank, of, part });
    shapes.push(...tierShapes(rank, of, 0, middle - 7), {
      kind: "text",
      x: 24,
      y: middle + (open ? -1 : 4.5),
      text: fitted(name, names - 26, { size: 14, weight: 620 }),
      size: 14,
      weight: 620,
      fill: tone("text"),
    });
    if (open) {
      shapes.push({
        kind: "text",
        x: 24,
        y: middle + 14,
        text: fitted(admits, names - 26, { size: 12 }),
        size: 12,
        fill: "ink-2",
      });
    }
    if (share.total > 0) {
      shapes.push(
        ...whisker(axis, middle, {
          low: share.low,
          value: (share.success / share.total) * 1000,
          high: share.high,
        }),
      );
    }
    shapes.push({
      kind: "text",
      x: width,
      y: middle + 4.5,
      text: countOf(row),
      size: 14,
      weight: share.total === 0 ? 400 : 620,
      anchor: "end",
      fill: share.total === 0 ? "ink-3" : "ink",
    });
  });
  return { width, height: bottom + 6, shapes };
}

/** A tier as a piece of a line. */
export function tierPiece(tiers: readonly Tier[], id: string): Piece {
  const rank = tiers.findIndex((one) => one.id === id);
  return {
    text: tiers[rank]?.name ?? id,
    strong: true,
    tier: { rank: Math.max(rank, 0), of: tiers.length },
  };
}

/** The figures behind it. */
export function tiersTable(
  { t, format }: Speech,
  tiers: readonly Tier[],
  shares: readonly TierShare[],
): Table {
  return {
    kind: "table",
    caption: t("evidence.tiers.title"),
    columns: [
      { title: t("evidence.tiers.tier"), width: 2 },
      { title: t("evidence.detail.success"), figures: true },
      { title: t("evidence.detail.shareShort"), figures: true },
      { title: t("evidence.detail.interval"), figures: true },
    ],
    rows: shares.map(({ tier, share }) => [
      [tierPiece(tiers, tier)],
      t("evidence.detail.of", { s: format.count(share.success), n: format.count(share.total) }),
      share.total > 0 ? format.share(share.success / share.total) : "",
      share.total > 0 ? format.shareRange(share.low / 1000, share.high / 1000) : "",
    ]),
  };
}
