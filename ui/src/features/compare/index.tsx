import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "@/components/ButtonLink";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { SlidesFrame } from "@/components/slides/SlidesFrame";
import { asLanewiseError } from "@/ipc";
import { slidesQuery } from "@/queries/slides";
import { settingsQuery, workspaceQuery } from "@/queries/workspace";
import { CompareActions } from "./head/CompareActions";
import { Table } from "./Table";

/** The screen at `/slides`: what happy and struggling customers said, side by side. */
export function ComparePage() {
  const { t } = useTranslation();
  const { data: workspace } = useQuery(workspaceQuery);
  const slides = useQuery(slidesQuery);
  const settings = useQuery(settingsQuery);
  const error = slides.error ?? settings.error;
  const customers = slides.data?.filter(({ outcome }) => outcome !== null) ?? [];

  const body = () => {
    if (error) {
      return <ErrorState error={asLanewiseError(error)} onRetry={() => void slides.refetch()} />;
    }
    if (!slides.data || !settings.data || !workspace) {
      return null;
    }
    if (slides.data.length === 0) {
      return (
        <EmptyState
          title={t("compare.empty.title")}
          actions={
            <ButtonLink to="/slides/all" variant="filled">
              {t("compare.empty.go")}
            </ButtonLink>
          }
        >
          {t("compare.empty.body")}
        </EmptyState>
      );
    }
    if (customers.length === 0) {
      return (
        <EmptyState
          title={t("compare.noOutcomes.title")}
          actions={
            <ButtonLink to="/customers" variant="filled">
              {t("compare.noOutcomes.go")}
            </ButtonLink>
          }
        >
          {t("compare.noOutcomes.body")}
        </EmptyState>
      );
    }
    return (
      <Table
        key={workspace.path}
        workspace={workspace.path}
        accounts={slides.data}
        outcomes={settings.data.outcomes}
      />
    );
  };

  const ready = !error && customers.length > 0;
  return (
    <SlidesFrame part="compare" fill={ready} actions={<CompareActions />}>
      {body()}
    </SlidesFrame>
  );
}
