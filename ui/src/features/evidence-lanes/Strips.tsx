import type { GroupShare } from "@/ipc";
import classes from "./Lanes.module.css";

/** A share with its interval on a line from 0 to 100 %. What it says stands beside it in words. */
export function SuccessStrip({ share }: { share: GroupShare }) {
  const at = (thousandths: number) => `${thousandths / 10}%`;
  const none = share.total === 0;
  return (
    <span className={classes.strip} aria-hidden="true" data-none={none || undefined}>
      <span className={classes.half} />
      {!none && (
        <>
          <span
            className={classes.interval}
            style={{ left: at(share.low), width: at(share.high - share.low) }}
          />
          <span className={classes.dot} style={{ left: `${(share.count / share.total) * 100}%` }} />
        </>
      )}
    </span>
  );
}

export interface ValueStripProps {
  dots: readonly number[];
  median: number | null;
  least: number;
  most: number;
}

/** What single customers bring, on one axis for all lanes; the tick is the median. */
export function ValueStrip({ dots, median, least, most }: ValueStripProps) {
  const span = most - least || 1;
  const at = (value: number) => `${((value - least) / span) * 100}%`;
  return (
    <span className={classes.strip} aria-hidden="true" data-none={dots.length === 0 || undefined}>
      {least < 0 && <span className={classes.zero} style={{ left: at(0) }} />}
      {dots.map((value, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: dots stand in their order
          key={index}
          className={classes.value}
          style={{ left: at(value) }}
        />
      ))}
      {median !== null && <span className={classes.median} style={{ left: at(median) }} />}
    </span>
  );
}
