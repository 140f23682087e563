import { gateName } from "@/components/gates";
import type { Table } from "@/documents/model";
import type { Words } from "@/documents/words";
import type { Calibrated, Calibration, Mix, Mixes, Proposal, Refine, VersionFared } from "@/ipc";
import type { Told } from "../told";
import type { MixRow } from "./bars";
import type { ShareRow } from "./shares";

type Said = Pick<Words, "t" | "format">;

/** What is to be said first: whether the scores came true; `small` is what has come in since. */
export function refineTold(
  { format }: Said,
  { versions, news }: Refine,
): { first: Told; small: Told | null } {
  const [newest] = versions;
  if (!newest) {
    return { first: { key: "refine.says.unpublished", values: {} }, small: null };
  }
  const told = versions.find(({ known }) => known > 0);
  return {
    first: told
      ? {
          key: "refine.says.known",
          values: {
            count: told.known,
            n: format.count(told.known),
            version: told.version,
            good: format.count(told.admitted.success),
            admitted: format.count(told.admitted.total),
            poor: format.count(told.refused.success),
            refused: format.count(told.refused.total),
          },
        }
      : {
          key: "refine.says.waiting",
          values: {
            count: newest.scored,
            n: format.count(newest.scored),
            version: newest.version,
          },
        },
    small:
      news > 0
        ? {
            key: "refine.says.news",
            values: { count: news, n: format.count(news), version: newest.version },
          }
        : null,
  };
}

/** A proposal for the next workshop. */
export function proposalTold({ t, format }: Said, one: Proposal): Told {
  switch (one.kind) {
    case "surprised":
      return {
        key:
          one.by === null
            ? "refine.proposals.surprised"
            : one.named.length > 0
              ? "refine.proposals.surprisedLeft"
              : "refine.proposals.surprisedRight",
        values: {
          count: one.of,
          n: format.count(one.of),
          version: one.version,
          refused: format.count(one.refused),
          admitted: format.count(one.admitted),
          by: one.by ?? one.version,
          right: format.count(one.right_now),
          wrong: format.count(one.refused + one.admitted),
        },
      };
    case "contradicts":
    case "no_difference":
      return {
        key: `refine.proposals.${one.kind}`,
        values: { name: one.name, weight: format.weightShare(one.weight) },
      };
    case "other_order":
      return { key: "refine.proposals.other_order", values: { name: one.name } };
    case "heavier":
    case "lighter":
      return {
        key: `refine.proposals.${one.kind}`,
        values: {
          name: one.name,
          weight: format.weightShare(one.weight),
          // Whole points: finer would promise what nobody can keep.
          data: format.share(one.by_data / 1000),
        },
      };
    case "unasked":
      return {
        key: "refine.proposals.unasked",
        values: {
          count: one.of,
          name: one.name,
          weight: format.weightShare(one.weight),
          known: format.count(one.known),
          n: format.count(one.of),
        },
      };
    case "missed_events":
      return {
        key: "refine.proposals.missed_events",
        values: { count: one.of, missed: format.count(one.missed), n: format.count(one.of) },
      };
    case "gate_too_strict":
      return {
        key: "refine.proposals.gate_too_strict",
        values: {
          count: one.of,
          gate: gateName(t, one.gate, one.name),
          yes: format.count(one.came_true),
          n: format.count(one.of),
        },
      };
    case "shifted":
      return {
        key: "refine.proposals.shifted",
        values: {
          name: one.name,
          level: one.level,
          customers: format.share(one.customers / 1000),
          prospects: format.share(one.prospects / 1000),
        },
      };
  }
}

/** The tiers of a version with the share of successes since. */
export function faredRows({ t, format }: Said, version: VersionFared): ShareRow[] {
  return version.tiers.map(({ tier, share }, rank) => ({
    name: tier.name,
    tier: { rank, of: version.tiers.length },
    share:
      share.total > 0
        ? { value: (share.success / share.total) * 1000, low: share.low, high: share.high }
        : null,
    count:
      share.total > 0
        ? t("refine.fared.of", { n: format.count(share.success), of: format.count(share.total) })
        : t("refine.fared.nobody"),
  }));
}

