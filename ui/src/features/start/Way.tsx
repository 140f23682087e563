import type { ReactNode } from "react";
import classes from "./Start.module.css";

export interface WayProps {
  title: string;
  about: string;
  /** What begins it. */
  button: ReactNode;
  /** What it asks for, once begun. */
  children?: ReactNode;
}

/** One way to a workspace: what it is, and the button for it. */
export function Way({ title, about, button, children }: WayProps) {
  return (
    <section className={classes.way}>
      <div>
        <h2>{title}</h2>
        <p>{about}</p>
      </div>
      {button}
      {children}
    </section>
  );
}
