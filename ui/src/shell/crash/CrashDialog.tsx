import { Button, CopyButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Dialog } from "@/components/Dialog";
import { useFormat } from "@/i18n/format";
import { type CrashReport, ipc } from "@/ipc";
import { keys } from "@/queries/keys";
import classes from "./Crash.module.css";

export interface CrashDialogProps {
  /** The report that is read; `null` while none is. */
  report: CrashReport | null;
  onClose: () => void;
  onForget: () => void;
}

/** A crash report, word for word: one can read everything before giving it to anybody. */
export function CrashDialog({ report, onClose, onForget }: CrashDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: text = "" } = useQuery({
    queryKey: [...keys.app.crashes(), report?.id],
    queryFn: () => ipc.crashReportText(report?.id ?? ""),
    enabled: report !== null,
  });
  return (
    <Dialog
      opened={report !== null}
      onClose={onClose}
      title={t("crash.title", { when: report ? format.when(report.time) : "" })}
      size="48rem"
      actions={
        <>
          <Button
            variant="subtle"
            onClick={() => {
              onForget();
              onClose();
            }}
            data-testid="crash-forget"
          >
            {t("crash.forget")}
          </Button>
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <Button variant="filled" onClick={copy}>
                {t(copied ? "crash.copied" : "crash.copy")}
              </Button>
            )}
          </CopyButton>
        </>
      }
    >
      <p>{t("crash.stays")}</p>
      <section
        className={classes.text}
        // A text longer than its box is scrolled by keys.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        tabIndex={0}
        aria-label={t("crash.report")}
        data-testid="crash-text"
      >
        <pre>{text}</pre>
      </section>
      <p className={classes.path}>
        <bdi>{report?.path}</bdi>
      </p>
    </Dialog>
  );
}
