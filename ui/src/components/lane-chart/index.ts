export { LaneChart } from "./LaneChart";
export type { LaneBin, LaneChartProps, LaneMark, LaneRow } from "./types";
