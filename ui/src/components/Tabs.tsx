import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { type Action, useActions } from "@/shell/actions";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";
import classes from "./Tabs.module.css";

/** A part of a place, with a page of its own. */
export interface Tab {
  id: string;
  to:
    | "/prospects"
    | "/prospects/activities"
    | "/prospects/waivers"
    | "/prospects/audit"
    | "/slides"
    | "/slides/all"
    | "/slides/capabilities"
    | "/evidence"
    | "/evidence/profile"
    | "/evidence/costs"
    | "/evidence/replay"
    | "/evidence/lanes"
    | "/evidence/refine";
  label: string;
}

export interface TabsProps {
  /** The place: names the actions of the search field (`<area>.<id>`) and the tabs in tests (`<area>-tab-<id>`). */
  area: string;
  /** What they are parts of, for screen readers. */
  label: string;
  tabs: readonly Tab[];
  /** The one that is open. */
  here: string;
  /** They stand in a bar of their own and are as high as it. */
  bar?: boolean;
}

/** The parts of a place, one link each; keys 1, 2, 3 … and the search field lead to them too. */
export function Tabs({ area, label, tabs, here, bar }: TabsProps) {
  const navigate = useNavigate();
  const ways = useMemo<(Shortcut & Action)[]>(
    () =>
      tabs.map(({ id, to, label: name }, at) => ({
        id: `${area}.${id}`,
        keys: `${at + 1}`,
        label: name,
        group: "here",
        run: () => void navigate({ to }),
      })),
    [area, tabs, navigate],
  );
  useShortcutList(ways);
  useActions(ways);
  return (
    <nav className={classes.tabs} data-bar={bar || undefined} aria-label={label}>
      {tabs.map(({ id, to, label: name }) => (
        <Link
          key={id}
          to={to}
          className={classes.tab}
          data-here={id === here || undefined}
          aria-current={id === here ? "page" : undefined}
          activeOptions={{ exact: true }}
          data-testid={`${area}-tab-${id}`}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
