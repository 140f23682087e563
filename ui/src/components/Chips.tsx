import type { ReactNode } from "react";
import classes from "./Chips.module.css";

export interface Chip<Id extends string> {
  id: Id;
  label: ReactNode;
  /** How many rows it would leave, written. */
  count?: string;
}

export interface ChipsProps<Id extends string> {
  /** What is being filtered by, for screen readers. */
  label: string;
  chips: readonly Chip<Id>[];
  chosen: readonly Id[];
  onChosen: (chosen: Id[]) => void;
  /** For tests: `<testId>-<id>`. */
  testId?: string;
}

/** Filters as buttons that stay pressed. None pressed means all. */
export function Chips<Id extends string>(props: ChipsProps<Id>) {
  const { label, chips, chosen, onChosen, testId } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a flex row everywhere
    <div className={classes.chips} role="group" aria-label={label}>
      {chips.map(({ id, label: name, count }) => {
        const on = chosen.includes(id);
        return (
          <button
            key={id}
            type="button"
            className={classes.chip}
            aria-pressed={on}
            data-testid={testId && `${testId}-${id}`}
            onClick={() => onChosen(on ? chosen.filter((one) => one !== id) : [...chosen, id])}
          >
            {name}
            {count !== undefined && <span className={classes.count}>{count}</span>}
          </button>
        );
      })}
    </div>
  );
}
