import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Action, useActions } from "@/shell/actions";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";
import { SlideFiles } from "./SlideFiles";
import classes from "./SlidesFrame.module.css";

/** The parts of the Situation Slides, in the order of their tabs. */
const PARTS = [
  { part: "compare", to: "/slides" },
  { part: "slides", to: "/slides/all" },
  { part: "capabilities", to: "/slides/capabilities" },
] as const;

export type SlidesPart = (typeof PARTS)[number]["part"];

export interface SlidesFrameProps {
  /** The tab that is open. */
  part: SlidesPart;
  /** Buttons at the right end of the head. */
  actions?: ReactNode;
  /** The slide that is open beside others of its account. */
  slide?: number | undefined;
  /** The body fills the window and scrolls by itself instead of the page. */
  fill?: boolean;
  children?: ReactNode;
}

/** What the screens of the Situation Slides share: the name, the tabs (keys 1 to 3), and room for actions. */
export function SlidesFrame({ part, actions, slide, fill, children }: SlidesFrameProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { account } = useParams({ strict: false });
  const shortcuts = useMemo<Shortcut[]>(
    () =>
      PARTS.map((one, at) => ({
        keys: `${at + 1}`,
        label: t(`slides.tabs.${one.part}`),
        group: "here",
        run: () => void navigate({ to: one.to }),
      })),
    [t, navigate],
  );
  useShortcutList(shortcuts);
  const ways = useMemo<Action[]>(
    () =>
      PARTS.map((one, at) => ({
        id: `slides.${one.part === "slides" ? "all" : one.part}`,
        label: t(`slides.tabs.${one.part}`),
        keys: `${at + 1}`,
        run: () => void navigate({ to: one.to }),
      })),
    [t, navigate],
  );
  useActions(ways);
  return (
    <div className={classes.frame} data-fill={fill || undefined} data-testid="slides-frame">
      <div className={classes.head}>
        <h1 className={classes.title}>{t("shell.slides")}</h1>
        <nav className={classes.tabs} aria-label={t("slides.tabs.label")}>
          {PARTS.map((one) => (
            <Link
              key={one.part}
              to={one.to}
              className={classes.tab}
              data-here={one.part === part || undefined}
              aria-current={one.part === part ? "page" : undefined}
              activeOptions={{ exact: true }}
              data-testid={`slides-tab-${one.part}`}
            >
              {t(`slides.tabs.${one.part}`)}
            </Link>
          ))}
        </nav>
        {(actions || part === "slides") && (
          <div className={classes.actions} data-page-actions>
            {part === "slides" && <SlideFiles account={Number(account) || null} slide={slide} />}
            {actions}
          </div>
        )}
      </div>
      <div className={classes.body}>{children}</div>
    </div>
  );
}
