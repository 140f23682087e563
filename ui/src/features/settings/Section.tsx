import { type ReactNode, useId } from "react";
import classes from "./Settings.module.css";

export interface SectionProps {
  title: string;
  /** What it is about, under the title. */
  about?: string;
  children: ReactNode;
  testId?: string;
}

/** A group of settings: its name on the left, its parts on the right. */
export function Section({ title, about, children, testId }: SectionProps) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id} data-testid={testId}>
      <div className={classes.label}>
        <h2 id={id}>{title}</h2>
        {about && <p>{about}</p>}
      </div>
      <div className={classes.parts}>{children}</div>
    </section>
  );
}

/** One setting with its explanation. */
export function Part({
  label,
  hint,
  children,
}: {
  label: string;
  hint?: string;
  children: ReactNode;
}) {
  return (
    <div className={classes.part}>
      <div className={classes.partLabel}>
        <p>{label}</p>
        {hint && <p className={classes.hint}>{hint}</p>}
      </div>
      <div className={classes.control}>{children}</div>
    </div>
  );
}
