import { IconCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "@/components/ButtonLink";
import { VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import type { WorkspaceInfo } from "@/ipc";
import { Starters } from "./Starters";
import classes from "./Steps.module.css";
import type { FirstStep, StepId } from "./steps";

function StepAction({ id }: { id: StepId }): ReactNode {
  const { t } = useTranslation();
  switch (id) {
    case "profile":
      return <Starters />;
    case "customers":
      return (
        <div className={classes.buttons}>
          <ButtonLink to="/import" search={{ as: "customer" }} variant="filled">
            {t("home.steps.importCustomers")}
          </ButtonLink>
          <ButtonLink to="/customers" variant="subtle">
            {t("home.steps.typeCustomers")}
          </ButtonLink>
        </div>
      );
    case "outcomes":
      return (
        <ButtonLink to="/customers" variant="filled">
          {t("home.steps.setOutcomes")}
        </ButtonLink>
      );
    case "publish":
      return (
        <ButtonLink to="/profile" variant="filled">
          {t("home.steps.toProfile")}
        </ButtonLink>
      );
    case "prospects":
      return (
        <div className={classes.buttons}>
          <ButtonLink to="/import" search={{ as: "prospect" }} variant="filled">
            {t("home.steps.importProspects")}
          </ButtonLink>
          <ButtonLink to="/prospects" variant="subtle">
            {t("home.steps.typeProspects")}
          </ButtonLink>
        </div>
      );
  }
}

export interface NextStepsProps {
  steps: readonly FirstStep[];
  workspace: WorkspaceInfo;
  /** Beside other things: the steps as a list, with the next one's button. */
  brief?: boolean;
}

/** The way of a new team to its first score; gone once it is walked. */
export function NextSteps({ steps, workspace, brief }: NextStepsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const left = steps.filter((step) => !step.done);
  const next = left[0];
  if (!next) {
    return null;
  }
  // One below the heading over them.
  const Name = brief ? "h3" : "h2";
  const list = (
    <ol className={classes.steps} data-brief={brief || undefined} data-testid="next-steps">
      {steps.map((step, at) => {
        const here = step === next;
        return (
          <li
            key={step.id}
            className={classes.step}
            data-done={step.done || undefined}
            aria-current={here ? "step" : undefined}
          >
            <span className={classes.mark} aria-hidden="true">
              {step.done ? <IconCheck size={14} stroke={2.2} /> : format.count(at + 1)}
            </span>
            <div className={classes.text}>
              <Name className={classes.name}>
                {t(`home.steps.${step.id}.title`)}
                {step.done && <span className="visually-hidden">, {t("home.steps.done")}</span>}
              </Name>
              {here && <p>{t(`home.steps.${step.id}.about`)}</p>}
              {here && <StepAction id={step.id} />}
            </div>
          </li>
        );
      })}
    </ol>
  );
  if (brief) {
    return (
      <section className={classes.brief} aria-labelledby="steps-title">
        <h2 id="steps-title">{t("home.steps.title")}</h2>
        {list}
      </section>
    );
  }
  return (
    <section className={classes.way}>
      <VoiceSentence
        as="h1"
        size="verdict"
        i18nKey={left.length === steps.length ? "home.steps.begin" : "home.steps.left"}
        values={{ name: workspace.name, count: left.length, n: format.count(left.length) }}
      />
      {list}
    </section>
  );
}
