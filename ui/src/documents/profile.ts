import type { AnswerKind, DraftView, Parameter, ParameterCounts, WorkspaceInfo } from "@/ipc";
import { laneDrawing, laneTable } from "./lane";
import type { Block, Cell, Line, Paper, PaperSize } from "./model";
import { sentence } from "./model";
import type { Words } from "./words";

/** What the profile's document is made of. */
export interface ProfileSource {
  workspace: WorkspaceInfo;
  draft: DraftView;
  now: Date;
}

/** Which version this is, who published it, when and why; or that it is a draft. */
export function versionLines({ workspace, draft, now }: ProfileSource, words: Words): Line[] {
  const { t, format } = words;
  const { version } = draft;
  if (version === null) {
    return [t("documents.version.draft", { date: format.date(now) })];
  }
  const published = t(
    version.author ? "documents.version.published" : "documents.version.publishedOn",
    {
      n: format.count(version.number),
      date: format.date(version.at),
      who: version.author,
    },
  );
  if (workspace.draft_changed) {
    return [
      t("documents.version.draftAfter", {
        date: format.date(now),
        n: format.count(version.number),
      }),
    ];
  }
  return version.reason
    ? [published, t("documents.version.why", { why: version.reason })]
    : [published];
}

/** The version in two words, for a foot: `Version 3`. */
export function versionShort(source: ProfileSource, words: Words): string {
  const { version } = source.draft;
  return version === null || source.workspace.draft_changed
    ? words.t("documents.version.draftShort")
    : words.t("documents.version.short", { n: words.format.count(version.number) });
}

function kindOf(answer: AnswerKind, words: Words): string {
  return words.t(`profile.kind.${answer}`);
}

function levelTable(
  parameter: Parameter,
  counts: ParameterCounts | undefined,
  words: Words,
): Block {
  const { t, format } = words;
  const counted = (counts?.levels ?? []).some((one) => one.success.total + one.others.total > 0);
  const share = ({ count, total }: { count: number; total: number }): string =>
    t("common.lane.part", { part: format.count(count), total: format.count(total) });
  return {
    kind: "table",
    caption: t("documents.profile.levelsOf", { name: parameter.name }),
    columns: [
      { title: t("documents.profile.level"), width: 5 },
      { title: t("documents.profile.fit"), figures: true, width: 1.1 },
      { title: "", width: 2.4 },
      ...(counted
        ? [
            { title: t("documents.profile.success"), figures: true, width: 1.8 },
            { title: t("documents.profile.others"), figures: true, width: 1.8 },
          ]
        : []),
    ],
    rows: parameter.levels.map((level): Cell[] => {
      const count = counts?.levels.find((one) => one.level === level.id);
      const at = level.fit / 100;
      return [
        level.name,
        format.count(level.fit),
        { bar: { low: at, likely: at, high: at }, says: "" },
        ...(counted ? [count ? share(count.success) : "", count ? share(count.others) : ""] : []),
      ];
    }),
  };
}

function parameterBlocks(parameter: Parameter, source: ProfileSource, words: Words): Block[] {
  const { t, format } = words;
  const counts = source.draft.counts.find((one) => one.parameter === parameter.id);
  const kind = parameter.unit
    ? t("documents.profile.numberIn", { unit: parameter.unit })
    : kindOf(parameter.answer, words);
  const blocks: Block[] = [
    {
      kind: "heading",
      level: 3,
      text: parameter.name,
      aside: t("documents.profile.weighs", { weight: format.weight(parameter.weight) }),
    },
  ];
  if (parameter.why) {
    blocks.push({ kind: "text", text: parameter.why });
  }
  blocks.push(levelTable(parameter, counts, words));
  const remarks = [kind];
  if (parameter.several) {
    remarks.push(t(`documents.profile.several.${parameter.several}`));
  }
  if (parameter.known_before_sale === false) {
    remarks.push(t("documents.profile.afterSale"));
  }
  if (counts && counts.left_out > 0) {
    remarks.push(
      t("documents.profile.leftOut", { count: counts.left_out, n: format.count(counts.left_out) }),
    );
  }
  blocks.push({ kind: "text", style: "quiet", text: remarks.join(" · ") });
  return blocks;
}

function tierBlocks({ draft }: ProfileSource, words: Words): Block[] {
  const { t, format } = words;
  const { tiers } = draft.profile;
  return [
    { kind: "heading", level: 2, text: t("documents.profile.tiers") },
    {
      kind: "table",
      caption: t("documents.profile.tiers"),
      columns: [
        { title: t("documents.profile.tier"), width: 3 },
        { title: t("documents.profile.from"), figures: true },
        { title: t("documents.profile.below"), figures: true },
        { title: "", width: 3 },
      ],
      rows: tiers.map((tier, rank): Cell[] => {
        const above = tiers[rank - 1];
        return [
          [words.tier(tiers, tier.id)],
          format.score(tier.from),
          above ? format.score(above.from) : "",
          rank < draft.chart.admitting ? t("documents.profile.admits") : "",
        ];
      }),
    },
  ];
}

