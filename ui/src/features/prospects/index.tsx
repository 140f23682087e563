import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { BulkBar } from "@/components/account/BulkBar";
import { useAddAccounts } from "@/components/account/useAddAccounts";
import { useBulk } from "@/components/account/useBulk";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { Stale } from "@/components/fit/Stale";
import { ListBar } from "@/components/list/ListBar";
import { ViewTabs } from "@/components/list/ViewTabs";
import { Page } from "@/components/Page";
import { ProspectTabs } from "@/components/prospects/ProspectTabs";
import { useWidth } from "@/components/useSize";
import { VoiceSentence } from "@/components/VoiceSentence";
import { textOrder, useFormat } from "@/i18n/format";
import { type AccountRow, asLanewiseError, type Deed } from "@/ipc";
import { useAct } from "@/queries/act";
import { useEditAccounts, useTakeBack } from "@/queries/edits";
import { prospectsNewsQuery } from "@/queries/prospects";
import { type Action, useActions } from "@/shell/actions";
import { DoIt } from "./DoIt";
import { ExportMenu, ExportTicked } from "./ExportMenu";
import { FitAgain } from "./FitAgain";
import { GiveOwner } from "./GiveOwner";
import { CHIPS, Narrow, VerdictChips } from "./Narrow";
import classes from "./Prospects.module.css";
import { ProspectTable } from "./ProspectTable";
import { Rules } from "./Rules";
import { useListOrder, useProspects } from "./useProspects";
import { gateView, readyFor, STAGES } from "./view";

const rowId = (row: AccountRow) => String(row.account.id);

