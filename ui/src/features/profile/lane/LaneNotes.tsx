import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { Hint } from "@/components/Hint";
import { useFormat } from "@/i18n/format";
import type { LaneChart as Chart, Mark } from "@/ipc";
import classes from "./LanePane.module.css";

interface LaneNotesProps {
  chart: Chart;
  onOpen: (id: string) => void;
  className?: string;
}

/** So many names are read; more are counted. */
const NAMED = 6;

function Names({ marks, onOpen }: { marks: Mark[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rest = marks.length - NAMED;
  return (
    <>
      {marks.slice(0, NAMED).map((mark, at) => (
        <Fragment key={mark.id}>
          {at > 0 && ", "}
          <button type="button" className={classes.name} onClick={() => onOpen(String(mark.id))}>
            {mark.name}
          </button>
        </Fragment>
      ))}
      {rest > 0 && ` ${t("profile.lane.more", { count: rest, n: format.count(rest) })}`}
    </>
  );
}

/** Who landed on the wrong side, and how far the picture can be trusted. */
export function LaneNotes({ chart, onOpen, className }: LaneNotesProps) {
  const { t } = useTranslation();
  const wrong = (success: boolean) =>
    chart.rows
      .filter((row) => row.outcome.success === success)
      .flatMap((row) => row.marks.filter((mark) => mark.wrong));
  const lost = wrong(true);
  const slipped = wrong(false);

  return (
    <div className={className}>
      {lost.length > 0 && (
        <p data-testid="lane-lost">
          <span className={classes.side}>{t("profile.lane.lost")}</span>{" "}
          <Names marks={lost} onOpen={onOpen} />
        </p>
      )}
      {slipped.length > 0 && (
        <p data-testid="lane-slipped">
          <span className={classes.side}>{t("profile.lane.slipped")}</span>{" "}
          <Names marks={slipped} onOpen={onOpen} />
        </p>
      )}
      {chart.others.total > 0 && (
        <p className={classes.honest}>
          {t("profile.lane.honest")} <Hint about="interval" />
        </p>
      )}
    </div>
  );
}
