import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { sourceOf } from "@/components/replay/words";
import { costsPaper } from "@/documents/costs";
import { evidencePaper } from "@/documents/evidence";
import { lanesPaper } from "@/documents/lanes";
import type { Paper, PaperSize } from "@/documents/model";
import { refinePaper } from "@/documents/refine";
import { replayPaper } from "@/documents/replay";
import { wordsIn } from "@/documents/words";
import type { Language } from "@/i18n";
import type { ReplaySource } from "@/ipc";
import { costsQuery, replayQuery, stabilityQuery } from "@/queries/costs";
import {
  DEALS,
  evidenceWarningsQuery,
  profileEvidenceQuery,
  seenQuery,
  separatesQuery,
} from "@/queries/evidence";
import { laneAttributesQuery, laneBoardQuery } from "@/queries/lanes";
import { refineQuery } from "@/queries/refine";
import { workspaceQuery } from "@/queries/workspace";

/** The papers of the evidence, each of one of its screens; the first of both that belong together. */
export const EVIDENCE_PAPERS = ["evidence", "costs", "replay", "lanes", "refine"] as const;
export type EvidencePaper = (typeof EVIDENCE_PAPERS)[number];

const DRAFT: ReplaySource = { kind: "draft" };
const BANT: ReplaySource = { kind: "starter", value: "bant" };

/** What a paper of the evidence is asked for with. */
export interface EvidenceAsked {
  kind: EvidencePaper | null;
  /** A published version; without, the draft. */
  version: number | null;
  /** The two profiles of a replay; without, the draft against BANT. */
  one: string | undefined;
  other: string | undefined;
}

/** A paper of the evidence, as soon as what it needs is there. */
export function useEvidencePaper(
  { kind, version, one, other }: EvidenceAsked,
  language: Language,
  size: PaperSize,
): { paper: Paper | null; error: unknown } {
  const { data: workspace } = useQuery(workspaceQuery);
  const profiled = kind === "evidence" || kind === "costs";
  const draft = useQuery({ ...seenQuery(version), enabled: profiled });
  const separates = useQuery({
    ...separatesQuery(DEALS[2], version),
    enabled: kind === "evidence",
  });
  const profile = useQuery({ ...profileEvidenceQuery(version), enabled: kind === "evidence" });
  const warnings = useQuery({ ...evidenceWarningsQuery(version), enabled: kind === "evidence" });
  const costs = useQuery({ ...costsQuery(version), enabled: kind === "costs" });
  const proposed = costs.data?.cheapest?.cut ?? null;
  const stability = useQuery({
    ...stabilityQuery(version, proposed ?? 0),
    enabled: kind === "costs" && proposed !== null,
  });
  const replay = useQuery({
    ...replayQuery(sourceOf(one ?? "") ?? DRAFT, sourceOf(other ?? "") ?? BANT),
    enabled: kind === "replay",
  });
  const board = useQuery({ ...laneBoardQuery, enabled: kind === "lanes" });
  const attributes = useQuery({ ...laneAttributesQuery, enabled: kind === "lanes" });
  const refine = useQuery({ ...refineQuery, enabled: kind === "refine" });
  const paper = useMemo((): Paper | null => {
    if (!workspace || kind === null) {
      return null;
    }
    const words = wordsIn(language);
    const sheet = { workspace, now: new Date(), version };
    switch (kind) {
      case "evidence":
        return draft.data && separates.data && profile.data && warnings.data
          ? evidencePaper(
              {
                ...sheet,
                draft: draft.data,
                parameters: separates.data,
                profile: profile.data,
                warnings: warnings.data,
              },
              size,
              words,
            )
          : null;
      case "costs":
        return draft.data && costs.data && (proposed === null || stability.data !== undefined)
          ? costsPaper(
              {
                ...sheet,
                profile: draft.data.profile.name,
                rows: draft.data.chart.rows,
                view: costs.data,
                stability: (proposed === null ? null : stability.data) ?? null,
              },
              size,
              words,
            )
          : null;
      case "replay":
        return replay.data ? replayPaper({ ...sheet, view: replay.data }, size, words) : null;
      case "lanes":
        return board.data && attributes.data
          ? lanesPaper({ ...sheet, board: board.data, attributes: attributes.data }, size, words)
          : null;
      case "refine":
        return refine.data ? refinePaper({ ...sheet, refine: refine.data }, size, words) : null;
    }
  }, [
    workspace,
    kind,
    version,
    language,
    size,
    draft.data,
    separates.data,
    profile.data,
    warnings.data,
    costs.data,
    proposed,
    stability.data,
    replay.data,
    board.data,
    attributes.data,
    refine.data,
  ]);
  const asked = {
    evidence: [draft, separates, profile, warnings],
    costs: [draft, costs, stability],
    replay: [replay],
    lanes: [board, attributes],
    refine: [refine],
  };
  const error =
    kind === null ? null : (asked[kind].find((query) => query.error !== null)?.error ?? null);
  return { paper, error };
}
