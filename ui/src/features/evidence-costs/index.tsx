import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import beside from "@/components/Beside.module.css";
import { besideTold, costTold } from "@/components/costs/says";
import { EvidenceFrame } from "@/components/evidence/EvidenceFrame";
import { ReportButton } from "@/components/evidence/ReportButton";
import { useVersion } from "@/components/evidence/version";
import { plainTold, type Told } from "@/components/told";
import { useLatest } from "@/components/useLatest";
import { useWords } from "@/components/useWords";
import { RichText, VoiceSentence } from "@/components/VoiceSentence";
import { type CostsView, type CutView, ipc, type LaneRow } from "@/ipc";
import { costsQuery } from "@/queries/costs";
import { seenQuery } from "@/queries/evidence";
import { CostCurve } from "./CostCurve";
import { CostForm } from "./CostForm";
import classes from "./Costs.module.css";
import { Ladder, Names } from "./Ladder";
import { Proposal } from "./Proposal";

/** The screen at `/evidence/costs`: cut-offs by what they cost (E6). */
export function CostsPage() {
  const { t } = useTranslation();
  const { version } = useVersion();
  const costs = useQuery(costsQuery(version));
  const draft = useQuery(seenQuery(version));
  if (costs.data && draft.data && costs.data.state !== "no_customers") {
    return <Costs view={costs.data} rows={draft.data.chart.rows} version={version} />;
  }
  const unprofiled = costs.data === null || draft.data === null;
  const unpeopled = costs.data?.state === "no_customers";
  return (
    <EvidenceFrame
      part="costs"
      error={costs.error}
      onRetry={costs.refetch}
      missing={unprofiled ? "profile" : unpeopled ? "customers" : null}
      hint={t(unprofiled ? "costs.none.profileHint" : "costs.none.customersHint")}
    />
  );
}

interface CostsProps {
  view: CostsView;
  rows: readonly LaneRow[];
  /** A published version; none: the draft. */
  version: number | null;
}

function Costs({ view, rows, version }: CostsProps) {
  const { t } = useTranslation();
  const settled = view.tiers.slice(0, -1).map((tier) => tier.from);
  const last = view.admitting - 1;
  const { answer, wish, drop } = useLatest<number[], CutView>((cuts) => ipc.costsAt(cuts), view);
  const now = answer ?? view.now;
  const words = useWords();
  const sentence = costTold(words, view, now);
  const moved = (cut: number) => settled.map((one, at) => (at === last ? cut : one));
  const take = useCallback((thresholds: number[]) => void ipc.profileSetThresholds(thresholds), []);
  const commit = (cut: number) =>
    ipc.profileSetThresholds(moved(cut)).catch((error) => {
      drop();
      throw error;
    });

  return (
    <EvidenceFrame
      part="costs"
      says={
        <div data-testid="cost-says">
          <VoiceSentence i18nKey={sentence.key} values={sentence.values} />
        </div>
      }
      actions={<ReportButton kind="costs" />}
    >
      <div className={`${beside.page} ${classes.page}`} data-beside>
        <div className={beside.main}>
          <Beside told={besideTold(words, view, now)} />
          {view.state !== "fine" && (
            <p className={classes.warning} role="note" data-testid="cost-onesided">
              {t(`costs.state.${view.state === "all_good" ? "allGood" : "noneGood"}`)}
            </p>
          )}
          <CostCurve
            view={view}
            rows={rows}
            says={plainTold(words, sentence)}
            fixed={version !== null}
            onPreview={(cut) => wish(moved(cut))}
            onCommit={commit}
          />
          {view.cheapest ? (
            <Proposal view={view} best={view.cheapest} version={version} onTake={take} />
          ) : (
            view.state === "fine" && (
              <p className={classes.quiet} data-testid="cost-untold">
                {t(view.any ? "costs.best.oneSide" : "costs.best.nothing")}
              </p>
            )
          )}
          <Ladder view={view} now={now} />
          <Names now={now} total={{ lost: now.bill.good_lost, admitted: now.bill.poor_admitted }} />
        </div>
        <CostForm view={view} />
      </div>
    </EvidenceFrame>
  );
}

/** In money, and against the version that was saved. */
function Beside({ told }: { told: readonly Told[] }) {
  return told.length === 0 ? null : (
    <p className={classes.beside} data-testid="cost-beside">
      {told.map(({ key, values }) => (
        <span key={key}>
          <RichText i18nKey={key} values={values} />{" "}
        </span>
      ))}
    </p>
  );
}
