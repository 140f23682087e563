import type { AccountRow, Action, Answers, Area, BecameFit, RuleRow, TierAction } from "@/ipc";
import type { Recorded } from "./core";

/** What to do with the best, the admitted, the next and the last tier; with more tiers the middle ones repeat. */
function usual(at: number, count: number): TierAction["settled"] {
  const all: Action[] = ["advance", "advance", "nurture", "disqualify"];
  return at === count - 1 ? "disqualify" : (all[Math.min(at, 2)] ?? "nurture");
}

/**
 * Stand-ins for what stands around the list of prospects, where nothing of it was recorded: the rule, the counts, and one
 * nurtured account that fits. `without=fit` leaves that one out. Rules that are set stay set; whoever is brought back is gone
 * from the strip, and nothing else moves.
 */
export function recordedProspects(
  recorded: Recorded,
  without: readonly string[],
  announce: (areas: Area[]) => void,
): Answers {
  const profile = recorded.profileDraft.profile;
  let chosen: TierAction[] = [];
  let aside: number | null = without.includes("fit")
    ? null
    : (recorded.accountsList.find(({ account }) => account.stage === "nurture")?.account.id ??
      null);
  const rules = (): RuleRow[] =>
    profile.tiers.map(({ id }, at) => {
      const own = usual(at, profile.tiers.length);
      const preset: TierAction = { tier: id, settled: own, open: at < 3 ? "vision_demo" : own };
      const set = chosen.find(({ tier }) => tier === id);
      return { rule: set ?? preset, ours: !set, default: preset };
    });
  // A list recorded before verdicts were told gets them from its scores.
  const rows = (): AccountRow[] =>
    recorded.accountsList.map((row) => {
      const { brief } = row;
      const rule = brief && rules().find(({ rule }) => rule.tier === brief.tier)?.rule;
      const verdict = brief && {
        tier: brief.tier,
        by_hand: false,
        settled: brief.settled,
        admitted: profile.tiers.findIndex(({ id }) => id === brief.tier) < 2,
        action: (brief.settled ? rule?.settled : rule?.open) ?? "nurture",
        sure: brief.settled,
      };
      return { ...row, verdict, ask: row.ask ?? null, changed: row.changed ?? row.account.updated };
    });
  const fitting = (): BecameFit[] =>
    rows()
      .filter(({ account }) => account.id === aside)
      .flatMap(({ account, brief }) =>
        brief
          ? [
              {
                id: account.id,
                name: account.name,
                owner: account.owner,
                stage: account.stage,
                before: null,
                now: brief,
                cause: "new",
                version: null,
                raised: [],
                lifted: [],
                threshold: null,
                aside: {
                  at: account.updated,
                  author: "Marta Ferri",
                  reason: "No budget this year",
                },
              },
            ]
          : [],
      );
  const goes = (ids: readonly number[]): number => {
    aside = null;
    announce(["prospects"]);
    return ids.length;
  };
  return {
    accountsList: rows,
    prospectsView: () => {
      if (without.includes("profile")) {
        return null;
      }
      const open = rows().filter(({ account }) =>
        ["visitor", "lead", "prospect"].includes(account.stage),
      );
      return {
        tiers: profile.tiers,
        admitting: 2,
        version: recorded.workspaceCurrent.version ?? 1,
        rules: rules(),
        asks: profile.parameters.map(({ id, name, questions }) => ({
          id,
          name,
          question: questions?.[0]?.text ?? "",
        })),
        tally: {
          open: open.length,
          admitted: open.filter(({ verdict }) => verdict?.admitted).length,
          settled: open.filter(({ verdict }) => verdict?.settled).length,
        },
      };
    },
    prospectsNews: () => ({ became_fit: fitting().length, stale: 0 }),
    prospectsBecameFit: fitting,
    prospectsRules: (rules) => {
      chosen = [...rules];
      announce(["prospects", "accounts"]);
      return null;
    },
    prospectsAct: (deeds) => deeds.length,
    prospectsBringBack: goes,
    prospectsLeave: goes,
    prospectsRescore: () => 0,
    scoresExport: (_, ids) => ids?.length ?? 0,
  };
}
