import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Figure } from "@/components/drawings/Figure";
import { dotsSay, dotsScene, dotsTable } from "@/components/evidence/drawings/dots";
import {
  picksInterval,
  picksSay,
  picksScene,
  picksTable,
} from "@/components/evidence/drawings/picks";
import { tiersSay, tiersScene, tiersTable } from "@/components/evidence/drawings/tiers";
import { EvidenceFrame } from "@/components/evidence/EvidenceFrame";
import { ReportButton } from "@/components/evidence/ReportButton";
import { useVersion } from "@/components/evidence/version";
import { headlineTold, picksTold, type Speech, useSpeech } from "@/components/evidence/words";
import { laneRows } from "@/components/lane-chart/rows";
import { outcomeShapes, useOutcomeName } from "@/components/outcomes";
import { VoiceSentence } from "@/components/VoiceSentence";
import type { DraftView, EvidenceProfile, Outcome, Picks } from "@/ipc";
import { profileEvidenceQuery, seenQuery } from "@/queries/evidence";
import classes from "./EvidenceProfile.module.css";
import { Misfits } from "./Misfits";
import { WalkableChart } from "./WalkableChart";

const NO_OUTCOMES: Outcome[] = [];

/** The screen at `/evidence/profile`: how good the profile is. */
export function EvidenceProfilePage() {
  const { version } = useVersion();
  const { data: draft } = useQuery(seenQuery(version));
  const { data: evidence, error, refetch } = useQuery(profileEvidenceQuery(version));
  const outcomes = draft?.outcomes ?? NO_OUTCOMES;
  const speech = useSpeech(outcomes);
  const sides = evidence?.basis.sides;
  const nobody = sides !== undefined && sides.success + sides.others === 0;
  const name = (id: string) => draft?.profile.parameters.find((one) => one.id === id)?.name ?? id;
  // Where nothing can be told apart, that comes first; else how well it picks.
  const told = evidence
    ? evidence.picks && !["nothing", "too_few"].includes(evidence.headline.kind)
      ? picksTold(speech, evidence.picks)
      : headlineTold(speech, evidence.headline, evidence.basis.sides, name)
    : null;

  return (
    <EvidenceFrame
      part="profile"
      error={error}
      onRetry={refetch}
      missing={evidence === null || draft === null ? "profile" : nobody ? "customers" : null}
      left={evidence?.basis.without_outcome ?? 0}
      says={
        told && (
          <div data-testid="evidence-picks-says">
            <VoiceSentence size="verdict" i18nKey={told.key} values={told.values} />
          </div>
        )
      }
      actions={evidence && <ReportButton kind="evidence" />}
    >
      {evidence && draft && <Body evidence={evidence} draft={draft} speech={speech} />}
    </EvidenceFrame>
  );
}

function Body({
  evidence,
  draft,
  speech,
}: {
  evidence: EvidenceProfile;
  draft: DraftView;
  speech: Speech;
}) {
  const { t } = useTranslation();
  const { outcomes, chart } = draft;
  const { tiers } = draft.profile;
  const customers = evidence.basis.sides.success + evidence.basis.sides.others;
  const drawTiers = useCallback(
    (width: number) => tiersScene(speech, tiers, evidence.tiers, width),
    [speech, tiers, evidence.tiers],
  );
  const tierTable = useMemo(
    () => tiersTable(speech, tiers, evidence.tiers),
    [speech, tiers, evidence.tiers],
  );
  return (
    <div className={classes.body} data-testid="evidence-profile">
      <div className={classes.top}>
        {evidence.picks && (
          <PicksFigure picks={evidence.picks} speech={speech} customers={customers} />
        )}
        <Figure
          title={t("evidence.tiers.title")}
          says={tiersSay(speech, tiers, evidence.tiers)}
          draw={drawTiers}
          table={tierTable}
          customers={customers}
          testId="evidence-tiers"
        />
      </div>
      <DotsFigure chart={chart} evidence={evidence} speech={speech} customers={customers} />
      <Misfits evidence={evidence} tiers={tiers} outcomes={outcomes} />
    </div>
  );
}

function PicksFigure({
  picks,
  speech,
  customers,
}: {
  picks: Picks;
  speech: Speech;
  customers: number;
}) {
  const { t } = useTranslation();
  const draw = useCallback((width: number) => picksScene(speech, picks, width), [speech, picks]);
  const table = useMemo(() => picksTable(speech, picks), [speech, picks]);
  return (
    <Figure
      title={t("evidence.picks.title")}
      says={picksSay(speech, picks)}
      draw={draw}
      table={table}
      customers={customers}
      testId="evidence-picks"
      foot={
        <>
          <p>{picksInterval(speech, picks)}</p>
          <p>{t(`evidence.picks.${picks.how}`)}</p>
          {picks.how === "as_it_stands" && (
            <p className={classes.caveat}>{t("evidence.picks.caveat")}</p>
          )}
        </>
      }
    />
  );
}

function DotsFigure({
  chart,
  evidence,
  speech,
  customers,
}: {
  chart: DraftView["chart"];
  evidence: EvidenceProfile;
  speech: Speech;
  customers: number;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const outcomeName = useOutcomeName();
  const rows = useMemo(
    () =>
      laneRows(chart, outcomeShapes(chart.rows.map((row) => row.outcome)), outcomeName).filter(
        (row) => row.total > 0,
      ),
    [chart, outcomeName],
  );
  const says = useMemo(() => dotsSay(speech, evidence), [speech, evidence]);
  const draw = useCallback(
    (width: number) => dotsScene(speech, { tiers: chart.tiers, rows }, width),
    [speech, chart.tiers, rows],
  );
  const table = useMemo(
    () => dotsTable(speech, { tiers: chart.tiers, rows }),
    [speech, chart.tiers, rows],
  );
  return (
    <Figure
      title={t("evidence.dots.title")}
      says={says}
      draw={draw}
      table={table}
      customers={customers}
      caption={<p className={classes.caption}>{says}</p>}
      testId="evidence-dots"
    >
      <WalkableChart
        tiers={chart.tiers}
        rows={rows}
        goodTier={chart.tiers[chart.admitting - 1]?.id}
        onOpen={(id) => void navigate({ to: "/customers/$id", params: { id } })}
      />
    </Figure>
  );
}