function ruleBlocks({ draft }: ProfileSource, words: Words): Block[] {
  const { t } = words;
  const { profile } = draft;
  const rules = profile.must_haves ?? [];
  const guesses = profile.guesses ?? "widen";
  return [
    { kind: "heading", level: 2, text: t("profile.mustHaves.title") },
    ...(rules.length === 0
      ? [{ kind: "text" as const, text: t("documents.profile.noMustHaves") }]
      : [
          {
            kind: "list" as const,
            items: rules.map((rule): Line => {
              const parameter = profile.parameters.find((one) => one.id === rule.parameter);
              const levels = (parameter?.levels ?? [])
                .filter((level) => rule.levels.includes(level.id))
                .map((level) => t("prospects.card.quoted", { text: level.name }));
              const said = sentence(t("profile.mustHaves.sentence"), {
                parameter: { text: parameter?.name ?? rule.parameter, strong: true },
                levels: { text: words.either(levels) },
                tier: words.tier(profile.tiers, rule.at_most),
              });
              return rule.why
                ? [
                    ...(typeof said === "string" ? [said] : said),
                    " ",
                    { text: rule.why, quiet: true },
                  ]
                : said;
            }),
          },
          { kind: "text" as const, style: "quiet" as const, text: t("profile.mustHaves.unknown") },
        ]),
    { kind: "heading", level: 2, text: t("profile.guesses.title") },
    {
      kind: "text",
      text: [
        {
          text: t("documents.profile.guess", { rule: t(`profile.guesses.${guesses}`) }),
          strong: true,
        },
        " ",
        t(`profile.guesses.${guesses}Says`),
      ],
    },
  ];
}

function customerBlocks({ draft }: ProfileSource, words: Words): Block[] {
  const { t, format } = words;
  const { chart } = draft;
  const total = chart.success.total + chart.others.total;
  const heading: Block = { kind: "heading", level: 2, text: t("documents.profile.customers") };
  if (total === 0) {
    return [heading, { kind: "text", text: t("documents.profile.noCustomers") }];
  }
  const admits = chart.tiers[chart.admitting - 1]?.name ?? "";
  return [
    heading,
    {
      kind: "text",
      style: "voice",
      text: sentence(
        t("documents.profile.lane", {
          tier: admits,
          part: format.count(chart.success.admitted),
          total: format.count(chart.success.total),
          otherPart: format.count(chart.others.admitted),
          otherTotal: format.count(chart.others.total),
        }),
      ),
    },
    { kind: "drawing", drawing: laneDrawing(chart, words), alt: t("common.lane.table") },
    laneTable(chart, words),
    { kind: "text", style: "quiet", text: t("documents.profile.sameCustomers") },
  ];
}

/** The profile as people hand it around. */
export function profilePaper(source: ProfileSource, size: PaperSize, words: Words): Paper {
  const { t, format } = words;
  const { workspace, draft } = source;
  const { profile } = draft;
  const sorted = [...profile.parameters].sort((a, b) => b.weight - a.weight);
  const heaviest = Math.max(1, ...sorted.map((one) => one.weight));
  const groupName = (id: string) => profile.groups.find((one) => one.id === id)?.name ?? id;
  return {
    language: words.language,
    size,
    over: t("documents.kind.profile"),
    title: profile.name,
    under: versionLines(source, words),
    foot: t("documents.foot", {
      workspace: workspace.name,
      what: `${profile.name}, ${versionShort(source, words)}`,
      date: format.date(source.now),
    }),
    blocks: [
      ...(profile.about
        ? [{ kind: "text" as const, style: "lead" as const, text: profile.about }]
        : []),
      {
        kind: "text",
        text: t("documents.profile.glance", {
          parameters: format.count(profile.parameters.length),
          groups: format.count(profile.groups.length),
          tiers: format.count(profile.tiers.length),
          mustHaves: format.count(profile.must_haves?.length ?? 0),
        }),
      },
      ...customerBlocks(source, words),
      ...tierBlocks(source, words),
      ...ruleBlocks(source, words),
      { kind: "heading", level: 2, text: t("documents.profile.weights") },
      {
        kind: "table",
        caption: t("documents.profile.weights"),
        columns: [
          { title: t("prospects.card.parameter"), width: 4 },
          { title: t("documents.profile.group"), width: 2.4 },
          { title: t("documents.profile.weight"), figures: true, width: 1 },
          { title: "", width: 3 },
        ],
        rows: sorted.map((one): Cell[] => {
          const share = one.weight / heaviest;
          return [
            one.name,
            groupName(one.group),
            t("documents.percent", { n: format.weight(one.weight) }),
            { bar: { low: share, likely: share, high: share }, says: "" },
          ];
        }),
      },
      ...profile.groups.flatMap((group): Block[] => {
        const members = profile.parameters.filter((one) => one.group === group.id);
        return members.length === 0
          ? []
          : [
              { kind: "heading", level: 2, text: group.name },
              ...members.flatMap((one) => parameterBlocks(one, source, words)),
            ];
      }),
      { kind: "heading", level: 2, text: t("documents.profile.how") },
      { kind: "text", text: t("documents.profile.howSays") },
    ],
  };
}
