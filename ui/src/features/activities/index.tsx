import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { EndPoc } from "@/components/activities/EndPoc";
import { OpenPocsStrip } from "@/components/activities/OpenPocsStrip";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { ListBar } from "@/components/list/ListBar";
import { ListTable } from "@/components/list/ListTable";
import { NothingFound } from "@/components/list/NothingFound";
import type { ListShown } from "@/components/list/state";
import { tableOf } from "@/components/list/tableOf";
import { useList } from "@/components/list/useList";
import { ViewTabs } from "@/components/list/ViewTabs";
import { Page } from "@/components/Page";
import { ProspectTabs } from "@/components/prospects/ProspectTabs";
import { useWidth } from "@/components/useSize";
import { useFormat } from "@/i18n/format";
import { type ActivityRow, asLanewiseError, chooseFile, chooseTarget, ipc } from "@/ipc";
import { activitiesQuery, useActivityEdits } from "@/queries/activities";
import { prospectsViewQuery } from "@/queries/prospects";
import { workspaceQuery } from "@/queries/workspace";
import { type Action, useActions } from "@/shell/actions";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";
import classes from "./ActivitiesPage.module.css";
import { AddActivity } from "./AddActivity";
import { useActivityColumns, useActivityFacets, wordsOf } from "./columns";
import { ImportActivities } from "./ImportActivities";
import { People } from "./People";

const NONE: never[] = [];
const rowId = (row: ActivityRow) => String(row.activity.id);
const START: ListShown = {
  filters: {},
  sorting: { column: "day", descending: true },
  group: null,
  columns: null,
};
/** From which width of the table, in rem, a column is shown while nobody has chosen. */
const ROOM: Record<string, number> = { text: 62, tier: 52 };

