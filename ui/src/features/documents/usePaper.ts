import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { nextGate } from "@/components/readiness/words";
import { gatePaper } from "@/documents/gate";
import { guidePaper, prospectGuidePaper } from "@/documents/guide";
import type { Paper, PaperSize } from "@/documents/model";
import { profilePaper } from "@/documents/profile";
import { scorecardPaper } from "@/documents/scorecard";
import { wordsIn } from "@/documents/words";
import type { Language } from "@/i18n";
import type { GateSeen } from "@/ipc";
import { scorecardQuery } from "@/queries/accounts";
import { guideQuery } from "@/queries/documents";
import { draftQuery } from "@/queries/profile";
import { readinessQuery } from "@/queries/readiness";
import { workspaceQuery } from "@/queries/workspace";

export type Kind = "profile" | "guide" | "scorecard" | "gate";

const NO_GATES: GateSeen[] = [];

/** The document that was asked for, as soon as what it needs is there. */
export function usePaper(
  kind: Kind,
  account: number | null,
  /** The gate of a gate card; without one the next that is not reached. */
  gate: string | null,
  language: Language,
  size: PaperSize,
): { paper: Paper | null; name: string | null; gates: GateSeen[]; error: unknown } {
  const { data: workspace } = useQuery(workspaceQuery);
  const own = account === null;
  const draft = useQuery({ ...draftQuery, enabled: own });
  const order = useQuery({ ...guideQuery, enabled: own && kind === "guide" });
  const card = useQuery({ ...scorecardQuery(account ?? 0), enabled: !own });
  const ready = useQuery({ ...readinessQuery(account ?? 0), enabled: !own });
  const readiness = ready.data ?? null;
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
      if (kind === "gate") {
        const seen =
          readiness &&
          (readiness.gates.find((one) => one.gate.id === gate) ?? nextGate(readiness.gates));
        return seen
          ? gatePaper(seen, readiness, card.data, workspace.name, now, size, words)
          : null;
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
  }, [kind, own, gate, language, size, workspace, draft.data, order.data, card.data, readiness]);
  return {
    paper,
    name: (own ? draft.data?.profile.name : card.data?.row.account.name) ?? null,
    gates: readiness?.gates ?? NO_GATES,
    // Others may have asked for the draft too: what went wrong there is not about an account.
    error: own
      ? (draft.error ?? order.error)
      : (card.error ?? (kind === "gate" ? ready.error : null)),
  };
}
