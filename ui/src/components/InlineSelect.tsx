import classes from "./InlineSelect.module.css";

export interface InlineOption<V extends string> {
  value: V;
  label: string;
  /** Stands under this heading in the list. */
  group?: string;
}

export interface InlineSelectProps<V extends string> {
  /** For screen readers; the words around it say it on the screen. */
  label: string;
  value: V;
  options: readonly InlineOption<V>[];
  onChange: (value: V) => void;
  disabled?: boolean;
  /** Draws the eye: a guess that wants a look. */
  doubtful?: boolean;
  testId?: string;
}

/** A choice in the middle of a sentence: reads as a word, opens as a list. */
export function InlineSelect<V extends string>(props: InlineSelectProps<V>) {
  const { label, value, options, onChange, disabled, doubtful, testId } = props;
  const chosen = options.find((option) => option.value === value);
  const groups = [...new Set(options.map((option) => option.group))];
  const items = (group: string | undefined) =>
    options
      .filter((option) => option.group === group)
      .map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ));
  return (
    <span className={classes.word} data-doubtful={doubtful || undefined}>
      <span aria-hidden="true">{chosen?.label ?? value}</span>
      {/* Lies over the word, unseen: the list opens where the word stands, in every engine. */}
      <select
        className={classes.select}
        aria-label={label}
        value={value}
        disabled={disabled}
        data-testid={testId}
        onChange={(event) => onChange(event.currentTarget.value as V)}
      >
        {groups.map((group) =>
          group === undefined ? (
            items(group)
          ) : (
            <optgroup key={group} label={group}>
              {items(group)}
            </optgroup>
          ),
        )}
      </select>
    </span>
  );
}