/** The screen at `/prospects/activities`: everything that was spent on anybody. */
export function ActivitiesPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { ref: room, width, unit } = useWidth<HTMLDivElement>(1200);
  const rem = width / (16 * unit);
  const { data: workspace } = useQuery(workspaceQuery);
  const { data: around } = useQuery(prospectsViewQuery);
  const activities = useQuery(activitiesQuery);
  const { remove, put } = useActivityEdits();
  const tiers = around?.tiers ?? NONE;
  const columns = useActivityColumns(tiers);
  const facets = useActivityFacets(tiers);
  const view = activities.data;
  const list = useList({
    list: "activities",
    workspace: workspace?.path ?? "",
    rows: view?.rows ?? NONE,
    columns,
    usual: (column) => rem > (ROOM[column.id] ?? 0),
    facets,
    start: START,
    words: wordsOf,
  });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [adding, setAdding] = useState(false);
  const searchField = useRef<HTMLInputElement>(null);
  const ticked = useMemo(
    () => list.found.filter((row) => selected.has(rowId(row))),
    [list.found, selected],
  );
  const plan = useMutation({
    mutationFn: async () => {
      const path = await chooseFile(t("audit.import.choose"), [
        { name: t("audit.import.tables"), extensions: ["csv", "tsv", "txt", "xlsx", "xls", "ods"] },
      ]);
      return path === null ? null : { path, plan: await ipc.rowsPlan("activities", path, {}) };
    },
    meta: { quiet: true },
  });
  const take = useMutation({
    mutationFn: async () => {
      const path = await chooseTarget(
        t("common.export.title"),
        `${t("audit.tabs.activities")}.csv`,
        [
          { name: t("common.export.csv"), extensions: ["csv"] },
          { name: t("common.export.workbook"), extensions: ["xlsx"] },
        ],
      );
      if (path !== null) {
        const count = await ipc.activitiesExport(path);
        notifications.show({
          message: t("audit.list.exported", { count, n: format.count(count), path }),
        });
      }
    },
  });

  const shortcuts = useMemo<Shortcut[]>(
    () => [
      {
        keys: "/",
        label: t("audit.list.search"),
        group: "here",
        run: () => searchField.current?.focus(),
      },
      { keys: "n", label: t("audit.activity.add"), group: "here", run: () => setAdding(true) },
    ],
    [t],
  );
  useShortcutList(shortcuts);
  const actions = useMemo<Action[]>(
    () => [
      {
        id: "activities.add",
        label: t("audit.activity.add"),
        keys: "n",
        run: () => setAdding(true),
      },
    ],
    [t],
  );
  useActions(actions);

  const tabs = <ProspectTabs part="activities" />;
  const open = (row: ActivityRow) => {
    list.change({ current: rowId(row) });
    const params = { id: String(row.activity.account) };
    void (row.stage === "customer" || row.stage === "ambassador"
      ? navigate({ to: "/customers/$id", params })
      : navigate({ to: "/prospects/$id", params }));
  };
  if (activities.error) {
    return (
      <Page title={t("prospects.title")} tabs={tabs}>
        <ErrorState
          error={asLanewiseError(activities.error)}
          onRetry={() => activities.refetch()}
        />
      </Page>
    );
  }
  if (!view) {
    return <Page title={t("prospects.title")} tabs={tabs} />;
  }
  const importing = (
    <Button onClick={() => plan.mutate()} loading={plan.isPending} data-testid="activities-import">
      {t("audit.import.open")}
    </Button>
  );
  const enter = !adding && (
    <Button
      variant="filled"
      leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}
      onClick={() => setAdding(true)}
      data-testid="activities-add"
    >
      {t("audit.activity.add")}
    </Button>
  );
  const work = (
    <>
      {adding && <AddActivity view={view} onClose={() => setAdding(false)} />}
      {plan.error && <ErrorState error={asLanewiseError(plan.error)} />}
      {plan.data && (
        <ImportActivities key={plan.submittedAt} {...plan.data} onClose={() => plan.reset()} />
      )}
    </>
  );
  if (view.rows.length === 0) {
    return (
      <Page title={t("prospects.title")} tabs={tabs}>
        {work}
        <EmptyState
          title={t("audit.list.none")}
          actions={
            <>
              {enter}
              {importing}
            </>
          }
        >
          {t("audit.list.noneHint")}
        </EmptyState>
      </Page>
    );
  }

  const [first] = ticked;
  return (
    <Page
      fill
      title={t("prospects.title")}
      tabs={tabs}
      actions={
        <>
          <Button
            variant="subtle"
            onClick={() => take.mutate()}
            loading={take.isPending}
            data-testid="activities-export"
          >
            {t("common.export.action")}
          </Button>
          {importing}
          {enter}
        </>
      }
    >
      <div className={classes.page}>
        {work}
        <OpenPocsStrip open={view.open} limit={view.limit} />
        <People people={view.people} />
        <ViewTabs list={list} all={t("audit.list.all")} />
        {ticked.length > 0 ? (
          <div className={classes.ticked} role="status">
            <strong>
              {t("audit.list.ticked", { count: ticked.length, n: format.count(ticked.length) })}
            </strong>
            {ticked.length === 1 && first?.open && (
              <EndPoc
                name={first.account_name}
                activity={first.activity.content}
                onPut={(activity) => put.mutate({ id: first.activity.id, activity })}
                testId="activities-end"
              />
            )}
            <Button
              size="compact-sm"
              onClick={() => {
                remove.mutate(ticked.map((row) => row.activity.id));
                setSelected(new Set());
              }}
              data-testid="activities-remove"
            >
              {t("audit.activity.remove")}
            </Button>
            <Button size="compact-sm" variant="subtle" onClick={() => setSelected(new Set())}>
              {t("audit.list.untick")}
            </Button>
          </div>
        ) : (
          <ListBar
            list={list}
            searchLabel={t("audit.list.search")}
            searchField={searchField}
            testId="activities"
          />
        )}
        <div className={classes.table} ref={room}>
          <ListTable
            label={t("audit.tabs.activities")}
            testId="activities-list"
            {...tableOf(list)}
            rowId={rowId}
            onOpen={open}
            selection={{
              selected,
              onChange: setSelected,
              allLabel: t("audit.list.tickAll"),
              rowLabel: (id) => {
                const row = view.rows.find((one) => rowId(one) === id);
                return t("audit.list.tick", {
                  name: row?.account_name ?? "",
                  day: row?.activity.content.day ?? "",
                });
              },
            }}
            empty={<NothingFound list={list} says={t("audit.list.nothing")} />}
          />
        </div>
      </div>
    </Page>
  );
}
