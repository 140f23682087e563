import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Figure } from "@/components/drawings/Figure";
import { forestSays, forestScene, forestTable } from "@/components/evidence/drawings/forest";
import { EvidenceFrame } from "@/components/evidence/EvidenceFrame";
import { ReportButton } from "@/components/evidence/ReportButton";
import { useVersion } from "@/components/evidence/version";
import {
  headlineTold,
  popularOf,
  popularTold,
  type Row,
  useSpeech,
  VERDICT_KEY,
} from "@/components/evidence/words";
import { Hint } from "@/components/Hint";
import { VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import type { Headline, Outcome } from "@/ipc";
import { evidenceWarningsQuery, seenQuery } from "@/queries/evidence";
import { type Action, useActions } from "@/shell/actions";
import { Detail } from "./Detail";
import classes from "./EvidencePage.module.css";
import { Outside } from "./Outside";
import { ParameterList } from "./ParameterList";
import { useSeparates } from "./useSeparates";
import { anyGrave, Warnings } from "./Warnings";

const NO_OUTCOMES: Outcome[] = [];

/** The parameters of the headline in the order of the list under it. */
function inOrder(headline: Headline, rows: readonly Row[]): Headline {
  if (headline.kind !== "separates") {
    return headline;
  }
  const named = new Set(headline.parameters);
  return { ...headline, parameters: rows.map((row) => row.id).filter((id) => named.has(id)) };
}

/** The screen at `/evidence`: what separates the customers. */
export function EvidencePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { version } = useVersion();
  const { data: draft } = useQuery(seenQuery(version));
  const { data: warnings } = useQuery(evidenceWarningsQuery(version));
  const profile = draft?.profile;
  const outcomes = draft?.outcomes ?? NO_OUTCOMES;
  const speech = useSpeech(outcomes);
  const [held, setHeld] = useState(false);
  const { evidence, rows, refining, error, again } = useSeparates(profile, held, version);
  const [chosen, setChosen] = useState<string | null>(null);
  const row = rows.find((one) => one.id === chosen) ?? rows[0];
  const draw = useCallback((width: number) => forestScene(speech, rows, width), [speech, rows]);
  const table = useMemo(() => forestTable(speech, rows), [speech, rows]);
  const choose = useCallback((id: string) => {
    setChosen(id);
    // In a narrow window it stands under the list.
    if (window.matchMedia("(max-width: 860px)").matches) {
      requestAnimationFrame(() =>
        document.querySelector('[data-testid="evidence-detail"]')?.scrollIntoView(),
      );
    }
  }, []);
  // Each parameter's evidence can be had from the search field.
  const actions = useMemo<Action[]>(
    () =>
      rows.map(({ id, parameter, evidence: found }) => ({
        id: `evidence.parameter:${id}`,
        label: t("evidence.list.found", {
          name: parameter.name,
          verdict: t(`evidence.verdict.${VERDICT_KEY[found.verdict]}`),
        }),
        run: () => choose(id),
      })),
    [rows, t, choose],
  );
  useActions(actions);
  // A page that was left while something far down was chosen begins anew.
  useEffect(() => {
    if (chosen !== null && rows.length > 0 && !rows.some((one) => one.id === chosen)) {
      setChosen(null);
    }
  }, [chosen, rows]);

  const sides = evidence?.basis.sides;
  const nobody = sides !== undefined && sides.success + sides.others === 0;
  const told =
    evidence && profile
      ? headlineTold(
          speech,
          inOrder(evidence.headline, rows),
          evidence.basis.sides,
          (id) => profile.parameters.find((one) => one.id === id)?.name ?? id,
        )
      : null;
  const popular = popularOf(rows);
  const loud = popular && popularTold(speech, popular);

  const grave = !!warnings && anyGrave(warnings);
  const careful = warnings && profile && (
    <Warnings
      warnings={warnings}
      profile={profile}
      outcomes={outcomes}
      speech={speech}
      onParameter={choose}
    />
  );

  return (
    <EvidenceFrame
      part="parameters"
      error={error}
      onRetry={again}
      missing={evidence === null || draft === null ? "profile" : nobody ? "customers" : null}
      left={evidence?.basis.without_outcome ?? 0}
      says={
        told && (
          <div className={classes.says} data-testid="evidence-headline">
            <VoiceSentence size="verdict" i18nKey={told.key} values={told.values} />
            {loud && <VoiceSentence i18nKey={loud.key} values={loud.values} />}
            {version === null && <Outside speech={speech} />}
          </div>
        )
      }
      actions={evidence && <ReportButton kind="evidence" />}
      fill
    >
      {evidence && profile && (
        <div className={classes.page}>
          <div className={classes.main}>
            {grave && careful}
            <Figure
              title={t("evidence.list.title")}
              aside={
                <span data-testid="evidence-deals" aria-live="off">
                  {evidence.permutations === 0
                    ? null
                    : refining === null
                      ? t(evidence.every ? "evidence.list.every" : "evidence.list.refined", {
                          n: format.count(evidence.permutations),
                        })
                      : t("evidence.list.refining", {
                          n: format.count(evidence.permutations),
                          all: format.count(refining),
                        })}{" "}
                  <Hint about="separates" />
                </span>
              }
              says={forestSays(speech, rows)}
              draw={draw}
              table={table}
              customers={evidence.basis.sides.success + evidence.basis.sides.others}
              testId="evidence-forest"
            >
              <ParameterList
                rows={rows}
                speech={speech}
                chosen={row?.id ?? null}
                onChoose={choose}
                onHold={setHeld}
              />
            </Figure>
            {!grave && careful}
          </div>
          {row && (
            <Detail
              row={row}
              profile={profile}
              evidence={evidence}
              outcomes={outcomes}
              speech={speech}
            />
          )}
        </div>
      )}
    </EvidenceFrame>
  );
}
