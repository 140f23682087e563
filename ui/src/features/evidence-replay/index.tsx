import { useTranslation } from "react-i18next";
import { EvidenceTabs } from "@/components/evidence/EvidenceTabs";
import { Page } from "@/components/Page";
import { VoiceSentence } from "@/components/VoiceSentence";

/** The screen at `/evidence/replay`. */
export function ReplayPage() {
  const { t } = useTranslation();
  return (
    <Page
      title={t("shell.evidence")}
      tabs={<EvidenceTabs part="replay" />}
      says={<VoiceSentence i18nKey="evidence.about.replay" />}
    />
  );
}
