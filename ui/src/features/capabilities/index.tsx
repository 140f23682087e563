import { useTranslation } from "react-i18next";
import { EmptyState } from "@/components/EmptyState";
import { SlidesFrame } from "@/components/slides/SlidesFrame";

/** The screen at `/slides/capabilities`: what the vendor can do, against what the slides need. */
export function CapabilitiesPage() {
  const { t } = useTranslation();
  return (
    <SlidesFrame part="capabilities">
      <EmptyState title={t("slides.soon.capabilities")} />
    </SlidesFrame>
  );
}
