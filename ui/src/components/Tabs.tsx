import { Link } from "@tanstack/react-router";
import classes from "./Tabs.module.css";

/** A part of a place, with a page of its own. */
export interface Tab {
  id: string;
  to:
    | "/prospects"
    | "/prospects/activities"
    | "/prospects/waivers"
    | "/prospects/audit"
    | "/evidence"
    | "/evidence/profile"
    | "/evidence/costs"
    | "/evidence/replay"
    | "/evidence/lanes"
    | "/evidence/refine";
  label: string;
}

export interface TabsProps {
  /** What they are parts of, for screen readers. */
  label: string;
  tabs: readonly Tab[];
  /** The one that is open. */
  here: string;
  /** For tests: `<testId>-<id>`. */
  testId: string;
}

/** The parts of a place, one link each. */
export function Tabs({ label, tabs, here, testId }: TabsProps) {
  return (
    <nav className={classes.tabs} aria-label={label}>
      {tabs.map(({ id, to, label: name }) => (
        <Link
          key={id}
          to={to}
          className={classes.tab}
          data-here={id === here || undefined}
          aria-current={id === here ? "page" : undefined}
          activeOptions={{ exact: true }}
          data-testid={`${testId}-${id}`}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
