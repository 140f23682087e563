import { useTranslation } from "react-i18next";
import { Page } from "@/components/Page";

/** The screen at `/settings`. */
export function SettingsPage() {
  const { t } = useTranslation();
  return <Page title={t("settings.title")} />;
}
