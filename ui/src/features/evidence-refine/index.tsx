import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { EvidenceFrame } from "@/components/evidence/EvidenceFrame";
import { VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import type { Refine } from "@/ipc";
import { refineQuery } from "@/queries/refine";
import { Chances } from "./Chances";
import { Fared } from "./Fared";
import { Mixes } from "./Mixes";
import { Proposals } from "./Proposals";
import classes from "./Refine.module.css";

/** The screen at `/evidence/refine`: how the scores fared, and what to bring to the next workshop. */
export function RefinePage() {
  const { t } = useTranslation();
  const refine = useQuery(refineQuery);
  if (!refine.data) {
    return (
      <EvidenceFrame
        part="refine"
        error={refine.error}
        onRetry={refine.refetch}
        missing={refine.data === null ? "profile" : null}
        hint={t("refine.none.hint")}
      />
    );
  }
  return (
    <EvidenceFrame part="refine" says={<Says refine={refine.data} />}>
      <div className={classes.parts} data-testid="refine">
        <Proposals proposals={refine.data.proposals} />
        <Fared versions={refine.data.versions} />
        <Mixes mixes={refine.data.mixes} />
        <Chances calibrated={refine.data.calibrated} />
      </div>
    </EvidenceFrame>
  );
}

/** What is to be said first: whether the scores came true. */
function Says({ refine: { versions, news } }: { refine: Refine }) {
  const format = useFormat();
  const [newest] = versions;
  if (!newest) {
    return <VoiceSentence i18nKey="refine.says.unpublished" />;
  }
  const told = versions.find(({ known }) => known > 0);
  return (
    <>
      {told ? (
        <VoiceSentence
          i18nKey="refine.says.known"
          values={{
            count: told.known,
            n: format.count(told.known),
            version: told.version,
            good: format.count(told.admitted.success),
            admitted: format.count(told.admitted.total),
            poor: format.count(told.refused.success),
            refused: format.count(told.refused.total),
          }}
        />
      ) : (
        <VoiceSentence
          i18nKey="refine.says.waiting"
          values={{
            count: newest.scored,
            n: format.count(newest.scored),
            version: newest.version,
          }}
        />
      )}
      {news > 0 && (
        <VoiceSentence
          size="small"
          i18nKey="refine.says.news"
          values={{ count: news, n: format.count(news), version: newest.version }}
        />
      )}
    </>
  );
}
