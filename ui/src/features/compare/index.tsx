import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { EmptyStep } from "@/components/EmptyState";
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
        <EmptyStep title={t("compare.empty.title")} to="/slides/all" step={t("compare.empty.go")}>
          {t("compare.empty.body")}
        </EmptyStep>
      );
    }
    if (customers.length === 0) {
      return (
        <EmptyStep
          title={t("compare.noOutcomes.title")}
          to="/customers"
          step={t("compare.noOutcomes.go")}
        >
          {t("compare.noOutcomes.body")}
        </EmptyStep>
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
