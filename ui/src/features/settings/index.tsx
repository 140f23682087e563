import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Page } from "@/components/Page";
import { appStartQuery, settingsQuery, workspaceQuery } from "@/queries/workspace";
import { FileSection } from "./FileSection";
import { HistorySection } from "./HistorySection";
import { InterfaceSection } from "./InterfaceSection";
import { MappingsSection } from "./MappingsSection";
import { OutcomesSection } from "./OutcomesSection";
import { Section } from "./Section";
import classes from "./Settings.module.css";
import { WorkspaceSection } from "./WorkspaceSection";

/** The screen at `/settings`. Without a workspace, what concerns the program alone. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { data: workspace } = useQuery(workspaceQuery);
  const { data: settings } = useQuery({ ...settingsQuery, enabled: workspace != null });
  const { data: program } = useQuery(appStartQuery);
  return (
    <Page title={t("settings.title")}>
      <div className={classes.sections} data-testid="settings">
        {workspace && settings && (
          <>
            <WorkspaceSection workspace={workspace} settings={settings} />
            <OutcomesSection outcomes={settings.outcomes} />
            <MappingsSection />
          </>
        )}
        <InterfaceSection />
        {workspace && <FileSection workspace={workspace} />}
        {workspace && <HistorySection />}
        <Section title={t("settings.program.title")}>
          <p>{t("settings.program.version", { version: program?.version ?? "" })}</p>
          <p className="quiet">{t("settings.program.stays")}</p>
        </Section>
      </div>
    </Page>
  );
}
