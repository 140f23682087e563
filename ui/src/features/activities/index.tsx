import { useTranslation } from "react-i18next";
import { Page } from "@/components/Page";
import { ProspectTabs } from "@/components/prospects/ProspectTabs";

/** The screen at `/prospects/activities`. */
export function ActivitiesPage() {
  const { t } = useTranslation();
  return <Page title={t("prospects.title")} tabs={<ProspectTabs part="activities" />} />;
}
