import { useTranslation } from "react-i18next";
import { EmptyState } from "@/components/EmptyState";
import { SlidesFrame } from "@/components/slides/SlidesFrame";

/** The screen at `/slides/$account`: the slides of one account's key players. */
export function AccountSlidesPage() {
  const { t } = useTranslation();
  return (
    <SlidesFrame part="slides">
      <EmptyState title={t("slides.soon.account")} />
    </SlidesFrame>
  );
}
