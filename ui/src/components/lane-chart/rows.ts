import type { LaneChart as Chart, Outcome, Share } from "@/ipc";
import type { MarkShape } from "../model";
import type { LaneRow } from "./types";

/** The core's chart as the drawing wants it. */
export function laneRows(
  chart: Chart,
  shapes: ReadonlyMap<string, MarkShape>,
  nameOf: (outcome: Outcome) => string,
): LaneRow[] {
  const cut = chart.tiers[chart.admitting - 1]?.from ?? 0;
  return chart.rows.map(({ outcome, count, marks, bins }) => {
    const base = {
      outcome: { id: outcome.id, name: nameOf(outcome), mark: shapes.get(outcome.id) ?? "cross" },
      total: count.total,
      goodOrBetter: count.admitted,
      low: count.low / 1000,
      high: count.high / 1000,
    };
    return bins.length > 0
      ? {
          ...base,
          bins: bins.map((bin) => ({ ...bin, wrong: bin.score >= cut !== outcome.success })),
        }
      : { ...base, marks: marks.map((mark) => ({ ...mark, id: String(mark.id) })) };
  });
}

/** How the published version would have counted, the successes and the others together. */
export function savedShares(chart: Chart): { success: Share; others: Share } | null {
  if (chart.saved_counts.length !== chart.rows.length) {
    return null;
  }
  const side = (success: boolean): Share =>
    chart.rows.reduce(
      (sum, row, at) => {
        const count = chart.saved_counts[at];
        return row.outcome.success === success && count
          ? { admitted: sum.admitted + count.admitted, total: sum.total + count.total }
          : sum;
      },
      { admitted: 0, total: 0 },
    );
  return { success: side(true), others: side(false) };
}
