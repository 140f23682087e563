import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "@/components/ButtonLink";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { Page } from "@/components/Page";
import { VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import { asLanewiseError } from "@/ipc";
import { waitingQuery } from "@/queries/records";
import classes from "./Waiting.module.css";
import { WaitingTable } from "./WaitingTable";

/** The screen at `/import/waiting`: rows that imports did not take, to be mended where they stand. */
export function WaitingPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: tables, error, refetch } = useQuery(waitingQuery);
  const back = <ButtonLink to="/import">{t("home.import")}</ButtonLink>;
  if (error) {
    return (
      <Page title={t("import.waiting.title")} actions={back}>
        <ErrorState error={asLanewiseError(error)} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (!tables) {
    return <Page title={t("import.waiting.title")} />;
  }
  const rows = tables.reduce((sum, table) => sum + table.waiting, 0);
  if (rows === 0) {
    return (
      <Page title={t("import.waiting.title")}>
        <EmptyState
          title={t("import.waiting.none")}
          actions={
            <>
              <ButtonLink to="/" variant="filled">
                {t("import.waiting.home")}
              </ButtonLink>
              {back}
            </>
          }
        >
          {t("import.waiting.noneHint")}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      title={t("import.waiting.title")}
      aside={format.count(rows)}
      says={
        <VoiceSentence
          i18nKey="import.waiting.says"
          values={{ count: rows, n: format.count(rows) }}
        />
      }
      actions={back}
    >
      <div className={classes.tables}>
        {tables.map((table) => (
          <WaitingTable key={table.id} table={table} />
        ))}
      </div>
    </Page>
  );
}
