import type { MarkShape } from "./model";

export interface OutcomeMarkProps {
  shape: MarkShape;
  /** The outcome's name for screen readers; leave out where the name stands beside it. */
  label?: string;
  /** Pixels at 100 % zoom. */
  size?: number;
}

const SHAPES = {
  circle: <circle cx="8" cy="8" r="5.5" fill="currentColor" />,
  ring: <circle cx="8" cy="8" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  diamond: <path d="M8 1.6 14.4 8 8 14.4 1.6 8Z" fill="currentColor" />,
  cross: <path d="m3.2 3.2 9.6 9.6m0-9.6-9.6 9.6" stroke="currentColor" strokeWidth="2.3" />,
};

/** The shape of an outcome, in the colour of the text around it. */
export function OutcomeMark({ shape, label, size = 16 }: OutcomeMarkProps) {
  const measure = `${size / 16}rem`;
  const look = { width: measure, height: measure, flex: "none" } as const;
  if (label === undefined) {
    return (
      <svg viewBox="0 0 16 16" style={look} aria-hidden="true" focusable="false">
        {SHAPES[shape]}
      </svg>
    );
  }
  return (
    <svg viewBox="0 0 16 16" style={look} role="img" aria-label={label} focusable="false">
      <title>{label}</title>
      {SHAPES[shape]}
    </svg>
  );
}
