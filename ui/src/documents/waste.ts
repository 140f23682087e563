import { gateName } from "@/components/gates";
import { outcomeName } from "@/components/outcomes";
import type { Outcome, Split, WasteAudit } from "@/ipc";
import type { Block, Cell, Paper, PaperSize } from "./model";
import { dayIn, plainText } from "./waivers";
import type { Words } from "./words";

/** So many accounts stand in the list on paper. */
const LISTED = 60;

/** What the numbers go by, in a few sentences: the screen and the paper say the same. */
export function wasteBasis(audit: WasteAudit, { t, format }: Words): string[] {
  const worst = audit.tiers[audit.admitting - 1];
  const activities = audit.kinds.reduce((sum, { split }) => sum + split.all.activities, 0);
  const without = audit.kinds.reduce((sum, { split }) => sum + split.all.without_hours, 0);
  return [
    audit.profile !== null && worst
      ? t(audit.version === null ? "audit.waste.byDraft" : "audit.waste.byVersion", {
          profile: audit.profile,
          n: format.count(audit.version ?? 0),
          tier: worst.name,
        })
      : "",
    audit.by_hand > 0
      ? t("audit.waste.byHand", { count: audit.by_hand, n: format.count(audit.by_hand) })
      : "",
    without > 0
      ? t("audit.waste.without", {
          count: without,
          n: format.count(without),
          total: format.count(activities),
        })
      : "",
    audit.planned > 0
      ? t("audit.waste.planned", { count: audit.planned, n: format.count(audit.planned) })
      : "",
  ].filter((one) => one !== "");
}

/** The key and values of the sentence that heads the audit. */
export function wasteSentence(audit: WasteAudit, { format }: Words) {
  const { all, poor } = audit.selling;
  const money = poor.money !== null && audit.cost !== null && audit.cost !== undefined;
  const key =
    audit.profile === null
      ? "audit.waste.saysNoProfile"
      : poor.hours === 0
        ? "audit.waste.saysCount"
        : money
          ? "audit.waste.saysMoney"
          : "audit.waste.says";
  return {
    key,
    values: {
      count: poor.activities,
      n: format.count(poor.activities),
      total: format.count(all.activities),
      hours: format.number(poor.hours, 0),
      allHours: format.number(all.hours, 0),
      money: money && audit.cost ? format.money(poor.money ?? 0, audit.cost.currency) : "",
    },
  } as const;
}

function spent(audit: WasteAudit, words: Words): Block {
  const { t, format } = words;
  const scored = audit.profile !== null;
  const { cost } = audit;
  const row = (name: string, split: Split): Cell[] => [
    name,
    format.count(split.all.activities),
    format.number(split.all.hours, 1),
    ...(scored
      ? [
          format.count(split.fit.activities),
          format.number(split.fit.hours, 1),
          format.count(split.poor.activities),
          format.number(split.poor.hours, 1),
        ]
      : []),
    ...(cost ? [format.money((scored ? split.poor : split.all).money ?? 0, cost.currency)] : []),
    format.count(split.all.without_hours),
  ];
  const hours = { title: t("audit.waste.col.hours"), figures: true };
  return {
    kind: "table",
    caption: t("audit.waste.table"),
    sum: true,
    columns: [
      { title: t("audit.activity.kind"), width: 2.4 },
      { title: t("audit.waste.col.all"), figures: true },
      hours,
      ...(scored
        ? [
            { title: t("audit.fit.fit"), figures: true },
            hours,
            { title: t("audit.fit.poor"), figures: true },
            hours,
          ]
        : []),
      ...(cost
        ? [
            {
              title: t(scored ? "audit.waste.col.moneyPoor" : "audit.waste.col.money"),
              figures: true,
              width: 1.4,
            },
          ]
        : []),
      { title: t("audit.waste.col.without"), figures: true, width: 1.2 },
    ],
    rows: [
      ...audit.kinds.map(({ activity, split }) => row(t(`audit.kinds.${activity}`), split)),
      row(t("audit.waste.selling"), audit.selling),
    ],
  };
}

