import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { type CrashReport, onCrashReported } from "@/ipc";
import { crashesQuery, useCrashSeen, useForgetCrashes } from "@/queries/crash";
import classes from "./Crash.module.css";
import { CrashDialog } from "./CrashDialog";

/** Tells once, in a line above the screen, that something broke: what is kept, and that it stays here. */
export function CrashNotice() {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const { data: reports } = useQuery(crashesQuery);
  const { mutate: seen } = useCrashSeen();
  const { mutate: forget } = useForgetCrashes();
  const [reading, setReading] = useState<CrashReport | null>(null);
  const fresh = reports?.find((one) => !one.seen);

  useEffect(
    () =>
      onCrashReported(() => {
        void client.invalidateQueries({ queryKey: crashesQuery.queryKey });
      }),
    [client],
  );

  return (
    <>
      {fresh && (
        <section
          className={classes.notice}
          aria-labelledby="crash-happened"
          data-testid="crash-notice"
        >
          <p>
            <strong id="crash-happened">
              {t("crash.happened", { when: format.when(fresh.time) })}
            </strong>{" "}
            {t("crash.kept")}
          </p>
          <Button
            size="compact-md"
            onClick={() => {
              setReading(fresh);
              seen(fresh.id);
            }}
            data-testid="crash-read"
          >
            {t("crash.read")}
          </Button>
          <Button size="compact-md" variant="subtle" onClick={() => seen(fresh.id)}>
            {t("crash.dismiss")}
          </Button>
        </section>
      )}
      <CrashDialog report={reading} onClose={() => setReading(null)} onForget={() => forget()} />
    </>
  );
}
