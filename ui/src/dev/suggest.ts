import type { Answers, LanePreview, Profile, Suggestions } from "@/ipc";

/** Invented suggestions for the draft: some for its first parameter, one for a threshold. */
function invented(profile: Profile, percent: number, team: number[]): Suggestions {
  const [first] = profile.parameters;
  const level = first?.levels[1];
  const tier = profile.tiers[1];
  const data = team.map((weight, at) => (at === 0 ? weight + 40 : at === 1 ? weight - 40 : weight));
  const known = { success: 18, others: 16 };
  return {
    customers: known,
    standings: profile.parameters.map((one, at) => ({
      parameter: one.id,
      verdict: at === 0 ? "separates" : at === 1 ? "leans" : "too_few",
      known,
      silent: at === 0 ? null : at === 1 ? "leans" : "too_few",
    })),
    rows:
      first && level && tier
        ? [
            {
              key: `fit:${level.id}:${first.id}:1`,
              parameter: first.id,
              proposal: {
                kind: "fit",
                parameter: first.id,
                level: level.id,
                from: level.fit,
                to: 45,
              },
              reason: {
                kind: "level",
                count: { success: 7, others: 3 },
                known,
                turned: false,
              },
            },
            {
              key: `weight:${first.id}:2`,
              parameter: first.id,
              proposal: {
                kind: "weight",
                parameter: first.id,
                from: first.weight,
                to: first.weight + 40,
              },
              reason: {
                kind: "pairs",
                auc: 830,
                low: first.weight,
                high: first.weight + 90,
                shared: false,
              },
            },
            {
              key: `threshold:${tier.id}:3`,
              parameter: null,
              proposal: {
                kind: "threshold",
                tier: tier.id,
                from: tier.from,
                to: tier.from + 2000,
              },
              reason: {
                kind: "share",
                above: { success: 16, others: 3 },
                below: { success: 2, others: 13 },
                low: tier.from + 1000,
                high: tier.from + 5000,
                share: 500,
              },
            },
          ]
        : [],
    data,
    team,
    percent,
    start: 0,
    moved_on: false,
  };
}

interface Draft {
  profile: () => Profile;
  preview: () => LanePreview;
  change: (edit: (profile: Profile) => void) => unknown;
}

/** What the data suggests, invented, for a browser without the core. */
export function suggestCore({ profile, preview, change }: Draft): Answers {
  let percent = 0;
  let team: number[] | null = null;
  const own = () => team ?? profile().parameters.map((one) => one.weight);
  const view = () => invented(profile(), percent, own());
  return {
    suggestView: view,
    suggestPicks: () => ({
      now: 780,
      now_low: 640,
      now_high: 910,
      with_all: 800,
      shown: 850,
      drawn: true,
    }),
    suggestPreview: preview,
    blendPreview: preview,
    suggestAccept: (keys) => {
      for (const { proposal } of view().rows.filter((row) => keys.includes(row.key))) {
        change((now) => {
          const of = (id: string) => now.parameters.find((one) => one.id === id);
          if (proposal.kind === "fit") {
            const level = of(proposal.parameter)?.levels.find((one) => one.id === proposal.level);
            if (level) {
              level.fit = proposal.to;
            }
          }
        });
      }
      return null;
    },
    blendSet: (to) => {
      const weights = own();
      const { data } = view();
      percent = to;
      team = to === 0 ? null : weights;
      change((now) => {
        now.parameters.forEach((one, at) => {
          const from = weights[at] ?? 0;
          one.weight = Math.round(from + (((data[at] ?? 0) - from) * to) / 100);
        });
      });
      return null;
    },
  };
}
