import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { AddAccount } from "@/components/account/AddAccount";
import { BulkBar } from "@/components/account/BulkBar";
import { ExportAccounts } from "@/components/account/ExportAccounts";
import { Chips } from "@/components/Chips";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { outcomeShapes, useOutcomeName } from "@/components/outcomes";
import { Page } from "@/components/Page";
import { useFormat } from "@/i18n/format";
import {
  type AccountEdit,
  type AccountRow,
  asLanewiseError,
  type Outcome,
  type Stage,
} from "@/ipc";
import { accountsQuery } from "@/queries/accounts";
import { useCreateAccount, useEditAccounts, useRemoveAccounts, useTakeBack } from "@/queries/edits";
import { homeQuery, settingsQuery, workspaceQuery } from "@/queries/workspace";
import { type Action, useActions } from "@/shell/actions";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";
import classes from "./Customers.module.css";
import { CustomerTable } from "./CustomerTable";
import { OutcomeItems } from "./OutcomePicker";
import { CustomersSay } from "./Says";
import { isCustomer, useRemembered } from "./view";

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
  const [view, setView] = useRemembered(workspace?.path ?? "");
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [adding, setAdding] = useState(false);
  const searchField = useRef<HTMLInputElement>(null);
  const create = useCreateAccount();
  const { mutate: edit } = useEditAccounts();
  const { mutate: remove } = useRemoveAccounts();
  const takeBack = useTakeBack();

  const all = accounts.data ?? NOBODY;
  const outcomes = settings.data?.outcomes ?? NO_OUTCOMES;
  const tiers = home.data?.overview?.tiers ?? NO_TIERS;
  const shapes = useMemo(() => outcomeShapes(outcomes), [outcomes]);
  const customers = useMemo(() => all.filter((row) => isCustomer(row.account)), [all]);
  const search = useDeferredValue(view.search);
  const found = useMemo(() => {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    return words.length === 0
      ? customers
      : customers.filter(({ account }) => {
          const text = [
            account.name,
            account.industry,
            account.country,
            account.owner,
            account.key,
            account.note,
          ]
            .join("\n")
            .toLowerCase();
          return words.every((word) => text.includes(word));
        });
  }, [customers, search]);

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
  const shortcuts = useMemo<Shortcut[]>(
    () => [
      {
        keys: "/",
        label: t("customers.list.search"),
        group: "here",
        run: () => searchField.current?.focus(),
      },
      { keys: "n", label: t("customers.list.add"), group: "here", run: () => setAdding(true) },
    ],
    [t],
  );
  useShortcutList(shortcuts);
  const actions = useMemo<Action[]>(
    () => [
      {
        id: "customers.add",
        label: t("customers.list.add"),
        keys: "n",
        run: () => setAdding(true),
      },
    ],
    [t],
  );
  useActions(actions);

  const names = useMemo(() => new Map(all.map((row) => [rowId(row), row.account.name])), [all]);
  const ticked = useMemo(
    () => found.filter((row) => selected.has(rowId(row))).map((row) => row.account.id),
    [found, selected],
  );
  const already = (name: string) =>
    name === ""
      ? null
      : (all.find((row) => row.account.name.toLowerCase() === name.toLowerCase())?.account.name ??
        null);
  const done = (key: "moved" | "removed", ids: number[], stage?: Stage) => {
    const values = {
      count: ids.length,
      n: format.count(ids.length),
      name: names.get(String(ids[0])) ?? "",
      stage: stage ? t(`common.stage.${stage}`) : "",
    };
    takeBack(
      key === "moved" ? t("prospects.list.moved", values) : t("prospects.list.removed", values),
    );
  };

  const add = (
    <AddAccount
      label={t("customers.list.add")}
      placeholder={t("customers.list.addHint")}
      opened={adding}
      onOpened={setAdding}
      already={already}
      onAdd={async (name) => {
        const id = await create.mutateAsync({ name, stage: "customer" });
        setView({ current: String(id) });
      }}
    />
  );
  const importing = (
    <Button
      onClick={() => void navigate({ to: "/import", search: { as: "customer" } })}
      data-testid="go-import"
    >
      {t("customers.list.import")}
    </Button>
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
        <EmptyState
          title={t("customers.list.none")}
          actions={
            <>
              {!adding && importing}
              {add}
            </>
          }
        >
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
          {importing}
          {add}
        </>
      }
      says={<CustomersSay customers={customers} outcomes={outcomes} />}
    >
      <div className={classes.list}>
        {ticked.length > 0 ? (
          <BulkBar
            count={ticked.length}
            stages={STAGES}
            onStage={(stage) => {
              edit(
                { ids: ticked, edit: { field: "stage", value: stage } },
                { onSuccess: () => done("moved", ticked, stage) },
              );
              setSelected(new Set());
            }}
            onRemove={() => {
              remove(ticked, { onSuccess: () => done("removed", ticked) });
              setSelected(new Set());
            }}
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
          <div className={classes.tools}>
            <div className={classes.search}>
              <IconSearch size={16} stroke={1.6} aria-hidden />
              <input
                ref={searchField}
                type="search"
                aria-label={t("customers.list.search")}
                placeholder={t("customers.list.search")}
                value={view.search}
                onChange={(event) => setView({ search: event.currentTarget.value })}
                onKeyDown={(event) => {
                  if (event.key === "Escape") {
                    event.stopPropagation();
                    setView({ search: "" });
                  }
                }}
                data-testid="customers-search"
              />
            </div>
            <Chips
              label={t("customers.list.grouped")}
              chips={[{ id: "grouped", label: t("customers.list.grouped") }]}
              chosen={view.grouped ? ["grouped"] : []}
              onChosen={(chosen) => setView({ grouped: chosen.length > 0 })}
              testId="group-by"
            />
            <span className={classes.keys}>{t("customers.list.keys")}</span>
          </div>
        )}
        <CustomerTable
          tiers={tiers}
          outcomes={outcomes}
          shapes={shapes}
          rows={found}
          view={view}
          onView={setView}
          onEdit={onEdit}
          onOutcome={onOutcome}
          onTickedOutcome={(outcome) =>
            setOutcome(ticked, outcome, names.get(String(ticked[0])) ?? "")
          }
          onOpen={open}
          selected={selected}
          onSelected={setSelected}
          nameOf={(id) => names.get(id) ?? ""}
        />
      </div>
    </Page>
  );
}
