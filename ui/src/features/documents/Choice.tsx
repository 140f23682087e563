import { useId } from "react";
import classes from "./Documents.module.css";

export interface ChoiceProps<V extends string> {
  legend: string;
  options: readonly { value: V; label: string; about?: string }[];
  value: V;
  onChange: (value: V) => void;
  /** Beside each other. */
  row?: boolean;
}

/** One of a few, all in sight. */
export function Choice<V extends string>(props: ChoiceProps<V>) {
  const { legend, options, value, onChange, row } = props;
  const name = useId();
  return (
    <fieldset className={classes.choice}>
      <legend>{legend}</legend>
      <div className={row ? classes.row : undefined}>
        {options.map((one) => (
          <label key={one.value} className={classes.option}>
            <input
              type="radio"
              name={name}
              value={one.value}
              checked={one.value === value}
              onChange={() => onChange(one.value)}
            />
            <span>
              {one.label}
              {one.about && <small>{one.about}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
