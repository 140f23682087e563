import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAmounts } from "@/components/costs/amounts";
import { EvidenceFrame } from "@/components/evidence/EvidenceFrame";
import { outcomeShapes } from "@/components/outcomes";
import { RichText, VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import type { ReplayAccount, ReplayChoice, ReplaySource, ReplayView } from "@/ipc";
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
  const choices = useQuery(replayChoicesQuery);
  const [chosen, setChosen] = useState<{ one: ReplaySource; other: ReplaySource } | null>(null);
  const [files, setFiles] = useState<readonly ReplayChoice[]>([]);
  const own = choices.data?.[0]?.source;
  const hasOwn = own !== undefined && own.kind !== "starter";
  const pair = chosen ?? { one: own ?? BANT, other: BANT };
  const replay = useQuery({ ...replayQuery(pair.one, pair.other), enabled: hasOwn });
  if (!choices.data || !hasOwn) {
    return (
      <EvidenceFrame
        part="replay"
        error={choices.error}
        onRetry={choices.refetch}
        missing={choices.data && "profile"}
        hint={t("replay.none.profileHint")}
      />
    );
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
  if (replay.data && replay.data.customers > 0) {
    return <Replay view={replay.data} choices={all} choose={choose} />;
  }
  return (
    <EvidenceFrame
      part="replay"
      error={replay.error}
      onRetry={replay.refetch}
      missing={replay.data && "customers"}
      hint={t("replay.none.customersHint")}
      choose={replay.error && choose}
    />
  );
}

interface ReplayProps {
  view: ReplayView;
  choices: readonly ReplayChoice[];
  choose: React.ReactNode;
}

function Replay({ view, choices, choose }: ReplayProps) {
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
    <EvidenceFrame
      part="replay"
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
    </EvidenceFrame>
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
          <Named key={account.id} account={account} view={view} shapes={shapes} marked={false} />
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
