import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { CrashReport } from "@/ipc";
import { crashesQuery, useCrashSeen, useForgetCrashes } from "@/queries/crash";
import { CrashDialog } from "@/shell/crash/CrashDialog";
import { Section } from "./Section";
import classes from "./Settings.module.css";

/** The crash reports on this computer: to read, to copy, to delete. */
export function CrashSection() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: reports = [] } = useQuery(crashesQuery);
  const { mutate: seen } = useCrashSeen();
  const { mutate: forget } = useForgetCrashes();
  const [reading, setReading] = useState<CrashReport | null>(null);
  return (
    <Section title={t("crash.label")} about={t("crash.about")} testId="settings-crashes">
      {reports.length === 0 ? (
        <p className="quiet">{t("crash.none")}</p>
      ) : (
        <>
          <ul className={classes.rows}>
            {reports.map((one) => (
              <li key={one.id} className={classes.row}>
                <span className={classes.count}>
                  <time dateTime={one.time}>
                    {format.date(one.time)} {format.time(one.time)}
                  </time>
                  <br />
                  <span lang="en">{one.message}</span>
                </span>
                <Button
                  size="compact-md"
                  onClick={() => {
                    setReading(one);
                    seen(one.id);
                  }}
                >
                  {t("crash.read")}
                </Button>
              </li>
            ))}
          </ul>
          <div>
            <Button variant="subtle" onClick={() => forget()} data-testid="crashes-forget">
              {t("crash.forget")}
            </Button>
          </div>
        </>
      )}
      <CrashDialog report={reading} onClose={() => setReading(null)} onForget={() => forget()} />
    </Section>
  );
}
