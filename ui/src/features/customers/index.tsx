import { Button, Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { BulkBar } from "@/components/account/BulkBar";
import { ExportAccounts } from "@/components/account/ExportAccounts";
import { useAddAccounts } from "@/components/account/useAddAccounts";
import { useBulk } from "@/components/account/useBulk";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { ListBar } from "@/components/list/ListBar";
import type { ListColumn } from "@/components/list/types";
import { useAccountFacets } from "@/components/list/useAccountFacets";
import { useAnswerColumns } from "@/components/list/useAnswerColumns";
import { useImportedColumns } from "@/components/list/useImportedColumns";
import { useList } from "@/components/list/useList";
import { ViewTabs } from "@/components/list/ViewTabs";
import { outcomeShapes, useOutcomeName } from "@/components/outcomes";
import { Page } from "@/components/Page";
import { useWidth } from "@/components/useSize";
import { useFormat } from "@/i18n/format";
import {
  type AccountEdit,
  type AccountRow,
  asLanewiseError,
  type Outcome,
  type Stage,
} from "@/ipc";
import { accountsQuery, answersQuery } from "@/queries/accounts";
import { useEditAccounts, useTakeBack } from "@/queries/edits";
import { homeQuery, settingsQuery, workspaceQuery } from "@/queries/workspace";
import { type Action, useActions } from "@/shell/actions";
import { Board } from "./board/Board";
import { ModeSwitch } from "./board/ModeSwitch";
import { CellsTold } from "./CellsTold";
import classes from "./Customers.module.css";
import { CustomerTable } from "./CustomerTable";
import { ROOM, useColumns } from "./columns";
import { OutcomeItems } from "./OutcomePicker";
import { CustomersSay } from "./Says";
import { usePut } from "./usePut";
import { isCustomer, START, wordsOf } from "./view";

const rowId = (row: AccountRow) => String(row.account.id);
const NOBODY: AccountRow[] = [];
const NO_TIERS: never[] = [];
const NO_OUTCOMES: Outcome[] = [];
const STAGES: Stage[] = ["prospect", "customer", "ambassador", "nurture", "disqualified"];

/** The screen at `/customers`. */
export function CustomersPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const outcomeName = useOutcomeName();
  const accounts = useQuery(accountsQuery);
  const settings = useQuery(settingsQuery);
  const { data: workspace } = useQuery(workspaceQuery);
  const home = useQuery(homeQuery);
  const answers = useQuery(answersQuery);
  const { ref: room, width, unit } = useWidth<HTMLDivElement>(1200);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const { mutate: edit } = useEditAccounts();
  const takeBack = useTakeBack();

  const all = accounts.data ?? NOBODY;
  const outcomes = settings.data?.outcomes ?? NO_OUTCOMES;
  const tiers = home.data?.overview?.tiers ?? NO_TIERS;
  const shapes = useMemo(() => outcomeShapes(outcomes), [outcomes]);
  const customers = useMemo(() => all.filter((row) => isCustomer(row.account)), [all]);
  const open = useCallback(
    (row: AccountRow) =>
      void navigate({ to: "/customers/$id", params: { id: String(row.account.id) } }),
    [navigate],
  );
  const onEdit = useCallback(
    (row: AccountRow, change: AccountEdit) => edit({ ids: [row.account.id], edit: change }),
    [edit],
  );
  const setOutcome = useCallback(
    (ids: number[], outcome: string | null, name: string) => {
      const one = outcomes.find(({ id }) => id === outcome);
      edit(
        { ids, edit: { field: "outcome", value: outcome } },
        {
          onSuccess: () =>
            takeBack(
              t("customers.list.outcomeSet", {
                count: ids.length,
                n: format.count(ids.length),
                name,
                outcome: one ? outcomeName(one) : t("customers.list.noOutcome"),
              }),
            ),
        },
      );
    },
    [edit, outcomes, outcomeName, takeBack, t, format],
  );
  const onOutcome = useCallback(
    (row: AccountRow, outcome: string | null) => {
      if (outcome !== row.account.outcome) {
        setOutcome([row.account.id], outcome, row.account.name);
      }
    },
    [setOutcome],
  );
  const putRef = useRef<ReturnType<typeof usePut>["put"] | null>(null);
  /** One cell in words that only the core understands: an outcome, an answer. */
  const typeCell = useCallback((row: AccountRow, column: string, text: string) => {
    const rows = [{ id: rowId(row), texts: [text] }];
    putRef.current?.({ columns: [column], rows, beyond: 0 }, "type");
  }, []);
  const onOutcomeTyped = useCallback(
    (row: AccountRow, text: string) => typeCell(row, "outcome", text),
    [typeCell],
  );
  const onAnswer = useCallback(
    (row: AccountRow, parameter: string, text: string) =>
      typeCell(row, `answer:${parameter}`, text),
    [typeCell],
  );
  const fields = useColumns({
    tiers,
    outcomes,
    shapes,
    onEdit,
    onOutcome,
    onOutcomeTyped,
    onOpen: open,
  });
  const given = useAnswerColumns(answers.data, onAnswer);
  const imported = useImportedColumns(customers, typeCell);
  const columns = useMemo(() => [...fields, ...given, ...imported], [fields, given, imported]);
  const { put, done: told, dismiss } = usePut(columns);
  putRef.current = put;
  const facets = useAccountFacets(tiers, outcomes, answers.data);
  const rem = width / (16 * unit);
  const usual = useCallback(
    (column: ListColumn<AccountRow>) => rem > (ROOM[column.id] ?? 0),
    [rem],
  );
  const list = useList({
    list: "customers",
    workspace: workspace?.path ?? "",
    rows: customers,
    columns,
    usual,
    facets,
    start: START,
    words: wordsOf,
  });
  const { found } = list;
  // A link says how the customers are looked at; without a word they are as they were last.
  const { view: asked } = useSearch({ from: "/customers" });
  const mode = asked ?? (list.state.mode === "board" ? "board" : "table");
  const { change } = list;
  useEffect(() => change({ mode }), [mode, change]);
  const setMode = useCallback(
    (view: "table" | "board") =>
      void navigate({ to: "/customers", search: { view }, replace: true }),
    [navigate],
  );
  const adding = useAddAccounts({
    place: "customers",
    all,
    onAdded: (id) => change({ current: String(id) }),
  });
  const actions = useMemo<Action[]>(
    () => [
      adding.action,
      { id: "customers.board", label: t("customers.board.open"), run: () => setMode("board") },
      { id: "customers.table", label: t("customers.board.close"), run: () => setMode("table") },
    ],
    [t, setMode, adding.action],
  );
  useActions(actions);

  const names = useMemo(() => new Map(all.map((row) => [rowId(row), row.account.name])), [all]);
  const ticked = useMemo(
    () => found.filter((row) => selected.has(rowId(row))).map((row) => row.account.id),
    [found, selected],
  );
  const { moveTo, removeAll } = useBulk(
    ticked,
    (id) => names.get(id) ?? "",
    () => setSelected(new Set()),
  );

  if (accounts.error) {
    return (
      <Page title={t("customers.title")}>
        <ErrorState error={asLanewiseError(accounts.error)} onRetry={() => accounts.refetch()} />
      </Page>
    );
  }
  if (accounts.isPending || settings.isPending || home.isPending) {
    return <Page title={t("customers.title")} />;
  }
  if (customers.length === 0) {
    return (
      <Page title={t("customers.title")}>
        <EmptyState title={t("customers.list.none")} actions={adding.first}>
          {t("customers.list.noneHint")}
        </EmptyState>
      </Page>
    );
  }

  return (
    <Page
      fill
      title={t("customers.title")}
      aside={format.count(customers.length)}
      actions={
        <>
          <ExportAccounts stages={["customer", "ambassador"]} name={t("customers.title")} />
          {adding.buttons}
        </>
      }
      says={<CustomersSay customers={customers} outcomes={outcomes} />}
    >
      <div className={classes.list}>
        <div className={classes.over}>
          <ViewTabs list={list} all={t("customers.list.everybody")} />
          <ModeSwitch mode={mode} onMode={setMode} />
        </div>
        {ticked.length > 0 ? (
          <BulkBar
            count={ticked.length}
            stages={STAGES}
            onStage={moveTo}
            onRemove={removeAll}
            onClear={() => setSelected(new Set())}
          >
            <Menu position="bottom-start">
              <Menu.Target>
                <Button
                  size="compact-md"
                  rightSection={<IconChevronDown size={14} stroke={1.6} aria-hidden />}
                  data-testid="bulk-outcome"
                >
                  {t("customers.bulk.outcome")}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <OutcomeItems
                  outcomes={outcomes}
                  shapes={shapes}
                  onChoose={(outcome) =>
                    setOutcome(ticked, outcome, names.get(String(ticked[0])) ?? "")
                  }
                />
              </Menu.Dropdown>
            </Menu>
          </BulkBar>
        ) : (
          <ListBar
            list={list}
            searchLabel={t("customers.list.search")}
            searchField={adding.searchField}
            testId="customers"
            table={mode === "table"}
          />
        )}
        {told && (
          <CellsTold
            key={told.report.changed + told.report.problems.length}
            done={told}
            onGo={(row) => list.change({ current: row })}
            onDismiss={dismiss}
          />
        )}
        <div className={classes.table} ref={room}>
          {mode === "board" ? (
            <Board
              rows={found}
              outcomes={outcomes}
              shapes={shapes}
              tiers={tiers}
              onOutcome={(ids, outcome) =>
                setOutcome(ids, outcome, names.get(String(ids[0])) ?? "")
              }
              onOpen={open}
              selected={selected}
              onSelected={setSelected}
            />
          ) : (
            <CustomerTable
              list={list}
              outcomes={outcomes}
              onOutcome={onOutcome}
              onTickedOutcome={(outcome) =>
                setOutcome(ticked, outcome, names.get(String(ticked[0])) ?? "")
              }
              onOpen={open}
              onPut={put}
              selected={selected}
              onSelected={setSelected}
              nameOf={(id) => names.get(id) ?? ""}
            />
          )}
        </div>
      </div>
    </Page>
  );
}
