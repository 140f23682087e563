import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { EvidenceFrame } from "@/components/evidence/EvidenceFrame";
import { ReportButton } from "@/components/evidence/ReportButton";
import { refineTold } from "@/components/refine/words";
import { useWords } from "@/components/useWords";
import { VoiceSentence } from "@/components/VoiceSentence";
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
    <EvidenceFrame
      part="refine"
      says={<Says refine={refine.data} />}
      actions={<ReportButton kind="refine" />}
    >
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
function Says({ refine }: { refine: Refine }) {
  const { first, small } = refineTold(useWords(), refine);
  return (
    <>
      <VoiceSentence i18nKey={first.key} values={first.values} />
      {small && <VoiceSentence size="small" i18nKey={small.key} values={small.values} />}
    </>
  );
}
