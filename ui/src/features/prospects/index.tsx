import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { AddAccount } from "@/components/account/AddAccount";
import { BulkBar } from "@/components/account/BulkBar";
import { ExportAccounts } from "@/components/account/ExportAccounts";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { Page } from "@/components/Page";
import { VoiceSentence } from "@/components/VoiceSentence";
import { textOrder, useFormat } from "@/i18n/format";
import { type AccountRow, asLanewiseError, type Stage } from "@/ipc";
import { accountsQuery } from "@/queries/accounts";
import { useCreateAccount, useEditAccounts, useRemoveAccounts, useTakeBack } from "@/queries/edits";
import { homeQuery, workspaceQuery } from "@/queries/workspace";
import { type Action, useActions } from "@/shell/actions";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";
import { Filters } from "./Filters";
import classes from "./Prospects.module.css";
import { ProspectTable } from "./ProspectTable";
import { IN_PLAY, STAGES, tierOf, useFound, useListView } from "./view";

const rowId = (row: AccountRow) => String(row.account.id);
const NOBODY: AccountRow[] = [];
const NO_TIERS: never[] = [];

/** The screen at `/prospects`. */
export function ProspectsPage() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { data: workspace } = useQuery(workspaceQuery);
  const accounts = useQuery(accountsQuery);
  const home = useQuery(homeQuery);
  const [view, setView] = useListView(workspace?.path ?? "");
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [adding, setAdding] = useState(false);
  const searchField = useRef<HTMLInputElement>(null);
  const create = useCreateAccount();
  const { mutate: edit } = useEditAccounts();
  const { mutate: remove } = useRemoveAccounts();
  const takeBack = useTakeBack();

  const all = accounts.data ?? NOBODY;
  const overview = home.data?.overview ?? null;
  const tiers = overview?.tiers ?? NO_TIERS;
  const admitting = overview?.admitting ?? 1;
  const found = useFound(all, useDeferredValue(view));
  const prospects = useMemo(() => all.filter((row) => STAGES.includes(row.account.stage)), [all]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each language sorts in its own way
  const owners = useMemo(
    () => [...new Set(prospects.map((row) => row.account.owner))].sort(textOrder()),
    [prospects, i18n.language],
  );
  const ticked = useMemo(
    () => found.rows.filter((row) => selected.has(rowId(row))).map((row) => row.account.id),
    [found.rows, selected],
  );

  const open = useCallback(
    (row: AccountRow) => {
      setView({ current: rowId(row) });
      void navigate({ to: "/prospects/$id", params: { id: rowId(row) } });
    },
    [navigate, setView],
  );
  const shortcuts = useMemo<Shortcut[]>(
    () => [
      {
        keys: "/",
        label: t("prospects.list.search"),
        group: "here",
        run: () => searchField.current?.focus(),
      },
      { keys: "n", label: t("prospects.list.add"), group: "here", run: () => setAdding(true) },
    ],
    [t],
  );
  useShortcutList(shortcuts);
  const actions = useMemo<Action[]>(
    () => [
      {
        id: "prospects.add",
        label: t("prospects.list.add"),
        keys: "n",
        run: () => setAdding(true),
      },
    ],
    [t],
  );
  useActions(actions);

  const names = useMemo(() => new Map(all.map((row) => [rowId(row), row.account.name])), [all]);
  const already = (name: string) =>
    name === ""
      ? null
      : (all.find((row) => row.account.name.toLowerCase() === name.toLowerCase())?.account.name ??
        null);
  const says = (one: "moved" | "removed", ids: number[], stage?: Stage) => {
    const values = {
      count: ids.length,
      n: format.count(ids.length),
      name: names.get(String(ids[0])) ?? "",
      stage: stage ? t(`common.stage.${stage}`) : "",
    };
    takeBack(
      one === "moved" ? t("prospects.list.moved", values) : t("prospects.list.removed", values),
    );
  };
  const moveTo = (stage: Stage) => {
    edit(
      { ids: ticked, edit: { field: "stage", value: stage } },
      { onSuccess: () => says("moved", ticked, stage) },
    );
    setSelected(new Set());
  };
  const removeTicked = () => {
    remove(ticked, { onSuccess: () => says("removed", ticked) });
    setSelected(new Set());
  };

  const add = (
    <AddAccount
      label={t("prospects.list.add")}
      placeholder={t("prospects.list.addHint")}
      opened={adding}
      onOpened={setAdding}
      already={already}
      onAdd={async (name) => {
        const id = await create.mutateAsync({ name, stage: "prospect" });
        setView({ current: String(id) });
      }}
    />
  );
  const importing = (
    <Button
      onClick={() => void navigate({ to: "/import", search: { as: "prospect" } })}
      data-testid="go-import"
    >
      {t("prospects.list.import")}
    </Button>
  );

  if (accounts.error) {
    return (
      <Page title={t("prospects.title")}>
        <ErrorState error={asLanewiseError(accounts.error)} onRetry={() => accounts.refetch()} />
      </Page>
    );
  }
  if (accounts.isPending || home.isPending) {
    return <Page title={t("prospects.title")} />;
  }
  if (prospects.length === 0) {
    return (
      <Page title={t("prospects.title")}>
        <EmptyState
          title={t("prospects.list.none")}
          actions={
            <>
              {!adding && importing}
              {add}
            </>
          }
        >
          {t("prospects.list.noneHint")}
        </EmptyState>
      </Page>
    );
  }

  const inPlay = prospects.filter((row) => IN_PLAY.includes(row.account.stage));
  const best = new Set(tiers.slice(0, admitting).map((tier) => tier.id));
  const good = inPlay.filter((row) => best.has(tierOf(row) ?? "")).length;
  const unsettled = inPlay.filter((row) => row.brief && !row.brief.settled).length;

  return (
    <Page
      fill
      title={t("prospects.title")}
      aside={format.count(found.rows.length)}
      actions={
        <>
          <ExportAccounts stages={STAGES} name={t("prospects.title")} />
          {importing}
          {add}
        </>
      }
      says={
        overview &&
        inPlay.length > 0 && (
          <VoiceSentence
            i18nKey={unsettled === 0 ? "prospects.list.tallySettled" : "prospects.list.tally"}
            values={{
              count: unsettled,
              good: format.count(good),
              total: format.count(inPlay.length),
              tier: tiers[admitting - 1]?.name ?? "",
              n: format.count(unsettled),
            }}
          />
        )
      }
    >
      <div className={classes.list}>
        {!overview && (
          <div className={classes.noProfile} role="note">
            <p>{t("prospects.list.noProfile")}</p>
            <Button variant="filled" onClick={() => void navigate({ to: "/profile" })}>
              {t("prospects.list.goProfile")}
            </Button>
          </div>
        )}
        {ticked.length > 0 ? (
          <BulkBar
            count={ticked.length}
            stages={[...STAGES, "customer"]}
            onStage={moveTo}
            onRemove={removeTicked}
            onClear={() => setSelected(new Set())}
          />
        ) : (
          <Filters
            tiers={tiers}
            view={view}
            counts={found.counts}
            owners={owners}
            onChange={setView}
            searchField={searchField}
          />
        )}
        <ProspectTable
          tiers={tiers}
          rows={found.rows}
          view={view}
          onView={setView}
          onOpen={open}
          selected={selected}
          onSelected={setSelected}
          nameOf={(id) => names.get(id) ?? ""}
        />
      </div>
    </Page>
  );
}