function answers(audit: WasteAudit, words: Words): Block[] {
  const { t, format } = words;
  const blocks: Block[] = [];
  const answer = (ask: string, text: string, more = "") => {
    blocks.push({ kind: "heading", level: 3, text: ask }, { kind: "text", text: plainText(text) });
    if (more) {
      blocks.push({ kind: "text", style: "quiet", text: more });
    }
  };
  /** The numbers of a sentence stand in its tags on the screen; here they stand as text. */
  const filled = (text: string, tags: Record<string, number>) =>
    text.replace(/<([a-d])><\/\1>/g, (_, tag: string) => format.count(tags[tag] ?? 0));
  const { poor, fit, rescued } = audit;
  if (audit.profile !== null) {
    for (const which of ["struggled", "not_expanded"] as const) {
      if (which === "struggled" || audit.tells_expansion) {
        answer(
          t(`audit.waste.ask.${which}`),
          filled(t(`audit.waste.${which}`, { count: poor[which].length }), {
            a: poor[which].length,
            b: poor.customers.length,
            c: fit[which].length,
            d: fit.customers.length,
          }),
        );
      }
    }
    blocks.push({ kind: "text", style: "quiet", text: t("audit.waste.circle") });
  }
  const rescue = audit.kinds.find(({ activity }) => activity === "rescue");
  const everyone = rescued.poor.length + rescued.fit.length + rescued.unscored.length;
  if (rescue) {
    answer(
      t("audit.waste.ask.rescued"),
      filled(
        t(audit.profile === null ? "audit.waste.rescuedAll" : "audit.waste.rescued", {
          count: everyone,
          hours: format.number(rescue.split.all.hours, 1),
          rescues: format.count(rescue.split.all.activities),
        }),
        { a: everyone, b: rescued.poor.length },
      ),
      rescued.only_noted.length > 0
        ? t("audit.waste.onlyNoted", {
            count: rescued.only_noted.length,
            n: format.count(rescued.only_noted.length),
          })
        : "",
    );
  }
  for (const one of audit.not_ready.filter(({ of }) => of.activities > 0)) {
    answer(
      t("audit.waste.ask.notReady", { gate: gateName(t, one.gate, one.gate_name) }),
      filled(
        t("audit.waste.notReady", {
          count: one.spent.activities,
          total: format.count(one.of.activities),
          hours: format.number(one.spent.hours, 1),
          kind: t(`audit.kinds.${one.activity}`),
        }),
        { a: one.spent.activities },
      ),
      [
        one.waived > 0
          ? t("audit.waste.waived", { count: one.waived, n: format.count(one.waived) })
          : "",
        t("audit.waste.today"),
      ]
        .filter(Boolean)
        .join(" "),
    );
  }
  return blocks;
}

/** The accounts on which most was spent although they do not fit. */
function worst(audit: WasteAudit, outcomes: readonly Outcome[], words: Words): Block[] {
  const { t, format } = words;
  const known = new Map(audit.accounts.map((one) => [one.id, one]));
  const listed = audit.selling.poor.accounts.flatMap((id) => known.get(id) ?? []);
  if (audit.profile === null || listed.length === 0) {
    return [];
  }
  return [
    { kind: "heading", level: 2, text: t("audit.waste.worst") },
    {
      kind: "table",
      caption: t("audit.waste.worst"),
      columns: [
        { title: t("audit.list.account"), width: 3 },
        { title: t("audit.list.tierToday"), width: 1.5 },
        { title: t("audit.waste.col.became"), width: 1.6 },
        ...audit.kinds.map(({ activity }) => ({
          title: t(`audit.kinds.${activity}`),
          figures: true,
        })),
        { title: t("audit.waste.col.hours"), figures: true },
      ],
      rows: listed.slice(0, LISTED).map((one): Cell[] => {
        const outcome = outcomes.find(({ id }) => id === one.outcome);
        return [
          one.name,
          one.tier === null ? "" : [words.tier(audit.tiers, one.tier)],
          outcome ? outcomeName(t, outcome) : t(`common.stage.${one.stage}`),
          ...one.kinds.map(({ activities }) => format.count(activities)),
          format.number(one.total.hours, 1),
        ];
      }),
    },
    ...(listed.length > LISTED
      ? [
          {
            kind: "text" as const,
            style: "quiet" as const,
            text: t("home.attention.more", {
              count: listed.length - LISTED,
              n: format.count(listed.length - LISTED),
            }),
          },
        ]
      : []),
  ];
}

/** The waste audit on paper (L4). */
export function wastePaper(
  audit: WasteAudit,
  outcomes: readonly Outcome[],
  workspace: string,
  now: Date,
  size: PaperSize,
  words: Words,
): Paper {
  const { t, format } = words;
  const { key, values } = wasteSentence(audit, words);
  return {
    language: words.language,
    size,
    over: t("documents.kind.waste"),
    title: workspace,
    under: audit.since ? [t("audit.waste.since", { date: dayIn(words, audit.since) })] : [],
    foot: t("documents.foot", {
      workspace,
      what: t("documents.kind.waste"),
      date: format.date(now),
    }),
    blocks: [
      { kind: "text", style: "voice", text: plainText(t(key, values)) },
      { kind: "text", style: "quiet", text: wasteBasis(audit, words).join(" ") },
      { kind: "heading", level: 2, text: t("audit.waste.table") },
      spent(audit, words),
      { kind: "heading", level: 2, text: t("audit.waste.questions") },
      ...answers(audit, words),
      ...worst(audit, outcomes, words),
    ],
  };
}
