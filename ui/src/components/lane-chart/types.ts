import type { MarkShape, Tier } from "../model";

/** A past customer on the chart. */
export interface LaneMark {
  id: string;
  name: string;
  /** Thousandths of a point, 0 to 100 000. */
  score: number;
  /** The cut-offs put it on the wrong side: a success below, or a failure above. */
  wrong: boolean;
}

/** Many customers with about the same score, where naming each would be too much. */
export interface LaneBin {
  score: number;
  count: number;
  wrong?: boolean;
}

interface LaneRowBase {
  outcome: { id: string; name: string; mark: MarkShape };
  /** How many customers had this outcome. */
  total: number;
  /** How many of them are in the good tier or a better one. */
  goodOrBetter: number;
  /** The 95 % interval of that share, each end between 0 and 1. */
  low: number;
  high: number;
}

/** An outcome's row: single customers, or bins of them. */
export type LaneRow = LaneRowBase &
  (
    | { marks: readonly LaneMark[]; bins?: undefined }
    | { bins: readonly LaneBin[]; marks?: undefined }
  );

export interface LaneChartProps {
  /** Best first; the last one's `from` is 0. */
  tiers: readonly Tier[];
  rows: readonly LaneRow[];
  /** The saved version's cut-offs, best first, without the last 0: drawn as dotted lines. */
  saved?: readonly number[];
  /** What the saved version is called on its lines: `v2`. */
  savedName?: string;
  /** A sentence about the saved cut-offs for the legend. */
  savedSays?: string;
  /** The tier that "or better" starts at in the right column; the second best by default. */
  goodTier?: string;
  /** Rows as low as their words allow: the chart shares a small window. */
  dense?: boolean;
  /** Cut-offs cannot be moved: a published version, a past one. */
  readOnly?: boolean;
  /** While a hand moves a cut-off: all cut-offs, best first, without the last 0. */
  onPreview?: (thresholds: number[]) => void;
  /** When the hand lets go; return the promise of the change. */
  onCommit?: (thresholds: number[]) => unknown;
  onMarkClick?: (id: string) => void;
}