/** The same in one sentence, for who cannot see it. */
export function faredSays(words: Said, version: VersionFared): string {
  return words.t("refine.fared.says", {
    version: version.version,
    tiers: faredRows(words, version)
      .map(({ name, count }) => `${name}: ${count}`)
      .join("; "),
  });
}

/** The same as figures, with whom nothing is known of yet. */
export function faredTable(words: Said, version: VersionFared): Table {
  const { t, format } = words;
  const rows = faredRows(words, version);
  const figures = [
    t("refine.fared.scored"),
    t("refine.fared.open"),
    t("refine.fared.aside"),
    t("refine.fared.unsaid"),
    t("refine.fared.share"),
  ];
  return {
    kind: "table",
    caption: t("refine.fared.figure", { version: version.version }),
    columns: [
      { title: t("refine.fared.tier") },
      ...figures.map((title) => ({ title, figures: true })),
    ],
    rows: version.tiers.map(({ tier, scored, open, aside, unsaid, share }, rank) => [
      [{ text: tier.name, tier: { rank, of: version.tiers.length } }],
      format.count(scored),
      format.count(open),
      format.count(aside),
      format.count(unsaid),
      share.total > 0
        ? `${rows[rank]?.count} (${format.shareRange(share.low / 1000, share.high / 1000)})`
        : "–",
    ]),
  };
}

/** How those were counted. */
export function faredHow({ t, format }: Said, { scored, known, at }: VersionFared): string {
  return t("refine.fared.how", {
    scored: format.count(scored),
    known: format.count(known),
    date: format.date(new Date(at)),
  });
}

/** How well a version picked; nothing where that cannot be said yet. */
export function faredTold({ format }: Said, { picks }: VersionFared): Told | null {
  return picks
    ? {
        key: "refine.fared.picks",
        values: {
          n: format.number(picks.auc / 100, 1),
          low: format.number(picks.low / 100, 1),
          high: format.number(picks.high / 100, 1),
        },
      }
    : null;
}

const shareOf = (part: number, of: number) => (of === 0 ? 0 : part / of);

/** Parameters of which something is known on both sides. */
export function countedMixes(mixes: Mixes): Mixes["parameters"] {
  return mixes.parameters.filter(({ mix }) => mix.of.customers > 0 && mix.of.prospects > 0);
}

/** The answers of the customers beside those of the prospects: the tiers first, then at most so many parameters. */
export function mixRows(
  { t, format }: Said,
  mixes: Mixes,
  most = Number.POSITIVE_INFINITY,
): MixRow[] {
  const told = (mix: Mix) =>
    mix.psi === null || mix.shift === "too_few"
      ? ""
      : t(`refine.mix.shift.${mix.shift}`, { psi: format.number(mix.psi / 1000, 2) });
  const rows = countedMixes(mixes)
    .slice(0, most)
    .map(
      ({ name, levels, mix, farthest }): MixRow => ({
        name,
        parts: mix.bins.map((pair, at) => ({
          name: levels[at] ?? "",
          customers: shareOf(pair.customers, mix.of.customers),
          prospects: shareOf(pair.prospects, mix.of.prospects),
          far: mix.bins.length > 1 && farthest?.at === at,
        })),
        says: told(mix),
      }),
    );
  const { tiers, names } = mixes;
  if (!tiers || tiers.of.customers === 0 || tiers.of.prospects === 0) {
    return rows;
  }
  const row: MixRow = {
    name: t("refine.mix.tiers"),
    parts: tiers.bins.map((pair, rank) => ({
      name: names[rank]?.name ?? "",
      tier: { rank, of: names.length },
      customers: shareOf(pair.customers, tiers.of.customers),
      prospects: shareOf(pair.prospects, tiers.of.prospects),
      far: false,
    })),
    says: "",
  };
  return [row, ...rows];
}

