import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ErrorState } from "@/components/ErrorState";
import { RejectedRows } from "@/components/rows/RejectedRows";
import { useFormat } from "@/i18n/format";
import { asLanewiseError, ipc, type RowsReport } from "@/ipc";
import classes from "./ActivitiesPage.module.css";

/** What an import of activities would do, before it does: every row is accounted for. */
export function ImportActivities(props: { path: string; plan: RowsReport; onClose: () => void }) {
  const { path, plan, onClose } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const run = useMutation({
    mutationFn: () => ipc.rowsImport("activities", path, {}),
    meta: { quiet: true },
    onSuccess: (report) => {
      const taken = report.added + report.updated;
      notifications.show({
        message: t("audit.import.done", { count: taken, n: format.count(taken) }),
      });
      if (report.rejected === 0) {
        onClose();
      }
    },
  });
  const report = run.data ?? plan;
  const taken = report.added + report.updated;
  return (
    <section className={classes.import} data-testid="import-activities" aria-live="polite">
      <p>
        <strong>{report.file}</strong>{" "}
        {t(run.data ? "audit.import.did" : "audit.import.would", {
          count: report.rows,
          n: format.count(report.rows),
          added: format.count(report.added),
          updated: format.count(report.updated),
          unchanged: format.count(report.unchanged),
          rejected: format.count(report.rejected),
        })}
      </p>
      <RejectedRows report={report} />
      {run.error && <ErrorState error={asLanewiseError(run.error)} />}
      <div className={classes.buttons}>
        {!run.data && (
          <Button
            variant="filled"
            disabled={taken === 0}
            loading={run.isPending}
            onClick={() => run.mutate()}
            data-testid="import-activities-run"
          >
            {t("audit.import.run", { count: taken, n: format.count(taken) })}
          </Button>
        )}
        <Button variant="subtle" onClick={onClose}>
          {t(run.data ? "audit.import.close" : "common.cancel")}
        </Button>
      </div>
    </section>
  );
}
