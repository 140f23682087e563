import {
  checkWords,
  gateName,
  type Lack,
  lacks,
  needWords,
  nextLack,
} from "@/components/readiness/words";
import type { GateSeen, Readiness, Scorecard } from "@/ipc";
import { accountLine, versionOf } from "./account";
import { type Block, type Line, type Paper, type PaperSize, plain, sentence } from "./model";
import type { Words } from "./words";

/** More lines than this do not fit on a page beside the rest: the others are counted. */
const MOST = 26;

function lackLine(lack: Lack, { t }: Words): Line {
  return [
    { text: lack.who ? `${lack.who}: ` : "", quiet: true },
    { text: lack.vital ? `${lack.text} • ` : `${lack.text} `, strong: true },
    lack.question ? t("prospects.card.quoted", { text: lack.question }) : "",
    { text: lack.spare ? ` ${lack.spare}` : "", quiet: true },
  ];
}

function says(seen: GateSeen, { t, format }: Words): string {
  const values = {
    gate: gateName(t, seen.gate),
    count: seen.to_get,
    n: format.count(seen.to_get),
  };
  if (seen.pass === "ready") {
    return (seen.gate.needs ?? []).length === 0
      ? t("gates.says.nothing", values)
      : t("gates.says.ready", values);
  }
  return seen.pass === "waived" ? t("gates.says.waived", values) : t("gates.says.missing", values);
}

function blocksOf(seen: GateSeen, readiness: Readiness, card: Scorecard, words: Words): Block[] {
  const { t, format } = words;
  const heading = (text: string): Block => ({ kind: "heading", level: 2, text });
  const blocks: Block[] = [{ kind: "text", style: "voice", text: sentence(says(seen, words)) }];
  if (seen.waiver) {
    const { approver, until, reason, expected } = seen.waiver.content;
    blocks.push({
      kind: "text",
      style: "alert",
      text: t("gates.waiver", {
        who: approver,
        date: format.date(`${until}T12:00:00`),
        reason,
        expected,
      }),
    });
  }
  if (readiness.by_hand && seen.verdict.needs.some((one) => one.need.need === "tier")) {
    blocks.push({ kind: "text", style: "quiet", text: t("gates.byHand") });
  }
  const next = seen.next && nextLack(t, seen.next);
  if (seen.next) {
    blocks.push({
      kind: "text",
      style: "lead",
      text: next
        ? [
            { text: `${t("gates.first")}: `, strong: true },
            t("prospects.card.quoted", { text: next.question ?? "" }),
          ]
        : t("gates.nothingToAsk"),
    });
  }
  const need = (one: GateSeen["verdict"]["needs"][number]) =>
    needWords(t, one.need, card.profile, words.either);
  const met = seen.verdict.needs.filter((one) => one.met);
  if (met.length > 0) {
    blocks.push(
      heading(t("gates.paper.there")),
      ...met.map((one): Block => ({ kind: "text", text: `☑ ${need(one)}` })),
    );
  }
  const missing = seen.verdict.needs.filter((one) => !one.met);
  if (missing.length > 0) {
    blocks.push(heading(t("gates.paper.missing")));
    let room = MOST;
    let left = 0;
    for (const one of missing) {
      const all = one.missing.flatMap((what) =>
        lacks(what, { t, count: format.count, either: words.either }),
      );
      const fitting = all.slice(0, room);
      room -= fitting.length;
      left += all.length - fitting.length;
      blocks.push({ kind: "text", text: [{ text: `☐ ${need(one)}`, strong: true }] });
      if (fitting.length > 0) {
        blocks.push({ kind: "list", items: fitting.map((lack) => lackLine(lack, words)) });
      }
    }
    if (left > 0) {
      blocks.push({
        kind: "text",
        style: "quiet",
        text: t("gates.paper.more", { count: left, n: format.count(left) }),
      });
    }
  }
  if (seen.checklist.length > 0) {
    blocks.push(
      heading(t("gates.check.title")),
      ...seen.checklist.map(({ item, checked }): Block => {
        const day = checked ? format.date(checked.at) : "";
        const by = checked?.author ? t("gates.check.by", { who: checked.author, when: day }) : day;
        return {
          kind: "text",
          text: [
            checked ? "☑ " : "☐ ",
            checkWords(t, item),
            { text: by ? `  ${by}` : "", quiet: true },
          ],
        };
      }),
    );
  }
  return blocks;
}

/** How small the page has to get, 0 to 3, estimated from the length of its texts. */
function density(blocks: readonly Block[], size: PaperSize): number {
  const lines = blocks.reduce((all, block) => {
    switch (block.kind) {
      case "list":
        return all + block.items.reduce((sum, one) => sum + Math.ceil(plain(one).length / 95), 0.5);
      case "text":
        return (
          all + Math.ceil(plain(block.text).length / (block.style === "voice" ? 60 : 95)) + 0.4
        );
      default:
        return all + 2.2;
    }
  }, 0);
  const rooms = size === "a4" ? [40, 46, 54] : [36, 42, 50];
  const fits = rooms.findIndex((room) => lines <= room);
  return fits === -1 ? rooms.length : fits;
}

/** One account before one gate, on a page (D5). */
export function gatePaper(
  seen: GateSeen,
  readiness: Readiness,
  card: Scorecard,
  workspace: string,
  now: Date,
  size: PaperSize,
  words: Words,
): Paper {
  const { t, format } = words;
  const blocks = blocksOf(seen, readiness, card, words);
  return {
    language: words.language,
    size,
    onePage: density(blocks, size),
    over: `${t("documents.kind.gate")} · ${gateName(t, seen.gate)}`,
    title: card.row.account.name,
    under: [accountLine(card.row.account, words), versionOf(card, words)].filter(
      (one) => one !== "",
    ),
    foot: t("documents.foot", {
      workspace,
      what: `${card.row.account.name}, ${gateName(t, seen.gate)}`,
      date: format.date(now),
    }),
    blocks,
  };
}
