import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { endTour, startTour, useTour } from "./state";
import classes from "./Tour.module.css";

/** Offers the tour in a line above the screen: it covers nothing and asks only once. */
export function TourOffer() {
  const { t } = useTranslation();
  const { offered } = useTour();
  return offered ? (
    <section className={classes.offer} aria-label={t("tour.start")} data-testid="tour-offer">
      <p className="voice">{t("tour.offer")}</p>
      <Button size="compact-md" variant="filled" onClick={startTour} data-testid="tour-start">
        {t("tour.start")}
      </Button>
      <Button size="compact-md" variant="subtle" onClick={endTour}>
        {t("tour.later")}
      </Button>
    </section>
  ) : null;
}
