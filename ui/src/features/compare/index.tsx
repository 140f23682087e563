import { useTranslation } from "react-i18next";
import { EmptyState } from "@/components/EmptyState";
import { SlidesFrame } from "@/components/slides/SlidesFrame";

/** The screen at `/slides`: what happy and struggling customers said, side by side. */
export function ComparePage() {
  const { t } = useTranslation();
  return (
    <SlidesFrame part="compare">
      <EmptyState title={t("slides.soon.compare")} />
    </SlidesFrame>
  );
}
