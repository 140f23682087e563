import { useTranslation } from "react-i18next";
import { Page } from "@/components/Page";

/** The screen at `/customers`. */
export function CustomersPage() {
  const { t } = useTranslation();
  return <Page title={t("customers.title")} />;
}
