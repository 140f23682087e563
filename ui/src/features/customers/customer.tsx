import { Button, Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { PlaceInList, useFactsLine } from "@/components/account/AccountHead";
import { AccountHistory } from "@/components/account/AccountHistory";
import { Facts } from "@/components/account/Facts";
import { Notes } from "@/components/account/Notes";
import { Signals } from "@/components/account/Signals";
import { StageMenu } from "@/components/account/StageMenu";
import { AccountActivities } from "@/components/activities/AccountActivities";
import { ErrorState } from "@/components/ErrorState";
import { AccountNeeds } from "@/components/needs/AccountNeeds";
import { outcomeShapes } from "@/components/outcomes";
import { Page } from "@/components/Page";
import { NoCard } from "@/components/scorecard/NoCard";
import { Scorecard } from "@/components/scorecard/Scorecard";
import { PlayersSection } from "@/components/slides/PlayersSection";
import { AccountWaivers } from "@/components/waivers/AccountWaivers";
import { type AccountRow, asLanewiseError, type Outcome } from "@/ipc";
import { accountsQuery } from "@/queries/accounts";
import { useCard } from "@/queries/card";
import { useNotes } from "@/queries/notes";
import { useSignals } from "@/queries/records";
import { settingsQuery, workspaceQuery } from "@/queries/workspace";
import classes from "./Customer.module.css";
import { OutcomeItems, OutcomeName } from "./OutcomePicker";
import { isCustomer, useRemembered } from "./view";

const NOBODY: AccountRow[] = [];
const NO_OUTCOMES: Outcome[] = [];

/** The screen at `/customers/$id`. */
export function CustomerPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const id = Number(useParams({ from: "/customers/$id" }).id);
  const { data: rows = NOBODY } = useQuery(accountsQuery);
  const { data: settings } = useQuery(settingsQuery);
  const { data: workspace } = useQuery(workspaceQuery);
  const [, setView] = useRemembered(workspace?.path ?? "");
  const outcomes = settings?.outcomes ?? NO_OUTCOMES;
  const shapes = useMemo(() => outcomeShapes(outcomes), [outcomes]);
  const order = useMemo(
    () => rows.filter((row) => isCustomer(row.account)).map((row) => row.account.id),
    [rows],
  );
  const at = order.indexOf(id);
  const { card, row, error, edit, work } = useCard(id, [order[at - 1], order[at + 1]]);
  const factsLine = useFactsLine();
  const signals = useSignals(id);
  const notes = useNotes(id);

  const go = useCallback(
    (to: number) => {
      setView({ current: String(to) });
      void navigate({ to: "/customers/$id", params: { id: String(to) }, replace: true });
    },
    [navigate, setView],
  );
  const back = useCallback(() => void navigate({ to: "/customers" }), [navigate]);
  const place = (
    <PlaceInList
      order={order}
      id={id}
      onGo={go}
      onBack={back}
      backLabel={t("customers.card.back")}
    />
  );

  if (error) {
    return (
      <Page title={t("customers.title")} actions={place}>
        <ErrorState error={asLanewiseError(error)} />
      </Page>
    );
  }
  if (!row) {
    return <Page title="" actions={place} />;
  }
  const { account } = row;
  // Keyed: what is half typed belongs to this customer and not to the next.
  const seen = (
    <>
      <Signals key={id} {...signals} />
      <AccountNeeds account={id} />
    </>
  );
  const known = (
    <>
      <PlayersSection key={`slides-${id}`} account={id} past />
      <Facts account={account} onEdit={edit} since />
      <AccountActivities key={`activities-${id}`} account={id} />
      <AccountWaivers key={`waivers-${id}`} account={id} past />
      <Notes key={id} {...notes} onAdd={(text) => notes.onAdd(text)} />
      <AccountHistory
        key={`history-${id}`}
        id={id}
        tiers={card.data?.profile.tiers ?? []}
        outcomes={outcomes}
      />
    </>
  );

  return (
    <Page
      title={account.name}
      aside={factsLine(account)}
      actions={
        <>
          {place}
          <Menu position="bottom-end">
            <Menu.Target>
              <Button
                rightSection={<IconChevronDown size={15} stroke={1.6} aria-hidden />}
                data-testid="outcome-menu"
              >
                <OutcomeName outcomes={outcomes} shapes={shapes} id={account.outcome} />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <OutcomeItems
                outcomes={outcomes}
                shapes={shapes}
                onChoose={(outcome) => edit({ field: "outcome", value: outcome })}
              />
            </Menu.Dropdown>
          </Menu>
          <StageMenu
            stage={account.stage}
            onStage={(stage) => edit({ field: "stage", value: stage })}
          />
        </>
      }
    >
      {card.data ? (
        <Scorecard
          past
          card={card.data}
          waiting={card.isFetching}
          own={t("prospects.card.ownCustomer")}
          {...work}
          onOpenAccount={(one) =>
            void navigate({ to: "/customers/$id", params: { id: String(one) } })
          }
          beside={seen}
          facts={known}
        />
      ) : (
        <>
          <NoCard error={card.error} />
          <div className={classes.bare}>
            <div className={classes.bareMain}>{known}</div>
            {seen}
          </div>
        </>
      )}
    </Page>
  );
}
