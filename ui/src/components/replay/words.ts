import type { MarkShape } from "@/components/model";
import { outcomeShapes } from "@/components/outcomes";
import type { Table } from "@/documents/model";
import type { Words } from "@/documents/words";
import { capital } from "@/i18n/format";
import type { ReplayChoice, ReplayCorner, ReplaySide, ReplaySource, ReplayView } from "@/ipc";
import { amountsIn } from "../costs/amounts";
import type { Told } from "../told";
import type { MatrixWords } from "./matrix";

/** The words of the two profiles: their names, told apart where both are called the same. */
export interface Sides {
  one: string;
  other: string;
}

export const CORNERS = ["both", "one", "other", "neither"] as const;

/** A source as the value of a list, and in an address. */
export function idOf(source: ReplaySource): string {
  return source.kind === "draft" ? "draft" : `${source.kind}:${source.value}`;
}

const STARTERS = ["bant", "success_ready", "first_steps"] as const;

/** The source that an address names; nothing where it names none. */
export function sourceOf(id: string): ReplaySource | null {
  const [kind = "", ...rest] = id.split(":");
  const value = rest.join(":");
  switch (kind) {
    case "draft":
      return { kind };
    case "version":
      return /^\d+$/.test(value) ? { kind, value: Number(value) } : null;
    case "starter": {
      const known = STARTERS.find((one) => one === value);
      return known ? { kind, value: known } : null;
    }
    case "file":
      return value === "" ? null : { kind, value };
    default:
      return null;
  }
}

/** What a profile is called in the list and in sentences: drafts and versions often have one name. */
export function sourceName({ t }: Pick<Words, "t">, { source, name }: ReplayChoice): string {
  switch (source.kind) {
    case "draft":
      return t("replay.source.draft");
    case "version":
      return t("replay.source.version", { number: source.value });
    default:
      return name;
  }
}

/** Which of several that are called the same: "the draft", "version 2", or as much of a path as tells it from the others'. */
function whichOf({ t }: Pick<Words, "t">, source: ReplaySource, twins: readonly ReplaySource[]) {
  switch (source.kind) {
    case "draft":
      return t("replay.source.draft");
    case "version":
      return t("replay.source.version", { number: source.value });
    case "starter":
      return t("replay.source.starter");
    case "file": {
      const parts = source.value.split(/[\\/]/);
      const tail = (length: number) => parts.slice(-length).join("/");
      const shared = (length: number) =>
        twins.some(
          (twin) =>
            twin.kind === "file" &&
            twin.value.split(/[\\/]/).slice(-length).join("/") === tail(length),
        );
      let length = 1;
      while (length < parts.length && shared(length)) {
        length += 1;
      }
      return tail(length);
    }
  }
}

/** These with the names they go by; where several have one name, it is said which. */
function toldApart(
  words: Pick<Words, "t">,
  choices: readonly ReplayChoice[],
): readonly { id: string; name: string }[] {
  return choices.map(({ source, name }) => {
    const id = idOf(source);
    const twins = choices.filter((one) => one.name === name && idOf(one.source) !== id);
    const which = () =>
      whichOf(
        words,
        source,
        twins.map((twin) => twin.source),
      );
    return { id, name: twins.length === 0 ? name : `${name} (${which()})` };
  });
}

/** What these are called in the list, by their ids. */
export function choiceNames(
  words: Pick<Words, "t">,
  choices: readonly ReplayChoice[],
): ReadonlyMap<string, string> {
  const named = choices.map(({ source, name }) => ({
    source,
    name: sourceName(words, { source, name }),
  }));
  return new Map(toldApart(words, named).map(({ id, name }) => [id, name]));
}

/** The names of the two profiles of a replay; files are called as they were chosen. */
export function sidesOf(
  words: Pick<Words, "t">,
  { one, other }: ReplayView,
  choices: readonly ReplayChoice[] = [],
): Sides {
  const chosen = ({ source, name }: ReplaySide) =>
    choices.find((choice) => idOf(choice.source) === idOf(source)) ?? { source, name };
  const names = choiceNames(words, [chosen(one), chosen(other)]);
  return {
    one: names.get(idOf(one.source)) ?? one.name,
    other: names.get(idOf(other.source)) ?? other.name,
  };
}

/** Both by the names that stand in their files. */
export function pairTitle(words: Pick<Words, "t">, { one, other }: ReplayView): string {
  return toldApart(words, [one, other])
    .map(({ name }) => name)
    .join(" · ");
}

type Said = Pick<Words, "t" | "format" | "language" | "outcome">;

/** Whom each lets in, in one sentence. */
export function replayTold({ format }: Said, view: ReplayView, sides: Sides): Told {
  const { one, other } = view;
  return {
    key: view.customers === view.untold_count ? "replay.saysUntold" : "replay.says",
    values: {
      ...sides,
      onePoor: format.count(one.bill.poor_admitted),
      otherPoor: format.count(other.bill.poor_admitted),
      poor: format.count(one.bill.poor),
      oneGood: format.count(one.bill.good - one.bill.good_lost),
      otherGood: format.count(other.bill.good - other.bill.good_lost),
      good: format.count(one.bill.good),
    },
  };
}

/** Which comes out better in hours and money; nothing without a price, or where they come to the same. */
export function moneyTold({ format, language }: Said, view: ReplayView, sides: Sides): Told | null {
  const amounts = amountsIn(format, view.currency, language);
  return view.priced && view.customers > view.untold_count && view.gains !== 0
    ? {
        key: view.gains > 0 ? "replay.money.saves" : "replay.money.costs",
        values: {
          ...sides,
          hours: amounts.hours(Math.abs(view.hours)),
          gain: amounts.weighed(Math.abs(view.gains)),
        },
      }
    : null;
}

