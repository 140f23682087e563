import { Button, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import beside from "@/components/Beside.module.css";
import { today } from "@/components/days";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { HourCost } from "@/components/HourCost";
import { InlineSelect } from "@/components/InlineSelect";
import { Page } from "@/components/Page";
import { ProspectTabs } from "@/components/prospects/ProspectTabs";
import { VoiceSentence } from "@/components/VoiceSentence";
import { wasteBasis, wasteSentence } from "@/documents/waste";
import { wordsIn } from "@/documents/words";
import { currentLanguage } from "@/i18n";
import { asLanewiseError, type WasteAudit } from "@/ipc";
import { wasteQuery } from "@/queries/activities";
import { settingsQuery } from "@/queries/workspace";
import classes from "./AuditPage.module.css";
import { BehindPanel } from "./BehindPanel";
import type { Behind } from "./behind";
import { Flow } from "./Flow";
import type { Measure } from "./flow";
import { Questions } from "./Questions";
import { SpentTable } from "./SpentTable";

const SPANS = ["all", "year", "months"] as const;
type Span = (typeof SPANS)[number];

/** The first day that counts. */
export function sinceOf(span: Span, now = new Date()): string {
  switch (span) {
    case "all":
      return "";
    case "year":
      return `${now.getFullYear()}-01-01`;
    case "months": {
      const day = new Date(now);
      day.setFullYear(now.getFullYear() - 1);
      return today(day);
    }
  }
}

/** The screen at `/prospects/audit`: what demos, POCs and rescues were spent on (L4). */
export function AuditPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [span, setSpan] = useState<Span>("all");
  const since = sinceOf(span);
  const audit = useQuery(wasteQuery(since));
  const tabs = <ProspectTabs part="audit" />;
  const title = t("prospects.title");
  if (audit.error) {
    return (
      <Page title={title} tabs={tabs}>
        <ErrorState error={asLanewiseError(audit.error)} onRetry={() => audit.refetch()} />
      </Page>
    );
  }
  if (!audit.data) {
    return <Page title={title} tabs={tabs} />;
  }
  const { data } = audit;
  const none = data.kinds.every(({ split }) => split.all.activities === 0);
  const when = (
    <InlineSelect<Span>
      label={t("audit.waste.span.label")}
      value={span}
      options={SPANS.map((value) => ({ value, label: t(`audit.waste.span.${value}`) }))}
      onChange={setSpan}
      testId="waste-span"
    />
  );
  if (none && span === "all" && data.planned === 0) {
    return (
      <Page title={title} tabs={tabs}>
        <EmptyState
          title={t("audit.waste.none")}
          actions={
            <Button
              variant="filled"
              onClick={() => void navigate({ to: "/prospects/activities" })}
              data-testid="waste-enter"
            >
              {t("audit.waste.enter")}
            </Button>
          }
        >
          {t("audit.waste.noneHint")}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      title={title}
      tabs={tabs}
      says={<Says audit={data} />}
      actions={
        <Button
          onClick={() =>
            void navigate({
              to: "/documents",
              search: { kind: "waste", ...(since ? { since } : {}) },
            })
          }
          data-testid="waste-document"
        >
          {t("audit.report.document")}
        </Button>
      }
    >
      <Audit audit={data} when={when} />
    </Page>
  );
}

function Says({ audit }: { audit: WasteAudit }) {
  const { key, values } = wasteSentence(audit, wordsIn(currentLanguage()));
  return <VoiceSentence i18nKey={key} values={values} />;
}

function Audit({ audit, when }: { audit: WasteAudit; when: ReactNode }) {
  const { t } = useTranslation();
  const { data: settings } = useQuery(settingsQuery);
  const [behind, setBehind] = useState<Behind | null>(null);
  const all = audit.kinds.reduce(
    (sum, { split }) => ({
      activities: sum.activities + split.all.activities,
      without: sum.without + split.all.without_hours,
    }),
    { activities: 0, without: 0 },
  );
  // Hours tell more; where most activities have none they would mislead.
  const [chosen, setChosen] = useState<Measure | null>(null);
  const measure = chosen ?? (all.without * 2 > all.activities ? "activities" : "hours");
  const said = wasteBasis(audit, wordsIn(currentLanguage()));

  return (
    <div className={beside.page} data-beside={behind !== null || undefined}>
      <div className={beside.main}>
        <div className={classes.bar}>
          {when}
          {audit.profile !== null && (
            <SegmentedControl
              size="xs"
              aria-label={t("audit.waste.measure.label")}
              value={measure}
              onChange={(value) => setChosen(value as Measure)}
              data={[
                { value: "hours", label: t("audit.waste.measure.hours") },
                { value: "activities", label: t("audit.waste.measure.activities") },
              ]}
            />
          )}
          <HourCost cost={audit.cost} />
        </div>
        <p className={classes.caution}>{said.join(" ")}</p>
        {audit.profile !== null && <Flow audit={audit} measure={measure} onOpen={setBehind} />}
        <Questions audit={audit} onOpen={setBehind} />
        <SpentTable audit={audit} onOpen={setBehind} />
      </div>
      {behind && (
        <BehindPanel
          audit={audit}
          outcomes={settings?.outcomes ?? []}
          behind={behind}
          onClose={() => setBehind(null)}
        />
      )}
    </div>
  );
}