/** The screen at `/prospects`. */
export function ProspectsPage() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { ref: room, width, unit } = useWidth<HTMLDivElement>(1200);
  const { accounts, around, view, tiers, all, rows, list } = useProspects(width / (16 * unit));
  const { data: news } = useQuery(prospectsNewsQuery);
  const order = useListOrder({ list });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [ruling, setRuling] = useState(false);
  const [fitting, setFitting] = useState(false);
  const { mutate: edit } = useEditAccounts();
  const { mutate: act } = useAct();
  const takeBack = useTakeBack();
  const { found } = list;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each language sorts in its own way
  const owners = useMemo(
    () => [...new Set(rows.map((row) => row.account.owner))].sort(textOrder()),
    [rows, i18n.language],
  );
  const tickedRows = useMemo(
    () => found.filter((row) => selected.has(rowId(row))),
    [found, selected],
  );
  const ticked = useMemo(() => tickedRows.map((row) => row.account.id), [tickedRows]);

  const { change } = list;
  const { ready } = useSearch({ from: "/prospects" });
  const narrow = useRef<(gate: string) => void>(() => {});
  narrow.current = (gate) => {
    change({ view: gateView(gate), search: "", shown: readyFor(gate) });
    void navigate({ to: "/prospects", search: {}, replace: true });
  };
  useEffect(() => {
    if (ready !== undefined) {
      narrow.current(ready);
    }
  }, [ready]);
  const openId = useCallback(
    (id: number) => void navigate({ to: "/prospects/$id", params: { id: String(id) } }),
    [navigate],
  );
  const open = useCallback(
    (row: AccountRow) => {
      change({ current: rowId(row) });
      openId(row.account.id);
    },
    [change, openId],
  );
  const call = useCallback(
    (row: AccountRow) => {
      change({ current: rowId(row) });
      void navigate({ to: "/prospects/$id/call", params: { id: rowId(row) } });
    },
    [change, navigate],
  );
  const adding = useAddAccounts({
    place: "prospects",
    all,
    onAdded: (id) => change({ current: String(id) }),
  });
  const actions = useMemo<Action[]>(
    () => [
      adding.action,
      { id: "prospects.rules", label: t("prospects.rules.title"), run: () => setRuling(true) },
    ],
    [t, adding.action],
  );
  useActions(actions);

  const names = useMemo(() => new Map(all.map((row) => [rowId(row), row.account.name])), [all]);
  const valuesOf = (ids: readonly number[], count = ids.length) => ({
    count,
    n: format.count(count),
    name: names.get(String(ids[0])) ?? "",
  });
  const { moveTo, removeAll } = useBulk(
    ticked,
    (id) => names.get(id) ?? "",
    () => setSelected(new Set()),
  );
  const giveOwner = (owner: string) => {
    const values = { ...valuesOf(ticked), owner: owner || t("prospects.list.noOwner") };
    edit(
      { ids: ticked, edit: { field: "owner", value: owner } },
      { onSuccess: () => takeBack(t("prospects.list.ownerGiven", values)) },
    );
  };
  const doIt = (deeds: Deed[], reason: string) => {
    act(
      { deeds, reason },
      {
        onSuccess: (moved) => {
          const values = { count: moved, n: format.count(moved) };
          if (moved === 0) {
            notifications.show({ message: t("prospects.act.none") });
          } else {
            takeBack(t("prospects.act.done", values));
          }
        },
      },
    );
    setSelected(new Set());
  };

  const tabs = <ProspectTabs part="list" />;

  if (accounts.error) {
    return (
      <Page title={t("prospects.title")} tabs={tabs}>
        <ErrorState error={asLanewiseError(accounts.error)} onRetry={() => accounts.refetch()} />
      </Page>
    );
  }
  if (accounts.isPending || around.isPending) {
    return <Page title={t("prospects.title")} tabs={tabs} />;
  }
  if (rows.length === 0) {
    return (
      <Page title={t("prospects.title")} tabs={tabs}>
        <EmptyState title={t("prospects.list.none")} actions={adding.first}>
          {t("prospects.list.noneHint")}
        </EmptyState>
      </Page>
    );
  }

  const tally = view?.tally;
  const unsettled = tally ? tally.open - tally.settled : 0;

  return (
    <Page
      fill
      title={t("prospects.title")}
      tabs={tabs}
      aside={format.count(found.length)}
      actions={
        <>
          <ExportMenu
            shown={order}
            all={rows.map((row) => row.account.id)}
            scored={view !== null}
          />
          {adding.buttons}
        </>
      }
      says={
        view &&
        tally &&
        tally.open > 0 && (
          <VoiceSentence
            i18nKey={unsettled === 0 ? "prospects.list.tallySettled" : "prospects.list.tally"}
            values={{
              count: unsettled,
              good: format.count(tally.admitted),
              total: format.count(tally.open),
              tier: tiers[view.admitting - 1]?.name ?? "",
              n: format.count(unsettled),
            }}
          />
        )
      }
    >
      <div className={classes.list}>
        {!view && (
          <div className={classes.noProfile} role="note">
            <p>{t("prospects.list.noProfile")}</p>
            <Button variant="filled" onClick={() => void navigate({ to: "/profile" })}>
              {t("prospects.list.goProfile")}
            </Button>
          </div>
        )}
        {news && news.became_fit > 0 && (
          <FitAgain
            count={news.became_fit}
            tiers={tiers}
            opened={fitting}
            onOpened={setFitting}
            onOpen={openId}
          />
        )}
        <Stale />
        <ViewTabs list={list} all={t("prospects.list.inPlay")} />
        {ticked.length > 0 ? (
          <BulkBar
            count={ticked.length}
            stages={[...STAGES, "customer"]}
            onStage={moveTo}
            onRemove={removeAll}
            onClear={() => setSelected(new Set())}
          >
            <DoIt rows={tickedRows} onDo={doIt} />
            <GiveOwner owners={owners} onOwner={giveOwner} />
            {view && <ExportTicked ids={order.filter((id) => selected.has(String(id)))} />}
          </BulkBar>
        ) : (
          <ListBar
            list={list}
            searchLabel={t("prospects.list.search")}
            searchField={adding.searchField}
            testId="prospects"
            without={CHIPS}
          >
            <VerdictChips list={list} tiers={tiers} />
          </ListBar>
        )}
        <Narrow list={list} scored={view !== null} ruling={ruling} onRuling={setRuling} />
        {view && ruling && <Rules tiers={tiers} rules={view.rules} />}
        <div className={classes.table} ref={room} data-testid="prospects-table">
          <ProspectTable
            list={list}
            onOpen={open}
            onCall={call}
            selected={selected}
            onSelected={setSelected}
            nameOf={(id) => names.get(id) ?? ""}
          />
        </div>
      </div>
    </Page>
  );
}
