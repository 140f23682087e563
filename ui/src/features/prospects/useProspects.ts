import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { sortRows } from "@/components/list/order";
import type { ListColumn } from "@/components/list/types";
import { answerText, useAnswerColumns } from "@/components/list/useAnswerColumns";
import { type GivenView, useList } from "@/components/list/useList";
import { gateName } from "@/components/readiness/words";
import { useFormat } from "@/i18n/format";
import type { AccountRow } from "@/ipc";
import { accountsQuery, answersQuery } from "@/queries/accounts";
import { prospectsViewQuery } from "@/queries/prospects";
import { workspaceQuery } from "@/queries/workspace";
import { ROOM, useColumns } from "./columns";
import { useReady } from "./ready";
import { useProspectFacets } from "./useProspectFacets";
import { gateView, IN_PLAY, readyFor, rememberAnswers, STAGES, START, wordsOf } from "./view";

const NOBODY: AccountRow[] = [];
const NONE: never[] = [];

/** The list as the person left it: the same on its own page and beside a scorecard. `width` in rem. */
export function useProspects(width = 0) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: workspace } = useQuery(workspaceQuery);
  const accounts = useQuery(accountsQuery);
  const around = useQuery(prospectsViewQuery);
  const { data: answers } = useQuery(answersQuery);
  const view = around.data ?? null;
  const tiers = view?.tiers ?? NONE;
  const asks = view?.asks ?? NONE;
  const all = accounts.data ?? NOBODY;
  const rows = useMemo(() => {
    const rows = all.filter((row) => STAGES.includes(row.account.stage));
    const place = new Map((answers?.accounts ?? []).map((id, index) => [id, index]));
    const said = (answers?.columns ?? []).map(({ parameter, answers: given }) =>
      given.map((cell) => answerText(parameter, cell, (value) => format.number(value, 6))),
    );
    for (const row of rows) {
      const at = place.get(row.account.id);
      const cells =
        at === undefined ? [] : (answers?.columns ?? []).map(({ cells }) => cells[at] ?? 0);
      rememberAnswers(
        row,
        cells
          .map((cell, column) => (cell === 0 ? "" : (said[column]?.[cell - 1] ?? "")))
          .join("\n"),
      );
    }
    return rows;
  }, [all, answers, format]);

  const ready = useReady();
  const fields = useColumns(tiers, asks, ready);
  const given = useAnswerColumns(answers);
  const columns = useMemo(() => [...fields, ...given], [fields, given]);
  const facets = useProspectFacets(tiers, asks, answers, ready);
  const usual = useCallback(
    (column: ListColumn<AccountRow>) => width > (ROOM[column.id] ?? 0),
    [width],
  );
  const gates = useMemo<GivenView[]>(
    () =>
      ready.gates.map((gate, at) => ({
        id: gateView(gate.id),
        label: t("gates.list.view", { gate: gateName(t, gate) }),
        count: rows.filter(
          ({ account }) =>
            IN_PLAY.includes(account.stage) &&
            (ready.of.get(account.id)?.[at]?.pass ?? "missing") !== "missing",
        ).length,
        shown: readyFor(gate.id),
      })),
    [ready, rows, t],
  );
  const list = useList({
    list: "prospects",
    workspace: workspace?.path ?? "",
    rows,
    columns,
    usual,
    facets,
    start: START,
    words: wordsOf,
    given: gates,
  });
  return { accounts, around, view, tiers, asks, all, rows, list };
}

/** The ids of the list in its order, group by group. */
export function useListOrder({ list }: Pick<ReturnType<typeof useProspects>, "list">): number[] {
  const { groups, columns, state } = list;
  const { sorting } = state.shown;
  return useMemo(
    () =>
      groups.flatMap((group) =>
        sortRows(group.rows, columns, sorting).map((row) => row.account.id),
      ),
    [groups, columns, sorting],
  );
}
