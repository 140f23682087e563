import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAmounts } from "@/components/costs/amounts";
import { useFigureKeys } from "@/components/drawings";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { EvidenceTabs } from "@/components/evidence/EvidenceTabs";
import { outcomeShapes } from "@/components/outcomes";
import { Page } from "@/components/Page";
import { RichText, VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import {
  asLanewiseError,
  type ReplayAccount,
  type ReplayChoice,
  type ReplaySource,
  type ReplayView,
} from "@/ipc";
import { replayChoicesQuery, replayQuery } from "@/queries/costs";
import { Choose, idOf, useSourceName } from "./Choose";
import { Compared } from "./Compared";
import { Matrix, Named, type Sides } from "./Matrix";
import { Missing } from "./Missing";
import classes from "./Replay.module.css";

const BANT: ReplaySource = { kind: "starter", value: "bant" };

/** The screen at `/evidence/replay`: two profiles on the same past customers (E7). */
export function ReplayPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const choices = useQuery(replayChoicesQuery);
  const [chosen, setChosen] = useState<{ one: ReplaySource; other: ReplaySource } | null>(null);
  const [files, setFiles] = useState<readonly ReplayChoice[]>([]);
  const own = choices.data?.[0]?.source;
  const hasOwn = own !== undefined && own.kind !== "starter";
  const pair = chosen ?? { one: own ?? BANT, other: BANT };
  const replay = useQuery({ ...replayQuery(pair.one, pair.other), enabled: hasOwn });
  useFigureKeys();
  const tabs = <EvidenceTabs part="replay" />;
  const title = t("shell.evidence");
  const error = choices.error ?? replay.error;
  if (choices.data && !hasOwn) {
    return (
      <Page title={title} tabs={tabs}>
        <EmptyState
          title={t("replay.none.profile")}
          actions={
            <Button variant="filled" onClick={() => void navigate({ to: "/profile" })}>
              {t("costs.none.toProfile")}
            </Button>
          }
        >
          {t("replay.none.profileHint")}
        </EmptyState>
      </Page>
    );
  }
  if (!choices.data) {
    return <Page title={title} tabs={tabs} />;
  }
  const all = [...choices.data, ...files];
  const choose = (
    <Choose
      choices={all}
      {...pair}
      onChange={(one, other) => setChosen({ one, other })}
      onFile={(choice) => {
        setFiles((now) => [
          ...now.filter((file) => idOf(file.source) !== idOf(choice.source)),
          choice,
        ]);
        setChosen({ one: pair.one, other: choice.source });
      }}
    />
  );
  if (error) {
    return (
      <Page title={title} tabs={tabs}>
        {choose}
        <ErrorState error={asLanewiseError(error)} onRetry={() => replay.refetch()} />
      </Page>
    );
  }
  if (!replay.data) {
    return <Page title={title} tabs={tabs} />;
  }
  if (replay.data.customers === 0) {
    return (
      <Page title={title} tabs={tabs}>
        <EmptyState
          title={t("costs.none.customers")}
          actions={
            <Button variant="filled" onClick={() => void navigate({ to: "/customers" })}>
              {t("costs.none.toCustomers")}
            </Button>
          }
        >
          {t("replay.none.customersHint")}
        </EmptyState>
      </Page>
    );
  }
  return <Replay view={replay.data} choices={all} choose={choose} title={title} tabs={tabs} />;
}

interface ReplayProps {
  view: ReplayView;
  choices: readonly ReplayChoice[];
  choose: React.ReactNode;
  title: string;
  tabs: React.ReactNode;
}

function Replay({ view, choices, choose, title, tabs }: ReplayProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useSourceName();
  const amounts = useAmounts(view.currency);
  const sides = useMemo<Sides>(() => {
    const name = (source: ReplaySource, own: string) =>
      nameOf(choices.find((one) => idOf(one.source) === idOf(source)) ?? { source, name: own });
    return {
      one: name(view.one.source, view.one.name),
      other: name(view.other.source, view.other.name),
    };
  }, [choices, nameOf, view]);
  const compared = view.customers - view.untold_count;
  const values = {
    ...sides,
    onePoor: format.count(view.one.bill.poor_admitted),
    otherPoor: format.count(view.other.bill.poor_admitted),
    poor: format.count(view.one.bill.poor),
    oneGood: format.count(view.one.bill.good - view.one.bill.good_lost),
    otherGood: format.count(view.other.bill.good - view.other.bill.good_lost),
    good: format.count(view.one.bill.good),
  };
  const key = compared === 0 ? "replay.saysUntold" : "replay.says";
  const says = t(key, values).replace(/<\/?b>/g, "");
  return (
    <Page
      title={title}
      tabs={tabs}
      says={
        <div className={classes.cap} data-testid="replay-says">
          <VoiceSentence i18nKey={key} values={values} />
        </div>
      }
    >
      <div className={classes.page}>
        {choose}
        {view.priced && compared > 0 && view.gains !== 0 && (
          <p className={classes.money} data-testid="replay-money">
            <RichText
              i18nKey={view.gains > 0 ? "replay.money.saves" : "replay.money.costs"}
              values={{
                ...sides,
                hours: amounts.hours(Math.abs(view.hours)),
                gain: amounts.weighed(Math.abs(view.gains)),
              }}
            />
          </p>
        )}
        {compared > 0 && <Matrix view={view} sides={sides} says={says} />}
        {view.untold_count > 0 && <Untold view={view} />}
        {compared > 0 && <Compared view={view} sides={sides} />}
        <Missing side={view.one} name={sides.one} customers={view.customers} />
        {idOf(view.other.source) !== idOf(view.one.source) && (
          <Missing side={view.other} name={sides.other} customers={view.customers} />
        )}
        {!view.priced && <p className={classes.quiet}>{t("replay.money.none")}</p>}
      </div>
    </Page>
  );
}

/** Whom one of the two knows nothing about: they stand in no corner. */
function Untold({ view }: { view: ReplayView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shapes = useMemo(() => outcomeShapes(view.outcomes), [view.outcomes]);
  const accounts = view.untold
    .slice(0, 40)
    .map((at) => view.accounts[at])
    .filter((one): one is ReplayAccount => one !== undefined);
  const rest = view.untold_count - accounts.length;
  return (
    <section className={classes.untold} data-testid="replay-untold">
      <h2>
        {t("replay.untold", { count: view.untold_count, n: format.count(view.untold_count) })}
      </h2>
      <ul>
        {accounts.map((account) => (
          <Named key={account.id} account={account} view={view} shapes={shapes} />
        ))}
      </ul>
      {rest > 0 && (
        <p className={classes.quiet}>
          {t("replay.corner.more", { count: rest, n: format.count(rest) })}
        </p>
      )}
    </section>
  );
}
