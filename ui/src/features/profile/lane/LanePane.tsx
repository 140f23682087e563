import { memo, useContext } from "react";
import { useTranslation } from "react-i18next";
import { type DraftView, ipc } from "@/ipc";
import { useDraftChange } from "../change";
import { LiveContext } from "../live";
import { LaneLive } from "./LaneLive";
import classes from "./LanePane.module.css";

/** The lane chart over the past customers, with its sentence; live under every hand. */
export const LanePane = memo(function LanePane({
  draft,
  dense = false,
}: {
  draft: DraftView;
  dense?: boolean;
}) {
  const { t } = useTranslation();
  const live = useContext(LiveContext);
  const change = useDraftChange();
  return (
    <section className={classes.pane} aria-label={t("profile.lane.title")} data-testid="lane">
      <LaneLive
        settled={draft.chart}
        dense={dense}
        onPreview={(thresholds) => live.wish({ thresholds })}
        onCommit={(thresholds) =>
          change({ run: () => ipc.profileSetThresholds(thresholds) }).catch((error) => {
            live.settle();
            throw error;
          })
        }
      />
    </section>
  );
});
