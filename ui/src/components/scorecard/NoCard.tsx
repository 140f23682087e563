import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { asLanewiseError } from "@/ipc";

/** What stands where a scorecard would, while there is none: why, and what to do about it. */
export function NoCard({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (!error) {
    return null;
  }
  const said = asLanewiseError(error);
  if (said.kind !== "no_profile") {
    return <ErrorState error={said} />;
  }
  return (
    <EmptyState
      title={t("prospects.card.noProfile")}
      actions={
        <Button variant="filled" onClick={() => void navigate({ to: "/profile" })}>
          {t("prospects.list.goProfile")}
        </Button>
      }
    >
      {t("prospects.card.noProfileHint")}
    </EmptyState>
  );
}
