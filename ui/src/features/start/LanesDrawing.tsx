import { tierLook } from "@/theme/tiers";
import classes from "./Start.module.css";

/** Marks of the drawing: lane from the left, offset in it, row. Invented; it only sets the scene. */
const HAPPY = [
  [1, 0.72, 0],
  [2, 0.3, 0],
  [2, 0.62, 0],
  [2, 0.86, 0],
  [3, 0.12, 0],
  [3, 0.3, 0],
  [3, 0.42, 0],
  [3, 0.6, 0],
  [3, 0.8, 0],
] as const;
const OTHERS = [
  [0, 0.35, 1],
  [0, 0.62, 1],
  [0, 0.82, 1],
  [1, 0.2, 1],
  [1, 0.45, 1],
  [1, 0.8, 1],
  [2, 0.15, 1],
] as const;
const WIDTH = 420;
const HEIGHT = 118;
const LANE = WIDTH / 4;

/** Four lanes with past customers in them: what the program is about, in one picture. */
export function LanesDrawing() {
  const x = (lane: number, offset: number) => (lane + offset) * LANE;
  return (
    <svg
      className={classes.drawing}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
      focusable="false"
    >
      {[3, 2, 1, 0].map((rank, lane) => {
        const look = tierLook(rank, 4);
        return (
          <g key={rank}>
            <rect x={lane * LANE} width={LANE} height={HEIGHT} fill={look.band} />
            <rect x={lane * LANE} width={LANE} height={2.5} fill={look.mark} />
          </g>
        );
      })}
      <line x1={0} x2={WIDTH} y1={70} y2={70} className={classes.row} />
      {HAPPY.map(([lane, offset]) => (
        <circle key={`${lane} ${offset}`} cx={x(lane, offset)} cy={48} r={5} fill="var(--ink)" />
      ))}
      {OTHERS.map(([lane, offset]) => (
        <path
          key={`${lane} ${offset}`}
          d={`M${x(lane, offset)} 86l6 6-6 6-6-6Z`}
          fill="var(--ink)"
        />
      ))}
      {[1, 2, 3].map((lane) => (
        <g key={lane}>
          <line x1={lane * LANE} x2={lane * LANE} y1={22} y2={HEIGHT} className={classes.cut} />
          <rect
            x={lane * LANE - 13}
            y={10}
            width={26}
            height={16}
            rx={5}
            className={lane === 2 ? classes.handleHere : classes.handle}
          />
        </g>
      ))}
    </svg>
  );
}
