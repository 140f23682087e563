import { useParams } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Tabs } from "../Tabs";
import { SlideFiles } from "./SlideFiles";
import classes from "./SlidesFrame.module.css";

/** The parts of the Situation Slides, in the order of their tabs. */
const PARTS = [
  { id: "compare", to: "/slides" },
  { id: "slides", to: "/slides/all" },
  { id: "capabilities", to: "/slides/capabilities" },
] as const;

export type SlidesPart = (typeof PARTS)[number]["id"];

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
  const { account } = useParams({ strict: false });
  const tabs = useMemo(
    () => PARTS.map((one) => ({ ...one, label: t(`slides.tabs.${one.id}`) })),
    [t],
  );
  return (
    <div className={classes.frame} data-fill={fill || undefined} data-testid="slides-frame">
      <div className={classes.head}>
        <h1 className={classes.title}>{t("shell.slides")}</h1>
        <div className={classes.tabs}>
          <Tabs area="slides" label={t("slides.tabs.label")} tabs={tabs} here={part} bar />
        </div>
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
