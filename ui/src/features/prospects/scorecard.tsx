import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { PlaceInList, useFactsLine } from "@/components/account/AccountHead";
import { AccountHistory } from "@/components/account/AccountHistory";
import { DocumentButton } from "@/components/account/DocumentButton";
import { Facts } from "@/components/account/Facts";
import { Notes } from "@/components/account/Notes";
import { StageMenu } from "@/components/account/StageMenu";
import { AccountActivities } from "@/components/activities/AccountActivities";
import { ErrorState } from "@/components/ErrorState";
import { AccountNeeds } from "@/components/needs/AccountNeeds";
import { Page } from "@/components/Page";
import { NoCard } from "@/components/scorecard/NoCard";
import { Scorecard } from "@/components/scorecard/Scorecard";
import { PlayersSection } from "@/components/slides/PlayersSection";
import { AccountWaivers } from "@/components/waivers/AccountWaivers";
import { asLanewiseError, type Stage } from "@/ipc";
import { useCard } from "@/queries/card";
import { useTakeBack } from "@/queries/edits";
import { useNotes } from "@/queries/notes";
import { settingsQuery } from "@/queries/workspace";
import { type Action, useActions } from "@/shell/actions";
import { ChanceLine } from "./ChanceLine";
import { ReadinessPart } from "./ReadinessPart";
import { useListOrder, useProspects } from "./useProspects";

/** The screen at `/prospects/$id`. */
export function ScorecardPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const id = Number(useParams({ from: "/prospects/$id" }).id);
  const { list } = useProspects();
  const order = useListOrder({ list });
  const setView = list.change;
  const at = order.indexOf(id);
  const { card, row, error, edit, work } = useCard(id, [order[at - 1], order[at + 1]]);
  const { data: settings } = useQuery(settingsQuery);
  const factsLine = useFactsLine();
  const takeBack = useTakeBack();
  const notes = useNotes(id);

  const go = useCallback(
    (to: number) => {
      setView({ current: String(to) });
      void navigate({ to: "/prospects/$id", params: { id: String(to) }, replace: true });
    },
    [navigate, setView],
  );
  const back = useCallback(() => void navigate({ to: "/prospects" }), [navigate]);

  const call = useCallback(
    () => void navigate({ to: "/prospects/$id/call", params: { id: String(id) } }),
    [navigate, id],
  );

  const actions = useMemo<Action[]>(
    () => [{ id: "call", label: t("call.open"), keys: "c", run: call }],
    [t, call],
  );
  useActions(actions);

  const place = (
    <PlaceInList
      order={order}
      id={id}
      onGo={go}
      onBack={back}
      backLabel={t("prospects.card.back")}
    />
  );
  if (error) {
    return (
      <Page title={t("prospects.title")} actions={place}>
        <ErrorState error={asLanewiseError(error)} />
      </Page>
    );
  }
  if (!row) {
    return <Page title="" actions={place} />;
  }
  const moveTo = (stage: Stage) => {
    edit({ field: "stage", value: stage });
    takeBack(
      t("prospects.list.moved", {
        count: 1,
        n: "1",
        name: row.account.name,
        stage: t(`common.stage.${stage}`),
      }),
    );
  };
  const names = new Map(card.data?.profile.parameters.map((one) => [one.id, one.name]));
  // Keyed: what is half typed belongs to this prospect and not to the next.
  const facts = (
    <>
      <PlayersSection key={`slides-${id}`} account={id} />
      <Notes
        key={`notes-${id}`}
        {...notes}
        nameOf={(parameter) => names.get(parameter) ?? parameter}
      />
      <AccountActivities key={`activities-${id}`} account={id} />
      <AccountWaivers key={`waivers-${id}`} account={id} gates={card.data?.profile.gates ?? null} />
      <Facts key={`facts-${id}`} account={row.account} onEdit={edit} />
      <AccountHistory
        key={`history-${id}`}
        id={id}
        tiers={card.data?.profile.tiers ?? []}
        outcomes={settings?.outcomes ?? []}
      />
    </>
  );

  return (
    <Page
      title={row.account.name}
      aside={factsLine(row.account)}
      actions={
        <>
          {place}
          <StageMenu stage={row.account.stage} onStage={moveTo} />
          {card.data && <DocumentButton account={id} />}
        </>
      }
    >
      {card.data ? (
        <Scorecard
          card={card.data}
          waiting={card.isFetching}
          own={t("prospects.card.own")}
          {...work}
          onOpenAccount={(one) =>
            void navigate({ to: "/customers/$id", params: { id: String(one) } })
          }
          facts={facts}
          beside={<AccountNeeds account={id} />}
          between={(open) => (
            <>
              <ChanceLine account={id} />
              <ReadinessPart account={id} profile={card.data.profile} onAnswer={open} />
            </>
          )}
          onCall={call}
        />
      ) : (
        <>
          <NoCard error={card.error} />
          {facts}
        </>
      )}
    </Page>
  );
}
