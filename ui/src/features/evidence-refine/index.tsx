import { useTranslation } from "react-i18next";
import { EvidenceTabs } from "@/components/evidence/EvidenceTabs";
import { Page } from "@/components/Page";
import { VoiceSentence } from "@/components/VoiceSentence";

/** The screen at `/evidence/refine`. */
export function RefinePage() {
  const { t } = useTranslation();
  return (
    <Page
      title={t("shell.evidence")}
      tabs={<EvidenceTabs part="refine" />}
      says={<VoiceSentence i18nKey="evidence.about.refine" />}
    />
  );
}
