import { Button, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconChevronDown } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { useGateName } from "@/components/gates";
import { Page } from "@/components/Page";
import { ProspectTabs } from "@/components/prospects/ProspectTabs";
import { VoiceSentence } from "@/components/VoiceSentence";
import { WaiverCard } from "@/components/waivers/WaiverCard";
import { useFormat } from "@/i18n/format";
import { asLanewiseError, chooseTarget, ipc, type WaiverReport } from "@/ipc";
import { waiversQuery } from "@/queries/waivers";
import { AgainstTable } from "./AgainstTable";
import { Tally } from "./Tally";
import classes from "./WaiversPage.module.css";

/** The screen at `/prospects/waivers`: waivers against their results. */
export function WaiversPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const report = useQuery(waiversQuery);
  const tabs = <ProspectTabs part="waivers" />;
  if (report.error) {
    return (
      <Page title={t("prospects.title")} tabs={tabs}>
        <ErrorState error={asLanewiseError(report.error)} onRetry={() => report.refetch()} />
      </Page>
    );
  }
  if (!report.data) {
    return <Page title={t("prospects.title")} tabs={tabs} />;
  }
  if (report.data.waivers.length === 0) {
    return (
      <Page title={t("prospects.title")} tabs={tabs}>
        <EmptyState
          title={t("audit.report.none")}
          actions={
            <Button onClick={() => void navigate({ to: "/prospects" })}>
              {t("audit.report.toProspects")}
            </Button>
          }
        >
          {t("audit.report.noneHint")}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      title={t("prospects.title")}
      tabs={tabs}
      says={<Says report={report.data} />}
      actions={<Take />}
    >
      <Report report={report.data} />
    </Page>
  );
}

function Says({ report: { all } }: { report: WaiverReport }) {
  const format = useFormat();
  const settled = all.came_true + all.did_not;
  return settled === 0 ? (
    <VoiceSentence
      i18nKey="audit.report.saysOpen"
      values={{ count: all.total, n: format.count(all.total) }}
    />
  ) : (
    <>
      <VoiceSentence
        i18nKey="audit.report.says"
        values={{
          count: settled,
          n: format.count(settled),
          yes: format.count(all.came_true),
          no: format.count(all.did_not),
        }}
      />
      {all.ran_out > 0 && (
        <VoiceSentence
          size="small"
          i18nKey="audit.report.waits"
          values={{ count: all.ran_out, n: format.count(all.ran_out) }}
        />
      )}
    </>
  );
}

/** The report as a document, or every waiver as a table. */
function Take() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const table = useMutation({
    mutationFn: async () => {
      const path = await chooseTarget(t("common.export.title"), `${t("audit.tabs.waivers")}.csv`, [
        { name: t("common.export.csv"), extensions: ["csv"] },
        { name: t("common.export.workbook"), extensions: ["xlsx"] },
      ]);
      if (path !== null) {
        const count = await ipc.waiversExport(path);
        notifications.show({
          message: t("audit.report.exported", { count, n: format.count(count), path }),
        });
      }
    },
  });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          loading={table.isPending}
          rightSection={<IconChevronDown size={14} stroke={1.6} aria-hidden />}
          data-testid="waivers-export"
        >
          {t("common.export.action")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          onClick={() => void navigate({ to: "/documents", search: { kind: "waivers" } })}
          data-testid="waivers-document"
        >
          {t("audit.report.document")}
        </Menu.Item>
        <Menu.Item onClick={() => table.mutate()} data-testid="waivers-table">
          {t("audit.report.table")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Report({ report }: { report: WaiverReport }) {
  const { t } = useTranslation();
  const gateName = useGateName();
  const names = new Map(
    report.waivers.map((one) => [one.waiver.content.gate, one.gate_name] as const),
  );
  const asking = report.waivers.filter(({ ask }) => ask);
  const others = report.waivers.filter(({ ask }) => !ask);
  return (
    <div className={classes.report} data-testid="waivers-report">
      {asking.length > 0 && (
        <section className={classes.cards}>
          <h2>{t("audit.report.asking")}</h2>
          {asking.map((seen) => (
            <WaiverCard key={seen.waiver.id} seen={seen} withAccount />
          ))}
        </section>
      )}
      <div className={classes.tallies}>
        <Tally
          title={t("audit.report.byGate")}
          what={t("audit.report.gate")}
          counts={report.gates}
          name={(gate) => gateName(gate, names.get(gate) ?? "")}
        />
        <Tally
          title={t("audit.report.byApprover")}
          what={t("audit.waiver.approver")}
          counts={report.approvers}
        />
        <Tally
          title={t("audit.report.byReason")}
          what={t("audit.waiver.reason")}
          counts={report.reasons}
        />
      </div>
      <AgainstTable against={report.against} />
      <section className={classes.cards}>
        <h2>{t(asking.length > 0 ? "audit.report.rest" : "audit.report.every")}</h2>
        {others.map((seen) => (
          <WaiverCard key={seen.waiver.id} seen={seen} withAccount />
        ))}
      </section>
    </div>
  );
}
