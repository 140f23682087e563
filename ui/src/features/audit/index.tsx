import { useTranslation } from "react-i18next";
import { Page } from "@/components/Page";
import { ProspectTabs } from "@/components/prospects/ProspectTabs";

/** The screen at `/prospects/audit`. */
export function AuditPage() {
  const { t } = useTranslation();
  return <Page title={t("prospects.title")} tabs={<ProspectTabs part="audit" />} />;
}
