import { useTranslation } from "react-i18next";
import { Page } from "@/components/Page";

/** The screen at `/`. */
export function HomePage() {
  const { t } = useTranslation();
  return <Page title={t("home.title")} />;
}
