import { useTranslation } from "react-i18next";
import { Page } from "@/components/Page";
import { ProspectTabs } from "@/components/prospects/ProspectTabs";

/** The screen at `/prospects/waivers`. */
export function WaiversPage() {
  const { t } = useTranslation();
  return <Page title={t("prospects.title")} tabs={<ProspectTabs part="waivers" />} />;
}
