import { Button, Progress } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import classes from "./ProgressPanel.module.css";

export interface ProgressPanelProps {
  /** What is going on. */
  title: string;
  done: number;
  /** How much there is to do; `null` while nobody knows. */
  total: number | null;
  /** A word about what is being worked on right now. */
  detail?: string;
  /** Stops it, leaving nothing behind. Offered where given. */
  onCancel?: () => void;
  /** It was asked to stop and is cleaning up. */
  cancelling?: boolean;
}

/** Work that takes more than half a second: how far it is, and the way out. */
export function ProgressPanel(props: ProgressPanelProps) {
  const { title, done, total, detail, onCancel, cancelling } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const share = total === null ? null : total === 0 ? 1 : Math.min(done / total, 1);
  const figures =
    total === null
      ? format.count(done)
      : t("common.progress.of", { done: format.count(done), total: format.count(total) });
  return (
    <section className={classes.panel} aria-label={title}>
      <div className={classes.head}>
        <h2>{title}</h2>
        <span className={classes.figures}>{figures}</span>
      </div>
      <Progress.Root size="sm" radius={0}>
        <Progress.Section
          value={share === null ? 100 : share * 100}
          striped={share === null}
          animated={share === null}
          color="var(--accent)"
          withAria
          aria-label={title}
          aria-valuetext={figures}
        />
      </Progress.Root>
      <div className={classes.foot}>
        <span>{cancelling ? t("common.progress.cancelling") : detail}</span>
        {onCancel && (
          <Button onClick={onCancel} disabled={cancelling}>
            {t("common.cancel")}
          </Button>
        )}
      </div>
    </section>
  );
}
