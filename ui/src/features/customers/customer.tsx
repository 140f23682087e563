import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Page } from "@/components/Page";

/** The screen at `/customers/$id`. */
export function CustomerPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: "/customers/$id" });
  return <Page title={t("customers.title")} aside={id} />;
}
