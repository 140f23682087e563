import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "@/components/ButtonLink";
import { ErrorState } from "@/components/ErrorState";
import { VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import { asLanewiseError, type Overview } from "@/ipc";
import { homeQuery, workspaceQuery } from "@/queries/workspace";
import { Attention } from "./attention/Attention";
import { CustomersByOutcome } from "./CustomersByOutcome";
import { EvidenceLine } from "./Evidence";
import classes from "./Home.module.css";
import { Lately } from "./Lately";
import { NextSteps } from "./NextSteps";
import { Pipes } from "./pipes/Pipes";
import { ReadyToday } from "./ReadyToday";
import { nextSteps } from "./steps";

function Verdict({ overview }: { overview: Overview }) {
  const format = useFormat();
  const total = overview.prospects_total;
  const open = total - overview.settled;
  const lastAdmitting = overview.tiers[overview.admitting - 1];
  const values = {
    n: format.count(overview.admitted),
    total: format.count(total),
    tier: lastAdmitting?.name ?? "",
    open: format.count(open),
    count: open,
  };
  return (
    <VoiceSentence
      as="h1"
      size="verdict"
      i18nKey={open === 0 ? "home.verdict.settled" : "home.verdict.open"}
      values={values}
    />
  );
}

/** The screen at `/`: the open workspace at a glance. */
export function HomePage() {
  const { t } = useTranslation();
  const { data: home, error, refetch } = useQuery(homeQuery);
  const { data: workspace } = useQuery(workspaceQuery);
  if (error) {
    return (
      <div className={classes.page}>
        <ErrorState error={asLanewiseError(error)} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!home || !workspace) {
    return null;
  }
  const { overview } = home;
  const steps = nextSteps(workspace, home);
  const left = steps.filter((step) => !step.done);

  if (!overview || overview.prospects_total === 0) {
    return (
      <div className={classes.page} data-testid="home">
        <NextSteps steps={steps} workspace={workspace} />
        {home.history.length > 0 && (
          <div className={classes.foot}>
            {home.attention.length > 0 && (
              <Attention items={home.attention} tiers={overview?.tiers ?? []} />
            )}
            <Lately steps={home.history} />
            {overview && home.reference > 0 && <CustomersByOutcome overview={overview} />}
          </div>
        )}
      </div>
    );
  }
  return (
    <div className={classes.page} data-testid="home">
      <div className={classes.head}>
        <div>
          <Verdict overview={overview} />
          <ReadyToday />
          <EvidenceLine />
        </div>
        <div className={classes.actions}>
          <ButtonLink to="/import">{t("home.import")}</ButtonLink>
          <ButtonLink to="/prospects" variant="filled">
            {t("home.seeProspects")}
          </ButtonLink>
        </div>
      </div>
      <div className={classes.glance}>
        <Pipes overview={overview} />
        <CustomersByOutcome overview={overview} />
      </div>
      <div className={classes.lists} data-steps={left.length > 0 || undefined}>
        <Attention items={home.attention} tiers={overview.tiers} />
        <Lately steps={home.history} />
        {left.length > 0 && <NextSteps steps={steps} workspace={workspace} brief />}
      </div>
    </div>
  );
}
