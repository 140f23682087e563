import { useTranslation } from "react-i18next";
import { Page } from "@/components/Page";

/** The screen at `/profile`. */
export function ProfilePage() {
  const { t } = useTranslation();
  return <Page title={t("profile.title")} />;
}
