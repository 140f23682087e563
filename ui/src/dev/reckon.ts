import type { AccountDetail, Given, LaneChart, LaneCount, Parameter, Profile } from "@/ipc";

/** Rough stand-ins for the core's arithmetic, so that a browser shows movement. */

function inBand(parameter: Parameter, value: number): number | null {
  const level = parameter.levels.find(
    ({ from, to }) => (from == null || value >= from) && (to == null || value < to),
  );
  return level ? level.fit : null;
}

function fitOf(parameter: Parameter, given: Given | undefined): number | null {
  if (given?.kind === "number") {
    return inBand(parameter, given.value);
  }
  if (given?.kind !== "levels") {
    return null;
  }
  const fits = parameter.levels.filter(({ id }) => given.value.includes(id)).map(({ fit }) => fit);
  if (fits.length === 0) {
    return null;
  }
  return parameter.several === "worst" ? Math.min(...fits) : Math.max(...fits);
}

function scoreOf(profile: Profile, detail: AccountDetail): number {
  const given = new Map(detail.answers.map((one) => [one.parameter, one.answer.given]));
  return profile.parameters.reduce((sum, parameter) => {
    const fit = fitOf(parameter, given.get(parameter.id)) ?? parameter.typical ?? 50;
    return sum + parameter.weight * fit;
  }, 0);
}

/** The Wilson interval at 95 %, in thousandths. */
function interval(admitted: number, total: number): { low: number; high: number } {
  if (total === 0) {
    return { low: 0, high: 1000 };
  }
  const z = 1.96;
  const p = admitted / total;
  const middle = (p + (z * z) / (2 * total)) / (1 + (z * z) / total);
  const half =
    (z / (1 + (z * z) / total)) * Math.sqrt((p * (1 - p)) / total + (z * z) / (4 * total * total));
  return {
    low: Math.max(0, Math.round((middle - half) * 1000)),
    high: Math.min(1000, Math.round((middle + half) * 1000)),
  };
}

/** The chart with every customer's score under the profile. */
export function rescored(
  chart: LaneChart,
  profile: Profile,
  accounts: Record<string, AccountDetail>,
): LaneChart {
  const admitting = Math.max(1, Math.floor(profile.tiers.length / 2));
  const rows = chart.rows.map((row) => {
    const tiers = profile.tiers.map(() => 0);
    const marks = row.marks
      .map((mark) => {
        const detail = accounts[mark.id];
        const score = detail ? scoreOf(profile, detail) : mark.score;
        const rank = profile.tiers.findIndex((tier) => score >= tier.from);
        tiers[rank] = (tiers[rank] ?? 0) + 1;
        return { ...mark, score, wrong: row.outcome.success !== rank < admitting };
      })
      .sort((a, b) => a.score - b.score);
    for (const bin of row.bins) {
      const rank = profile.tiers.findIndex((tier) => bin.score >= tier.from);
      tiers[rank] = (tiers[rank] ?? 0) + bin.count;
    }
    const admitted = tiers.slice(0, admitting).reduce((sum, count) => sum + count, 0);
    const total = row.count.total;
    const count: LaneCount = { total, tiers, admitted, ...interval(admitted, total) };
    return { ...row, marks, count };
  });
  const share = (success: boolean) => {
    const counted = rows.filter((row) => row.outcome.success === success);
    return {
      admitted: counted.reduce((sum, row) => sum + row.count.admitted, 0),
      total: counted.reduce((sum, row) => sum + row.count.total, 0),
    };
  };
  return {
    ...chart,
    tiers: profile.tiers,
    admitting,
    rows,
    success: share(true),
    others: share(false),
  };
}

/** Sets a weight; the unlocked others give way in proportion, the last takes the rounding. */
export function withWeight(
  profile: Profile,
  id: string,
  weight: number,
  locked: readonly string[],
): void {
  const others = profile.parameters.filter((one) => one.id !== id && !locked.includes(one.id));
  const fixed = profile.parameters
    .filter((one) => one.id !== id && locked.includes(one.id))
    .reduce((sum, one) => sum + one.weight, 0);
  const room = 1000 - fixed;
  const own = Math.min(weight, others.length === 0 ? 0 : room);
  const before = others.reduce((sum, one) => sum + one.weight, 0);
  let left = room - own;
  others.forEach((one, at) => {
    const share = before === 0 ? 1 / others.length : one.weight / before;
    one.weight = at === others.length - 1 ? left : Math.round((room - own) * share);
    left -= one.weight;
  });
  const target = profile.parameters.find((one) => one.id === id);
  if (target) {
    target.weight = own;
  }
}
