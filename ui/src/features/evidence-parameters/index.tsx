import { useTranslation } from "react-i18next";
import { EvidenceTabs } from "@/components/evidence/EvidenceTabs";
import { Page } from "@/components/Page";
import { VoiceSentence } from "@/components/VoiceSentence";

/** The screen at `/evidence`. */
export function EvidencePage() {
  const { t } = useTranslation();
  return (
    <Page
      title={t("shell.evidence")}
      tabs={<EvidenceTabs part="parameters" />}
      says={<VoiceSentence i18nKey="evidence.about.parameters" />}
    />
  );
}
