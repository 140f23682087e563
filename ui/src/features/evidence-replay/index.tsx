import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { EvidenceFrame } from "@/components/evidence/EvidenceFrame";
import { ReportButton } from "@/components/evidence/ReportButton";
import { outcomeShapes } from "@/components/outcomes";
import { idOf, moneyTold, replayTold, sidesOf, sourceOf } from "@/components/replay/words";
import { plainTold } from "@/components/told";
import { useWords } from "@/components/useWords";
import { RichText, VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import type { ReplayAccount, ReplayChoice, ReplaySource, ReplayView } from "@/ipc";
import { replayChoicesQuery, replayQuery } from "@/queries/costs";
import { Choose } from "./Choose";
import { Compared } from "./Compared";
import { Matrix, Named } from "./Matrix";
import { Missing } from "./Missing";
import classes from "./Replay.module.css";

const BANT: ReplaySource = { kind: "starter", value: "bant" };

/** The screen at `/evidence/replay`: two profiles on the same past customers (E7). */
export function ReplayPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const choices = useQuery(replayChoicesQuery);
  const search = useSearch({ from: "/evidence/replay" });
  const [files, setFiles] = useState<readonly ReplayChoice[]>([]);
  const own = choices.data?.[0]?.source;
  const hasOwn = own !== undefined && own.kind !== "starter";
  const pair = {
    one: sourceOf(search.one ?? "") ?? own ?? BANT,
    other: sourceOf(search.other ?? "") ?? BANT,
  };
  const choosePair = (one: ReplaySource, other: ReplaySource) =>
    void navigate({
      to: "/evidence/replay",
      search: { one: idOf(one), other: idOf(other) },
      replace: true,
    });
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
  // A file that an address names is there without having been opened here.
  const named = [pair.one, pair.other].flatMap((source) =>
    source.kind === "file" && !files.some((file) => idOf(file.source) === idOf(source))
      ? [{ source, name: source.value.split(/[\\/]/).pop() ?? source.value }]
      : [],
  );
  const all = [...choices.data, ...files, ...named];
  const choose = (
    <Choose
      choices={all}
      {...pair}
      onChange={choosePair}
      onFile={(choice) => {
        setFiles((now) => [
          ...now.filter((file) => idOf(file.source) !== idOf(choice.source)),
          choice,
        ]);
        choosePair(pair.one, choice.source);
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
  const words = useWords();
  const sides = useMemo(() => sidesOf(words, view, choices), [words, view, choices]);
  const compared = view.customers - view.untold_count;
  const told = replayTold(words, view, sides);
  const money = moneyTold(words, view, sides);
  const [one, other] = [idOf(view.one.source), idOf(view.other.source)];
  return (
    <EvidenceFrame
      part="replay"
      says={
        <div className={classes.cap} data-testid="replay-says">
          <VoiceSentence i18nKey={told.key} values={told.values} />
        </div>
      }
      actions={<ReportButton kind="replay" one={one} other={other} />}
    >
      <div className={classes.page}>
        {choose}
        {money && (
          <p className={classes.money} data-testid="replay-money">
            <RichText i18nKey={money.key} values={money.values} />
          </p>
        )}
        {compared > 0 && <Matrix view={view} sides={sides} says={plainTold(words, told)} />}
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
