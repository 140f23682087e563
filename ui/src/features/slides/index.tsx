import { useTranslation } from "react-i18next";
import { EmptyState } from "@/components/EmptyState";
import { SlidesFrame } from "@/components/slides/SlidesFrame";

/** The screen at `/slides/all`: every account that has slides, with its key players. */
export function SlidesPage() {
  const { t } = useTranslation();
  return (
    <SlidesFrame part="slides">
      <EmptyState title={t("slides.soon.all")} />
    </SlidesFrame>
  );
}
