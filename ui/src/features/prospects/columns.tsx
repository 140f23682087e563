import { IconHandStop, IconLock } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ListColumn } from "@/components/list/types";
import type { Tier } from "@/components/model";
import { RangeBar } from "@/components/RangeBar";
import { ReadyBox } from "@/components/readiness/ReadyBox";
import { gateName } from "@/components/readiness/words";
import { TierTag } from "@/components/TierTag";
import { textOrder, useFormat } from "@/i18n/format";
import type { AccountRow, Askable, GateBrief, GateName } from "@/ipc";
import classes from "./Prospects.module.css";
import { ahead, type Ready, reached } from "./ready";
import { ACTIONS } from "./useProspectFacets";
import { endsSoon, STAGES } from "./view";

function VerdictCell({ row, tiers }: { row: AccountRow; tiers: readonly Tier[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { brief, verdict, set_by_hand: byHand } = row;
  if (!brief || !verdict) {
    return <span className="faint">{t("prospects.list.notScored")}</span>;
  }
  const name = (id: string) => tiers.find((tier) => tier.id === id)?.name ?? "";
  const still =
    brief.tier_low === brief.tier_high
      ? name(brief.tier)
      : t("prospects.list.still", { low: name(brief.tier_low), high: name(brief.tier_high) });
  const until = byHand ? format.date(`${byHand.expires}T12:00:00`) : "";
  return (
    <span className={classes.verdict}>
      <TierTag tiers={tiers} id={verdict.tier} />
      {byHand && verdict.by_hand ? (
        <span
          className={classes.mark}
          title={t("prospects.list.byHandHint", {
            who: byHand.author,
            date: until,
            reason: byHand.reason,
          })}
          data-testid="mark-by-hand"
        >
          <IconHandStop size={14} stroke={1.7} aria-hidden />
          {endsSoon(row)
            ? t("prospects.list.endsSoon", { date: until })
            : t("prospects.list.byHand", { tier: name(brief.tier) })}
        </span>
      ) : brief.capped ? (
        <span className={classes.mark} title={t("prospects.list.cappedHint")}>
          <IconLock size={14} stroke={1.7} aria-hidden />
          {t("prospects.list.capped")}
        </span>
      ) : (
        <span
          className={brief.settled ? classes.settled : classes.still}
          title={brief.settled ? undefined : still}
        >
          {brief.settled ? t("prospects.list.settled") : still}
        </span>
      )}
    </span>
  );
}

function ReadyCell(props: { gates: readonly GateBrief[] | undefined; names: readonly GateName[] }) {
  const { gates, names } = props;
  const { t } = useTranslation();
  const format = useFormat();
  if (!gates) {
    return null;
  }
  const at = reached(gates);
  const passed = names[at];
  const next = ahead(gates);
  const gate = next && names[next.at];
  return (
    <span className={classes.ready}>
      <ReadyBox state={!next ? "done" : passed ? "partly" : "open"} />
      <span className={passed ? undefined : "faint"}>
        {passed ? gateName(t, passed) : t("gates.list.none")}
      </span>
      {gates[at]?.pass === "waived" && <span className="faint">{t("gates.list.waived")}</span>}
      {gate && (
        <span
          className={classes.toGet}
          title={`${gateName(t, gate)}: ${t("gates.pass.missing", { count: next.toGet, n: format.count(next.toGet) })}`}
        >
          −{format.count(next.toGet)}
        </span>
      )}
    </span>
  );
}

/** From which width of the table, in rem, a column is shown while nobody has chosen. */
export const ROOM: Record<string, number> = {
  ready: 58,
  missing: 50,
  stage: 64,
  owner: 75,
  chance: 82,
  changed: 90,
  industry: 99,
  country: 107,
};

/** The columns of the list that are not answers. */
export function useColumns(
  tiers: readonly Tier[],
  asks: readonly Askable[],
  ready: Ready,
): ListColumn<AccountRow>[] {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each language sorts in its own way
  return useMemo(() => {
    const compare = textOrder();
    const section = t("list.fields");
    const scored = tiers.length > 0;
    const asked = new Map(asks.map((ask) => [ask.id, ask]));
    type Figure = (row: AccountRow) => number;
    const byNumber =
      (pick: Figure) =>
      (a: AccountRow, b: AccountRow): number =>
        pick(a) - pick(b) || compare(b.account.name, a.account.name);
    const askName = (row: AccountRow) => asked.get(row.ask?.parameter ?? "")?.name ?? "";
    const readyText = (row: AccountRow) => {
      const gate = ready.gates[reached(ready.of.get(row.account.id))];
      return gate ? gateName(t, gate) : "";
    };
    const actionText = (row: AccountRow) =>
      row.verdict ? t(`prospects.action.${row.verdict.action}`) : "";
    const points = (
      id: "low" | "likely" | "high",
      width: string,
      hidden = false,
    ): ListColumn<AccountRow> => ({
      id,
      title: t(`prospects.list.${id}`),
      width,
      align: "end",
      hidden,
      section,
      cell: (row) =>
        row.brief &&
        (id === "likely" ? (
          <strong>{format.score(row.brief.likely, 1, 1)}</strong>
        ) : (
          format.score(row.brief[id], 1, 1)
        )),
      text: (row) => (row.brief ? format.score(row.brief[id], 1, 1) : ""),
      order: byNumber((row) => row.brief?.[id] ?? -1),
      descendingFirst: true,
    });
    const field = (
      id: "industry" | "country" | "region" | "owner" | "note",
      width: string,
      hidden = false,
    ): ListColumn<AccountRow> => ({
      id,
      title: t(`customers.field.${id}`),
      width,
      hidden,
      section,
      cell: (row) => row.account[id],
      text: (row) => row.account[id],
      order: (a, b) => compare(a.account[id], b.account[id]),
    });
    const columns: (ListColumn<AccountRow> | false)[] = [
      {
        id: "name",
        title: t("prospects.list.name"),
        width: "minmax(11rem, 1.4fr)",
        fixed: true,
        section,
        cell: (row) => (
          <strong className={classes.name} title={row.account.name}>
            {row.account.name}
          </strong>
        ),
        text: (row) => row.account.name,
        order: (a, b) => compare(a.account.name, b.account.name),
      },
      scored && {
        id: "range",
        title: t("prospects.list.range"),
        width: "minmax(6.5rem, 1fr)",
        fill: true,
        section,
        cell: (row) =>
          row.brief && (
            <RangeBar
              tiers={tiers}
              low={row.brief.low}
              likely={row.brief.likely}
              high={row.brief.high}
              bands
            />
          ),
        text: (row) =>
          row.brief
            ? `${format.score(row.brief.low, 1, 1)} – ${format.score(row.brief.high, 1, 1)}`
            : "",
        order: byNumber((row) => row.brief?.likely ?? -1),
        descendingFirst: true,
      },
      scored && points("likely", "5.75rem"),
      scored && points("low", "4.25rem", true),
      scored && points("high", "4.25rem", true),
      scored && {
        id: "verdict",
        title: t("prospects.list.verdict"),
        width: "minmax(11rem, 1.6fr)",
        section,
        cell: (row) => <VerdictCell row={row} tiers={tiers} />,
        text: (row) => tiers.find(({ id }) => id === row.verdict?.tier)?.name ?? "",
        // From the narrowest range to the widest: settled ones first.
        order: byNumber((row) => (row.brief ? row.brief.high - row.brief.low : -1)),
      },
      scored && {
        id: "action",
        title: t("prospects.list.action"),
        width: "8.5rem",
        section,
        cell: (row) => <span data-sure={row.verdict?.sure}>{actionText(row)}</span>,
        text: actionText,
        order: byNumber((row) => (row.verdict ? ACTIONS.indexOf(row.verdict.action) : -1)),
      },
      scored &&
        ready.gates.length > 0 && {
          id: "ready",
          title: t("gates.list.title"),
          width: "minmax(10.5rem, 0.9fr)",
          section,
          cell: (row) => <ReadyCell gates={ready.of.get(row.account.id)} names={ready.gates} />,
          text: (row) => readyText(row),
          // The furthest gate first; of the same, who is nearest to the next.
          order: byNumber((row) => {
            const gates = ready.of.get(row.account.id);
            const next = gates && ahead(gates);
            return reached(gates) * 1000 - (next?.toGet ?? 0);
          }),
          descendingFirst: true,
        },
      scored && {
        id: "missing",
        title: t("prospects.list.unknown"),
        width: "minmax(9rem, 0.9fr)",
        section,
        cell: (row) =>
          row.brief && (
            <span className={classes.missing}>
              <span className={row.brief.unknown === 0 ? "faint" : "num"}>
                {format.count(row.brief.unknown)}
              </span>
              {row.ask && (
                <span className={classes.ask} title={asked.get(row.ask.parameter)?.question}>
                  {askName(row)}
                </span>
              )}
            </span>
          ),
        text: (row) => (row.brief ? format.count(row.brief.unknown) : ""),
        order: byNumber((row) => row.brief?.unknown ?? -1),
        descendingFirst: true,
      },
      scored && {
        id: "chance",
        title: t("prospects.list.chance"),
        width: "6.25rem",
        align: "end",
        section,
        cell: (row) =>
          row.ask && row.verdict && !row.verdict.settled ? (
            <span title={t("prospects.list.chanceHint", { name: askName(row) })}>
              {format.share(row.ask.settles / 1000)}
            </span>
          ) : null,
        text: (row) =>
          row.ask && row.verdict && !row.verdict.settled
            ? format.share(row.ask.settles / 1000)
            : "",
        order: byNumber((row) =>
          row.ask && row.verdict && !row.verdict.settled ? row.ask.settles : -1,
        ),
        descendingFirst: true,
      },
      field("owner", "minmax(8.5rem, 0.8fr)"),
      {
        id: "changed",
        title: t("prospects.list.changed"),
        width: "8rem",
        section,
        cell: (row) => format.date(row.changed),
        text: (row) => format.date(row.changed),
        order: (a, b) => (a.changed < b.changed ? -1 : a.changed > b.changed ? 1 : 0),
        descendingFirst: true,
      },
      {
        id: "stage",
        title: t("prospects.list.stage"),
        width: "6.5rem",
        section,
        cell: (row) => t(`common.stage.${row.account.stage}`),
        text: (row) => t(`common.stage.${row.account.stage}`),
        order: byNumber((row) => STAGES.indexOf(row.account.stage)),
      },
      field("industry", "minmax(7rem, 0.8fr)"),
      field("country", "minmax(5.5rem, 0.5fr)"),
      field("region", "minmax(7rem, 0.6fr)", true),
      field("note", "minmax(9rem, 1fr)", true),
      {
        id: "key",
        title: t("customers.field.key"),
        width: "7rem",
        hidden: true,
        section,
        cell: (row) => row.account.key,
        text: (row) => row.account.key ?? "",
        order: (a, b) => compare(a.account.key ?? "", b.account.key ?? ""),
      },
    ];
    return columns.filter((column) => column !== false);
  }, [t, i18n.language, format, tiers, asks, ready]);
}
