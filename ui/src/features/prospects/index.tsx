import { useTranslation } from "react-i18next";
import { Page } from "@/components/Page";

/** The screen at `/prospects`. */
export function ProspectsPage() {
  const { t } = useTranslation();
  return <Page title={t("prospects.title")} />;
}
