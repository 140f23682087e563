import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Paper, PaperSize } from "@/documents/model";
import { waiversPaper } from "@/documents/waivers";
import { wastePaper } from "@/documents/waste";
import { wordsIn } from "@/documents/words";
import type { Language } from "@/i18n";
import type { GateSeen } from "@/ipc";
import { wasteQuery } from "@/queries/activities";
import { waiversQuery } from "@/queries/waivers";
import { settingsQuery, workspaceQuery } from "@/queries/workspace";
import type { DocumentSearch } from "@/router";
import { EVIDENCE_PAPERS, useEvidencePaper } from "./useEvidencePaper";

/** What tells of the whole workspace, and not of the profile or of an account: what stands beside each other is offered together. */
export const REPORTS = [["waste", "waivers"], EVIDENCE_PAPERS] as const;
export type Report = (typeof REPORTS)[number][number];

const NO_GATES: GateSeen[] = [];

/** The report that was asked for, as soon as what it needs is there; `null`: none was. */
export function useReport(
  report: Report | null,
  { since = "", version, one, other }: DocumentSearch,
  language: Language,
  size: PaperSize,
): { paper: Paper | null; name: string | null; gates: GateSeen[]; error: unknown } {
  const { data: workspace } = useQuery(workspaceQuery);
  const { data: settings } = useQuery({ ...settingsQuery, enabled: report === "waste" });
  const waste = useQuery({ ...wasteQuery(since), enabled: report === "waste" });
  const waivers = useQuery({ ...waiversQuery, enabled: report === "waivers" });
  const kind = EVIDENCE_PAPERS.find((known) => known === report) ?? null;
  const evidence = useEvidencePaper({ kind, version: version ?? null, one, other }, language, size);
  const activity = useMemo((): Paper | null => {
    const words = wordsIn(language);
    const now = new Date();
    const name = workspace?.name ?? "";
    if (report === "waivers" && waivers.data) {
      return waiversPaper(waivers.data, name, now, size, words);
    }
    return report === "waste" && waste.data && settings
      ? wastePaper(waste.data, settings.outcomes, name, now, size, words)
      : null;
  }, [report, language, size, workspace, waste.data, waivers.data, settings]);
  return {
    paper: kind === null ? activity : evidence.paper,
    name: workspace?.name ?? null,
    gates: NO_GATES,
    error: kind !== null ? evidence.error : report === "waste" ? waste.error : waivers.error,
  };
}
