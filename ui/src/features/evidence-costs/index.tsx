import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import beside from "@/components/Beside.module.css";
import { useAmounts } from "@/components/costs/amounts";
import { EvidenceFrame } from "@/components/evidence/EvidenceFrame";
import { useLatest } from "@/components/useLatest";
import { RichText, VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import { type CostsView, type CutView, ipc, type LaneRow } from "@/ipc";
import { costsQuery } from "@/queries/costs";
import { draftQuery } from "@/queries/profile";
import { CostCurve } from "./CostCurve";
import { CostForm } from "./CostForm";
import classes from "./Costs.module.css";
import { Ladder, Names } from "./Ladder";
import { Proposal } from "./Proposal";
import { useSentence } from "./sentence";

/** The screen at `/evidence/costs`: cut-offs by what they cost (E6). */
export function CostsPage() {
  const { t } = useTranslation();
  const costs = useQuery(costsQuery);
  const draft = useQuery(draftQuery);
  if (costs.data && draft.data && costs.data.state !== "no_customers") {
    return <Costs view={costs.data} rows={draft.data.chart.rows} />;
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
}

function Costs({ view, rows }: CostsProps) {
  const { t } = useTranslation();
  const settled = view.tiers.slice(0, -1).map((tier) => tier.from);
  const last = view.admitting - 1;
  const { answer, wish, drop } = useLatest<number[], CutView>((cuts) => ipc.costsAt(cuts), view);
  const now = answer ?? view.now;
  const sentence = useSentence(view, now);
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
    >
      <div className={`${beside.page} ${classes.page}`} data-beside>
        <div className={beside.main}>
          <Beside view={view} now={now} />
          {view.state !== "fine" && (
            <p className={classes.warning} role="note" data-testid="cost-onesided">
              {t(`costs.state.${view.state === "all_good" ? "allGood" : "noneGood"}`)}
            </p>
          )}
          <CostCurve
            view={view}
            rows={rows}
            says={sentence.plain}
            onPreview={(cut) => wish(moved(cut))}
            onCommit={commit}
          />
          {view.cheapest ? (
            <Proposal view={view} best={view.cheapest} onTake={take} />
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
function Beside({ view, now }: { view: CostsView; now: CutView }) {
  const format = useFormat();
  const amounts = useAmounts(view.hour?.currency ?? null);
  if (!view.any) {
    return null;
  }
  const { bill, saved } = now;
  const differs =
    saved !== null &&
    (saved.bill.good_lost !== bill.good_lost || saved.bill.poor_admitted !== bill.poor_admitted);
  const sign = saved === null || saved.more === 0 ? "same" : saved.more > 0 ? "more" : "less";
  return (
    <p className={classes.beside} data-testid="cost-beside">
      <RichText
        i18nKey={bill.gain >= 0 ? "costs.beside.gain" : "costs.beside.loss"}
        values={{
          saved: amounts.amount(bill.saved),
          lost: amounts.amount(bill.lost),
          gain: amounts.weighed(Math.abs(bill.gain)),
        }}
      />{" "}
      {saved && differs && (
        <RichText
          i18nKey={`costs.beside.saved.${sign}`}
          values={{
            number: format.count(saved.version),
            cut: format.score(saved.cut, 1),
            lost: format.count(saved.bill.good_lost),
            admitted: format.count(saved.bill.poor_admitted),
            more: amounts.weighed(Math.abs(saved.more)),
          }}
        />
      )}
    </p>
  );
}
