import { useTranslation } from "react-i18next";
import { Page } from "@/components/Page";

/** The screen at `/import`. */
export function ImportPage() {
  const { t } = useTranslation();
  return <Page title={t("import.title")} />;
}
