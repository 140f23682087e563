import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Page } from "@/components/Page";

/** The screen at `/prospects/$id`. */
export function ScorecardPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: "/prospects/$id" });
  return <Page title={t("prospects.title")} aside={id} />;
}
