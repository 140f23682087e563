import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ACTIVITY_KINDS, ACTIVITY_RESULTS, whole } from "@/components/activities/model";
import { dayWords } from "@/components/days";
import type { Facet } from "@/components/list/facets";
import type { ListColumn } from "@/components/list/types";
import type { Tier } from "@/components/model";
import { TierTag } from "@/components/TierTag";
import { textOrder, useFormat } from "@/i18n/format";
import type { ActivityRow } from "@/ipc";
import classes from "./ActivitiesPage.module.css";

type Row = ActivityRow;

/** What the search looks in. */
export const wordsOf = ({ activity, account_name }: Row): string =>
  [account_name, ...whole(activity.content).who, activity.content.text, activity.content.day].join(
    "\n",
  );

/** The columns of the activities. */
export function useActivityColumns(tiers: readonly Tier[]): ListColumn<Row>[] {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each language sorts in its own way
  return useMemo(() => {
    const compare = textOrder();
    const section = t("list.fields");
    const day = (row: Row) => row.activity.content.day;
    const hours = (row: Row) => row.activity.content.hours ?? null;
    const rank = (row: Row) => tiers.findIndex(({ id }) => id === row.tier);
    const columns: (ListColumn<Row> | false)[] = [
      {
        id: "day",
        title: t("audit.activity.day"),
        width: "8rem",
        fixed: true,
        section,
        cell: (row) => (
          <span>
            {dayWords(format.date, day(row))}
            {row.planned && <span className="faint"> {t("audit.list.planned")}</span>}
          </span>
        ),
        text: day,
        order: (a, b) =>
          day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.activity.id - b.activity.id,
        descendingFirst: true,
      },
      {
        id: "kind",
        title: t("audit.activity.kind"),
        width: "8.5rem",
        section,
        cell: (row) => t(`audit.kind.${row.activity.content.activity}`),
        text: (row) => t(`audit.kind.${row.activity.content.activity}`),
        order: (a, b) =>
          ACTIVITY_KINDS.indexOf(a.activity.content.activity) -
          ACTIVITY_KINDS.indexOf(b.activity.content.activity),
      },
      {
        id: "account",
        title: t("audit.list.account"),
        width: "minmax(11rem, 1.3fr)",
        section,
        cell: (row) => (
          <Link
            className={classes.account}
            to={
              row.stage === "customer" || row.stage === "ambassador"
                ? "/customers/$id"
                : "/prospects/$id"
            }
            params={{ id: String(row.activity.account) }}
            tabIndex={-1}
          >
            {row.account_name}
          </Link>
        ),
        text: (row) => row.account_name,
        order: (a, b) => compare(a.account_name, b.account_name),
      },
      tiers.length > 0 && {
        id: "tier",
        title: t("audit.list.tierToday"),
        width: "8rem",
        section,
        cell: (row) => row.tier && <TierTag tiers={tiers} id={row.tier} size="sm" />,
        text: (row) => tiers.find(({ id }) => id === row.tier)?.name ?? "",
        order: (a, b) => rank(a) - rank(b),
      },
      {
        id: "hours",
        title: t("audit.activity.hours"),
        width: "5rem",
        align: "end",
        section,
        cell: (row) => {
          const value = hours(row);
          return value === null ? <span className="faint">–</span> : format.number(value, 2);
        },
        text: (row) => {
          const value = hours(row);
          return value === null ? "" : format.number(value, 6);
        },
        order: (a, b) => (hours(a) ?? -1) - (hours(b) ?? -1),
        descendingFirst: true,
      },
      {
        id: "who",
        title: t("audit.activity.who"),
        width: "minmax(9rem, 1fr)",
        section,
        cell: (row) => whole(row.activity.content).who.join(", "),
        text: (row) => whole(row.activity.content).who.join(", "),
        order: (a, b) =>
          compare(whole(a.activity.content).who.join(), whole(b.activity.content).who.join()),
      },
      {
        id: "result",
        title: t("audit.activity.result"),
        width: "8rem",
        section,
        cell: (row) =>
          row.open ? (
            <strong>{t("audit.list.open")}</strong>
          ) : (
            t(`audit.result.${whole(row.activity.content).result}`)
          ),
        text: (row) => t(`audit.result.${whole(row.activity.content).result}`),
        order: (a, b) =>
          ACTIVITY_RESULTS.indexOf(whole(a.activity.content).result) -
          ACTIVITY_RESULTS.indexOf(whole(b.activity.content).result),
      },
      {
        id: "text",
        title: t("audit.list.text"),
        width: "minmax(9rem, 1.2fr)",
        section,
        cell: (row) => row.activity.content.text,
        text: (row) => row.activity.content.text ?? "",
      },
    ];
    return columns.filter((column) => column !== false);
  }, [t, i18n.language, format, tiers]);
}

/** What activities are filtered and grouped by. */
export function useActivityFacets(tiers: readonly Tier[]): Facet<Row>[] {
  const { t, i18n } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language
  return useMemo(() => {
    const section = t("list.fields");
    const facet = (
      id: string,
      title: string,
      values: (row: Row) => readonly string[],
      text: (value: string) => string,
      order?: readonly string[],
    ): Facet<Row> => ({ id, title, values, text, label: text, order, section });
    const known = <V extends string>(all: readonly V[], word: (value: V) => string) => {
      return (value: string) => {
        const one = all.find((each) => each === value);
        return one === undefined ? t("list.none") : word(one);
      };
    };
    const own: Facet<Row>[] = [
      facet(
        "kind",
        t("audit.activity.kind"),
        (row) => [row.activity.content.activity],
        known(ACTIVITY_KINDS, (kind) => t(`audit.kind.${kind}`)),
        ACTIVITY_KINDS,
      ),
      facet(
        "who",
        t("audit.activity.who"),
        (row) => {
          const who = whole(row.activity.content).who;
          return who.length === 0 ? [""] : who;
        },
        (value) => value || t("audit.activity.nobody"),
      ),
      facet(
        "result",
        t("audit.activity.result"),
        (row) => [whole(row.activity.content).result],
        known(ACTIVITY_RESULTS, (result) => t(`audit.result.${result}`)),
        ACTIVITY_RESULTS,
      ),
      facet(
        "open",
        t("audit.list.goingOn"),
        (row) => [row.open ? "open" : row.planned ? "planned" : "over"],
        known(["open", "planned", "over"] as const, (value) => t(`audit.list.state.${value}`)),
        ["open", "planned", "over"],
      ),
      facet(
        "hours",
        t("audit.activity.hours"),
        (row) => [row.activity.content.hours === null ? "without" : "with"],
        known(["with", "without"] as const, (value) => t(`audit.list.hours.${value}`)),
        ["with", "without"],
      ),
    ];
    const fit: Facet<Row>[] =
      tiers.length === 0
        ? []
        : [
            facet(
              "fit",
              t("audit.list.fit"),
              (row) => [row.admitted ? "fit" : "poor"],
              known(["fit", "poor"] as const, (value) => t(`audit.fit.${value}`)),
              ["fit", "poor"],
            ),
            facet(
              "tier",
              t("audit.list.tierToday"),
              (row) => [row.tier ?? ""],
              (value) => tiers.find(({ id }) => id === value)?.name ?? t("list.none"),
              tiers.map(({ id }) => id),
            ),
          ];
    return [...own, ...fit];
  }, [t, i18n.language, tiers]);
}