/** Whether the difference can be told from chance. */
export function apartTold({ format }: Said, { paired }: ReplayView, sides: Sides): Told | null {
  if (!paired) {
    return null;
  }
  const p = paired.p ?? 1;
  return {
    key: `replay.told.${paired.apart === "too_few" ? "tooFew" : paired.apart}`,
    values: {
      ...sides,
      n: format.count(paired.one),
      m: format.count(paired.other),
      p: p < 0.001 ? `< ${format.number(0.001)}` : format.number(p, 3),
    },
  };
}

/** The two profiles side by side, in customers, hours and money. */
export function comparedTable(words: Said, view: ReplayView, sides: Sides): Table {
  const { t, format, language } = words;
  const amounts = amountsIn(format, view.currency, language);
  const of = (n: number, all: number) =>
    t("replay.compared.of", { n: format.count(n), all: format.count(all) });
  const compared = view.customers - view.untold_count;
  const rows: [string, (side: ReplaySide) => string][] = [
    [t("replay.compared.admitted"), (side) => of(side.admitted, compared)],
    [
      t("replay.compared.success"),
      (side) =>
        side.admitted === 0
          ? "–"
          : `${of(side.admitted_good, side.admitted)}, ${format.shareRange(side.low / 1000, side.high / 1000)}`,
    ],
    [t("replay.compared.poor"), (side) => of(side.bill.poor_admitted, side.bill.poor)],
    [t("replay.compared.lost"), (side) => of(side.bill.good_lost, side.bill.good)],
    [t("replay.compared.right"), (side) => of(side.right, compared)],
  ];
  if (view.priced) {
    rows.push(
      [t("replay.compared.hours"), (side) => amounts.short(side.bill.spent.hours)],
      [t("replay.compared.gain"), (side) => amounts.brief(side.bill.gain)],
    );
  }
  rows.push([t("replay.compared.settled"), (side) => of(side.settled, view.customers)]);
  return {
    kind: "table",
    caption: t("replay.compared.title"),
    columns: [
      { title: "" },
      { title: sides.one, figures: true },
      { title: sides.other, figures: true },
    ],
    rows: rows.map(([label, value]) => [label, value(view.one), value(view.other)]),
  };
}

/** What the matrix says in its cells and at its edges. */
export function matrixWords(
  { t, format }: Said,
  view: ReplayView,
  sides: Sides,
): MatrixWords & { shapes: Map<string, MarkShape> } {
  return {
    shapes: outcomeShapes(view.outcomes),
    columns: [
      capital(t("replay.letsIn", { name: sides.other })),
      capital(t("replay.turnsAway", { name: sides.other })),
    ],
    rows: [
      capital(t("replay.letsIn", { name: sides.one })),
      capital(t("replay.turnsAway", { name: sides.one })),
    ],
    corners: CORNERS.map((one) => t(`replay.corner.${one}`, { ...sides })),
    counts: view.corners.map((corner) =>
      t("replay.corner.counts", {
        good: format.count(corner.good),
        poor: format.count(corner.count - corner.good),
      }),
    ),
    more: (n: number) => t("replay.corner.more", { count: n, n: format.count(n) }),
  };
}

/** The accounts of these corners, each with what either profile does with it. */
export function cornerTable(
  { t, format, outcome }: Said,
  view: ReplayView,
  sides: Sides,
  corners: readonly ReplayCorner[] = view.corners,
  caption: string = t("replay.matrix"),
): Table {
  return {
    kind: "table",
    caption,
    columns: [
      { title: t("replay.table.account"), width: 2 },
      { title: t("replay.table.outcome"), width: 1.3 },
      { title: sides.one },
      { title: t("replay.table.score"), figures: true, width: 1.1 },
      { title: sides.other },
      { title: t("replay.table.score"), figures: true, width: 1.1 },
    ],
    rows: corners.flatMap((corner) =>
      corner.accounts.flatMap((at) => {
        const account = view.accounts[at];
        const had = view.outcomes.find((one) => one.id === account?.outcome);
        return account && had
          ? [
              [
                account.name,
                outcome(had),
                t(corner.one ? "replay.table.in" : "replay.table.away"),
                format.score(account.one.likely, 1),
                t(corner.other ? "replay.table.in" : "replay.table.away"),
                format.score(account.other.likely, 1),
              ],
            ]
          : [];
      }),
    ),
  };
}

/** What a profile asks and nobody recorded, and which answers it borrows. */
export function missingSays(
  { t, format }: Said,
  side: ReplaySide,
  name: string,
  customers: number,
): { says: string; each: string; lent: string } {
  const gaps = side.asked.filter((one) => one.known < customers);
  const lent = side.asked.filter((one) => one.lent_by !== null);
  return {
    says:
      gaps.length === 0
        ? ""
        : t("replay.missing.says", {
            name,
            count: side.incomplete,
            n: format.count(side.incomplete),
            asked: format.count(side.asked.length),
            customers: format.count(customers),
          }),
    each: gaps
      .map((one) =>
        t("replay.missing.one", { name: one.name, n: format.count(customers - one.known) }),
      )
      .join(" · "),
    lent:
      lent.length === 0
        ? ""
        : t("replay.missing.lent", {
            list: lent.map((one) => `${one.name} ← ${one.lent_by}`).join(", "),
          }),
  };
}
