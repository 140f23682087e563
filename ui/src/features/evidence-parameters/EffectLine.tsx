import type { Direction } from "@/ipc";
import classes from "./ParameterList.module.css";

const at = (thousandths: number) => `${thousandths / 10}%`;

/** How often the happier of two has the better answer, with its interval; every row on the same axis. */
export function EffectLine({ direction }: { direction: Direction | null }) {
  return (
    <svg className={classes.effect} aria-hidden="true" focusable="false">
      {[0, 250, 500, 750, 1000].map((tick) => (
        <line
          key={tick}
          className={tick === 500 ? classes.coin : classes.tick}
          x1={at(tick)}
          x2={at(tick)}
          y1="0"
          y2="100%"
        />
      ))}
      {direction && (
        <>
          <line
            className={classes.reach}
            x1={at(direction.low)}
            x2={at(direction.high)}
            y1="50%"
            y2="50%"
          />
          {[direction.low, direction.high].map((end) => (
            <svg key={end} x={at(end)} y="50%" overflow="visible" aria-hidden="true">
              <line className={classes.reach} x1="0" x2="0" y1="-4" y2="4" />
            </svg>
          ))}
          <circle className={classes.dot} cx={at(direction.auc)} cy="50%" r="5" />
        </>
      )}
    </svg>
  );
}
