import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ErrorState } from "@/components/ErrorState";
import { Page } from "@/components/Page";
import { asLanewiseError } from "@/ipc";
import { draftQuery } from "@/queries/profile";
import { ProfileScreen } from "./ProfileScreen";
import { StartPage } from "./start/StartPage";

/** The screen at `/profile`. */
export function ProfilePage() {
  const { t } = useTranslation();
  const { data: draft, error, refetch } = useQuery(draftQuery);
  if (error && draft === undefined) {
    return (
      <Page title={t("profile.title")}>
        <ErrorState error={asLanewiseError(error)} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (draft === undefined) {
    return null;
  }
  return draft === null ? <StartPage /> : <ProfileScreen draft={draft} />;
}