/** Where the two are farthest apart. */
export function mixTold({ format }: Said, rows: readonly MixRow[]): Told {
  const first = rows.find(({ parts }) => parts.every(({ tier }) => !tier));
  const far = first?.parts.find((part) => part.far);
  return first && far
    ? {
        key: "refine.mix.says",
        values: {
          name: first.name,
          level: far.name,
          customers: format.share(far.customers),
          prospects: format.share(far.prospects),
        },
      }
    : { key: "refine.mix.same", values: {} };
}

/** The mixes as figures. */
export function mixTable({ t, format }: Said, rows: readonly MixRow[]): Table {
  return {
    kind: "table",
    caption: t("refine.mix.title"),
    columns: [
      { title: t("refine.mix.parameter"), width: 1.6 },
      { title: t("refine.mix.level"), width: 1.6 },
      { title: t("refine.mix.customers"), figures: true },
      { title: t("refine.mix.prospects"), figures: true },
      { title: t("refine.mix.index"), figures: true, width: 1.4 },
    ],
    rows: rows.flatMap(({ name, parts, says }) =>
      parts.map((part, at) => [
        at === 0 ? name : "",
        part.name,
        format.share(part.customers),
        format.share(part.prospects),
        at === 0 ? says || "–" : "",
      ]),
    ),
  };
}

/** How the mixes were counted. */
export function mixHow({ t }: Said, rows: readonly MixRow[]): string {
  return t(rows.some(({ says }) => says !== "") ? "refine.mix.how" : "refine.mix.few");
}

/** Why no chances are told, or whether those that are can be believed. */
export function chancesTold({ format }: Said, calibrated: Calibrated): Told {
  switch (calibrated.kind) {
    case "too_few":
      return {
        key: calibrated.have < calibrated.need ? "refine.chances.few" : "refine.chances.oneSided",
        values: {
          count: calibrated.have,
          n: format.count(calibrated.have),
          need: format.count(calibrated.need),
          rarer: format.count(calibrated.rarer),
          of_each: format.count(calibrated.need_rarer),
        },
      };
    case "nothing":
      return {
        key: "refine.chances.nothing",
        values: { count: calibrated.have, n: format.count(calibrated.have) },
      };
    case "chances": {
      const right = calibrated.slope_low <= 1000 && calibrated.slope_high >= 1000;
      const verdict = right ? "right" : calibrated.slope < 1000 ? "bold" : "shy";
      return { key: `refine.chances.${verdict}`, values: {} };
    }
  }
}

/** What was told beside what happened. */
export function chanceRows({ t, format }: Said, { check }: Calibration): ShareRow[] {
  return check.map(({ from, to, told, seen }) => ({
    name: format.shareRange(from / 1000, to / 1000),
    share: {
      value: shareOf(seen.success, seen.total) * 1000,
      low: seen.low,
      high: seen.high,
    },
    told,
    count: t("refine.fared.of", { n: format.count(seen.success), of: format.count(seen.total) }),
  }));
}

/** The same as figures. */
export function chanceTable(words: Said, calibration: Calibration): Table {
  const { t, format } = words;
  const rows = chanceRows(words, calibration);
  return {
    kind: "table",
    caption: t("refine.chances.figure"),
    columns: [
      { title: t("refine.chances.told") },
      { title: t("refine.chances.mean"), figures: true },
      { title: t("refine.chances.seen"), figures: true },
    ],
    rows: calibration.check.map(({ told, seen }, at) => [
      rows[at]?.name ?? "",
      format.share(told / 1000),
      `${rows[at]?.count} (${format.shareRange(seen.low / 1000, seen.high / 1000)})`,
    ]),
  };
}

/** How the chances were reckoned and checked. */
export function chanceHow({ t, format }: Said, calibration: Calibration): string {
  return t("refine.chances.how", {
    n: format.count(calibration.all.total),
    brier: format.number(calibration.brier / 1e6, 3),
    base: format.number(calibration.brier_base / 1e6, 3),
    slope: format.number(calibration.slope / 1000, 2),
    low: format.number(calibration.slope_low / 1000, 2),
    high: format.number(calibration.slope_high / 1000, 2),
  });
}
