import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { guidePaper, prospectGuidePaper } from "@/documents/guide";
import type { Paper, PaperSize } from "@/documents/model";
import { profilePaper } from "@/documents/profile";
import { scorecardPaper } from "@/documents/scorecard";
import { wordsIn } from "@/documents/words";
import type { Language } from "@/i18n";
import { scorecardQuery } from "@/queries/accounts";
import { guideQuery } from "@/queries/documents";
import { draftQuery } from "@/queries/profile";
import { workspaceQuery } from "@/queries/workspace";

export type Kind = "profile" | "guide" | "scorecard";

/** The document that was asked for, as soon as what it needs is there. */
export function usePaper(
  kind: Kind,
  account: number | null,
  language: Language,
  size: PaperSize,
): { paper: Paper | null; name: string | null; error: unknown } {
  const { data: workspace } = useQuery(workspaceQuery);
  const own = account === null;
  const draft = useQuery({ ...draftQuery, enabled: own });
  const order = useQuery({ ...guideQuery, enabled: own && kind === "guide" });
  const card = useQuery({ ...scorecardQuery(account ?? 0), enabled: !own });
  const paper = useMemo((): Paper | null => {
    const words = wordsIn(language);
    const now = new Date();
    if (!workspace) {
      return null;
    }
    if (!own) {
      if (!card.data) {
        return null;
      }
      return kind === "guide"
        ? prospectGuidePaper(card.data, workspace.name, now, size, words)
        : scorecardPaper(card.data, workspace.name, now, size, words);
    }
    if (!draft.data) {
      return null;
    }
    const source = { workspace, draft: draft.data, now };
    if (kind !== "guide") {
      return profilePaper(source, size, words);
    }
    return order.data ? guidePaper(source, order.data, size, words) : null;
  }, [kind, own, language, size, workspace, draft.data, order.data, card.data]);
  return {
    paper,
    name: (own ? draft.data?.profile.name : card.data?.row.account.name) ?? null,
    // Others may have asked for the draft too: what went wrong there is not about an account.
    error: own ? (draft.error ?? order.error) : card.error,
  };
}
