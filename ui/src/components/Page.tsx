import type { ReactNode } from "react";
import classes from "./Page.module.css";

export interface PageProps {
  /** The page's name, its only `h1`. */
  title: ReactNode;
  /** A quieter word beside the name: a count, a place. */
  aside?: ReactNode;
  /** The parts of the place, beside its name. */
  tabs?: ReactNode;
  /** The sentence of the app under the name, usually a `VoiceSentence`. */
  says?: ReactNode;
  /** Buttons at the right end of the head. */
  actions?: ReactNode;
  /** The body fills the window and scrolls by itself (tables, studios) instead of the page. */
  fill?: boolean;
  children?: ReactNode;
}

/** A screen's head and body with the common gutters. */
export function Page({ title, aside, tabs, says, actions, fill, children }: PageProps) {
  return (
    <div className={classes.page} data-fill={fill || undefined}>
      <div className={classes.head}>
        <div className={classes.words}>
          <div className={classes.name}>
            <h1>{title}</h1>
            {aside !== undefined && <span className={classes.aside}>{aside}</span>}
            {tabs}
          </div>
          {says}
        </div>
        {actions && (
          <div className={classes.actions} data-page-actions>
            {actions}
          </div>
        )}
      </div>
      <div className={classes.body}>{children}</div>
    </div>
  );
}
