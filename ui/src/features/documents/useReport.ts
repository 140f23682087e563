import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { evidencePaper } from "@/documents/evidence";
import type { Paper, PaperSize } from "@/documents/model";
import { waiversPaper } from "@/documents/waivers";
import { wastePaper } from "@/documents/waste";
import { wordsIn } from "@/documents/words";
import type { Language } from "@/i18n";
import type { GateSeen } from "@/ipc";
import { wasteQuery } from "@/queries/activities";
import {
  DEALS,
  evidenceWarningsQuery,
  profileEvidenceQuery,
  separatesQuery,
} from "@/queries/evidence";
import { draftQuery } from "@/queries/profile";
import { waiversQuery } from "@/queries/waivers";
import { settingsQuery, workspaceQuery } from "@/queries/workspace";

/** What tells of the whole workspace, and not of the profile or of an account. */
export const REPORTS = ["waste", "waivers", "evidence"] as const;
export type Report = (typeof REPORTS)[number];

const NO_GATES: GateSeen[] = [];

/** The report that was asked for, as soon as what it needs is there; `null`: none was. */
export function useReport(
  report: Report | null,
  since: string,
  language: Language,
  size: PaperSize,
): { paper: Paper | null; name: string | null; gates: GateSeen[]; error: unknown } {
  const { data: workspace } = useQuery(workspaceQuery);
  const { data: settings } = useQuery({ ...settingsQuery, enabled: report === "waste" });
  const waste = useQuery({ ...wasteQuery(since), enabled: report === "waste" });
  const waivers = useQuery({ ...waiversQuery, enabled: report === "waivers" });
  const asked = report === "evidence";
  const draft = useQuery({ ...draftQuery, enabled: asked });
  const parameters = useQuery({ ...separatesQuery(DEALS[2]), enabled: asked });
  const profile = useQuery({ ...profileEvidenceQuery, enabled: asked });
  const warnings = useQuery({ ...evidenceWarningsQuery, enabled: asked });
  const paper = useMemo((): Paper | null => {
    const words = wordsIn(language);
    const now = new Date();
    const name = workspace?.name ?? "";
    if (report === "waivers" && waivers.data) {
      return waiversPaper(waivers.data, name, now, size, words);
    }
    if (report === "evidence") {
      return workspace && draft.data && parameters.data && profile.data && warnings.data
        ? evidencePaper(
            {
              workspace,
              draft: draft.data,
              parameters: parameters.data,
              profile: profile.data,
              warnings: warnings.data,
              now,
            },
            size,
            words,
          )
        : null;
    }
    return report === "waste" && waste.data && settings
      ? wastePaper(waste.data, settings.outcomes, name, now, size, words)
      : null;
  }, [
    report,
    language,
    size,
    workspace,
    waste.data,
    waivers.data,
    settings,
    draft.data,
    parameters.data,
    profile.data,
    warnings.data,
  ]);
  return {
    paper,
    name: workspace?.name ?? null,
    gates: NO_GATES,
    error: asked
      ? (draft.error ?? parameters.error ?? profile.error ?? warnings.error)
      : report === "waste"
        ? waste.error
        : waivers.error,
  };
}
