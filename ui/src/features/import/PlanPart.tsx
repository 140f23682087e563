import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ProgressPanel } from "@/components/ProgressPanel";
import { VoiceSentence } from "@/components/VoiceSentence";
import { useErrorWords } from "@/i18n/errors";
import { useFormat } from "@/i18n/format";
import type { ImportReport, LanewiseError, Mapping, Parameter } from "@/ipc";
import { Counts } from "./Counts";
import { Duplicates } from "./Duplicates";
import part from "./Import.module.css";
import classes from "./Plan.module.css";
import { Rejects } from "./Rejects";
import { tellsAccounts } from "./target";
import type { ImportWork } from "./useImport";
import { Worth } from "./Worth";

export interface PlanPartProps {
  work: ImportWork;
  mapping: Mapping;
  parameters: readonly Parameter[];
}

/** Part three: what the import will do, before it does it. */
export function PlanPart({ work, mapping, parameters }: PlanPartProps) {
  const { t } = useTranslation();
  const { plan } = work;
  const ready = tellsAccounts(mapping);

  return (
    <section
      className={part.part}
      aria-labelledby="part-plan"
      aria-busy={work.planning}
      data-testid="plan"
    >
      <header className={part.partHead}>
        <h2 id="part-plan">
          <span className={part.number}>3</span>
          {t("import.plan.title")}
        </h2>
      </header>
      {!ready && <p className={part.notice}>{t("import.plan.notReady")}</p>}
      {work.planFailed && <Failed error={work.planFailed} onRetry={work.planAgain} />}
      {ready && !plan && work.planning && (
        <ProgressPanel
          title={t("import.plan.reading")}
          done={work.progress?.rows ?? 0}
          total={null}
          onCancel={work.stop}
          cancelling={work.stopping}
        />
      )}
      {plan && !work.planFailed && (
        <div className={classes.plan} data-old={(work.planning && !work.running) || undefined}>
          <PlanWords plan={plan} />
          <Counts report={plan} />
          <Duplicates
            report={plan}
            choices={work.choices}
            onChoose={work.decide}
            onAll={work.decideAll}
          />
          <Rejects report={plan} />
          <Worth report={plan} parameters={parameters} />
          {work.runFailed && <Failed error={work.runFailed} />}
          <Go plan={plan} work={work} />
        </div>
      )}
    </section>
  );
}

function PlanWords({ plan }: { plan: ImportReport }) {
  const format = useFormat();
  const changes = plan.added + plan.updated;
  return (
    <VoiceSentence
      i18nKey={changes === 0 ? "import.plan.nothing" : "import.plan.says"}
      values={{
        count: plan.rows,
        rows: format.count(plan.rows),
        changes: format.count(changes),
      }}
    />
  );
}

function Go({ plan, work }: { plan: ImportReport; work: ImportWork }) {
  const { t } = useTranslation();
  const format = useFormat();
  const changes = plan.added + plan.updated;
  if (work.running) {
    return (
      <ProgressPanel
        title={t("import.plan.importing")}
        done={work.progress?.rows ?? 0}
        total={plan.rows}
        detail={t("import.plan.safe")}
        onCancel={work.stop}
        cancelling={work.stopping}
      />
    );
  }
  return (
    <div className={classes.go}>
      <Button
        variant="filled"
        size="md"
        onClick={work.run}
        disabled={changes === 0 || work.planning}
        data-testid="run-import"
      >
        {t("import.plan.go", { count: changes, n: format.count(changes) })}
      </Button>
      <span className="quiet">{t("import.plan.oneStep")}</span>
    </div>
  );
}

function Failed({ error, onRetry }: { error: LanewiseError; onRetry?: () => void }) {
  const { t } = useTranslation();
  const words = useErrorWords()(error);
  return (
    <div className={part.problem} role="alert" data-testid="import-problem">
      <h3>{words.what}</h3>
      <p>{words.detail ?? words.next}</p>
      {onRetry && <Button onClick={onRetry}>{t("common.retry")}</Button>}
    </div>
  );
}
