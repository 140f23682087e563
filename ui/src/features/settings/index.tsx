import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Page } from "@/components/Page";
import { settingsQuery, workspaceQuery } from "@/queries/workspace";
import { CrashSection } from "./CrashSection";
import { FileSection } from "./FileSection";
import { HistorySection } from "./HistorySection";
import { InterfaceSection } from "./InterfaceSection";
import { MappingsSection } from "./MappingsSection";
import { OutcomesSection } from "./OutcomesSection";
import { ProgramSection } from "./ProgramSection";
import classes from "./Settings.module.css";
import { WorkspaceSection } from "./WorkspaceSection";

/** The screen at `/settings`. Without a workspace, what concerns the program alone. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { data: workspace } = useQuery(workspaceQuery);
  const { data: settings } = useQuery({ ...settingsQuery, enabled: workspace != null });
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
        <ProgramSection tour={workspace != null} />
        <CrashSection />
      </div>
    </Page>
  );
}
