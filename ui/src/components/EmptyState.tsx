import type { ReactNode } from "react";
import { ButtonLink } from "./ButtonLink";
import classes from "./States.module.css";

export interface EmptyStateProps {
  /** What is missing, as a short sentence in the app's voice. */
  title: string;
  /** What to do next, and why. */
  children?: ReactNode;
  /** Buttons for the next step, the likeliest first. */
  actions?: ReactNode;
}

/** A place with nothing in it yet: says what belongs here and offers the next step. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <section className={classes.state}>
      <h2 className={`${classes.title} voice`}>{title}</h2>
      {children && <div className={classes.body}>{children}</div>}
      {actions && <div className={classes.actions}>{actions}</div>}
    </section>
  );
}

export interface EmptyStepProps extends Omit<EmptyStateProps, "actions"> {
  /** The screen that the one next step leads to, and what its link says. */
  to: "/profile" | "/customers" | "/slides/all";
  step: string;
}

/** An empty place with one thing to do about it, on another screen. */
export function EmptyStep({ to, step, ...props }: EmptyStepProps) {
  return (
    <EmptyState
      {...props}
      actions={
        <ButtonLink to={to} variant="filled">
          {step}
        </ButtonLink>
      }
    />
  );
}
