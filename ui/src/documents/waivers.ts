import { gateName } from "@/components/gates";
import type { WaiverCount, WaiverReport, WentOn } from "@/ipc";
import type { Block, Cell, Paper, PaperSize, Table } from "./model";
import type { Words } from "./words";

/** A day as people write it; less than a day stays as it is. */
export function dayIn(words: Words, day: string): string {
  return day.length === 10 ? words.format.date(`${day}T12:00:00`) : day;
}

const RESULTS = ["came_true", "did_not", "ran_out", "in_force"] as const;
const WENT = ["well", "undecided", "badly", "open", "customers", "successes"] as const;

function tally(
  counts: readonly WaiverCount[],
  what: string,
  caption: string,
  words: Words,
  name: (what: string) => string = (text) => text,
): Table {
  const { t, format } = words;
  return {
    kind: "table",
    caption,
    columns: [
      { title: what, width: 4 },
      { title: t("audit.report.waivers"), figures: true },
      ...RESULTS.map((result) => ({ title: t(`audit.waiver.state.${result}`), figures: true })),
    ],
    rows: counts.map((one): Cell[] => [
      name(one.what),
      format.count(one.total),
      ...RESULTS.map((result) => format.count(one[result])),
    ]),
  };
}

function against(report: WaiverReport, words: Words): Block[] {
  const { t, format } = words;
  if (report.against.length === 0) {
    return [];
  }
  const row = (name: string, went: WentOn): Cell[] => [
    name,
    format.count(went.accounts.length),
    ...WENT.map((figure) => format.count(went[figure])),
  ];
  return [
    { kind: "heading", level: 2, text: t("audit.report.against") },
    { kind: "text", style: "quiet", text: t("audit.report.caution") },
    {
      kind: "table",
      caption: t("audit.report.against"),
      columns: [
        { title: t("audit.report.accountsHad"), width: 4 },
        { title: t("audit.report.accounts"), figures: true },
        ...WENT.map((figure) => ({ title: t(`audit.report.went.${figure}`), figures: true })),
      ],
      rows: report.against.flatMap((one) => {
        const gate = gateName(t, one.gate, one.gate_name);
        return [
          row(t("audit.report.waived", { gate }), one.waived),
          row(t("audit.report.others", { gate }), one.others),
        ];
      }),
    },
  ];
}

/** Waivers against their results, with every waiver (D6). */
export function waiversPaper(
  report: WaiverReport,
  workspace: string,
  now: Date,
  size: PaperSize,
  words: Words,
): Paper {
  const { t, format } = words;
  const { all } = report;
  const names = new Map(report.waivers.map((one) => [one.waiver.content.gate, one.gate_name]));
  const gate = (id: string) => gateName(t, id, names.get(id) ?? "");
  const settled = all.came_true + all.did_not;
  return {
    language: words.language,
    size,
    over: t("documents.kind.waivers"),
    title: workspace,
    under: [t("audit.report.total", { count: all.total, n: format.count(all.total) })],
    foot: t("documents.foot", {
      workspace,
      what: t("documents.kind.waivers"),
      date: format.date(now),
    }),
    blocks: [
      {
        kind: "text",
        style: "voice",
        text: plainText(
          settled === 0
            ? t("audit.report.saysOpen", { count: all.total, n: format.count(all.total) })
            : t("audit.report.says", {
                count: settled,
                n: format.count(settled),
                yes: format.count(all.came_true),
                no: format.count(all.did_not),
              }),
        ),
      },
      ...(all.ran_out > 0
        ? [
            {
              kind: "text" as const,
              style: "alert" as const,
              text: plainText(
                t("audit.report.waits", { count: all.ran_out, n: format.count(all.ran_out) }),
              ),
            },
          ]
        : []),
      { kind: "heading", level: 2, text: t("audit.report.byGate") },
      tally(report.gates, t("audit.report.gate"), t("audit.report.byGate"), words, gate),
      { kind: "heading", level: 2, text: t("audit.report.byApprover") },
      tally(report.approvers, t("audit.waiver.approver"), t("audit.report.byApprover"), words),
      { kind: "heading", level: 2, text: t("audit.report.byReason") },
      tally(report.reasons, t("audit.waiver.reason"), t("audit.report.byReason"), words),
      ...against(report, words),
      { kind: "heading", level: 2, text: t("audit.report.every") },
      {
        kind: "table",
        caption: t("audit.report.every"),
        columns: [
          { title: t("audit.list.account"), width: 2 },
          { title: t("audit.report.gate"), width: 1.3 },
          { title: t("audit.waiver.approver"), width: 1.5 },
          { title: t("audit.waiver.reason"), width: 3 },
          { title: t("audit.waiver.expected"), width: 3 },
          { title: t("audit.waiver.until"), width: 1.4 },
          { title: t("audit.activity.result"), width: 2.5 },
        ],
        rows: report.waivers.map(({ waiver, account_name, state }): Cell[] => [
          account_name,
          gate(waiver.content.gate),
          waiver.content.approver,
          waiver.content.reason,
          waiver.content.expected,
          dayIn(words, waiver.content.until),
          [
            { text: t(`audit.waiver.state.${state}`), strong: true },
            waiver.content.note ? ` ${waiver.content.note}` : "",
          ],
        ]),
      },
    ],
  };
}

/** A sentence without its bold. */
export function plainText(text: string): string {
  return text.replace(/<\/?\w+>/g, "");
}
