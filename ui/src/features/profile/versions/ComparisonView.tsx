import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ErrorState } from "@/components/ErrorState";
import { asLanewiseError, type DraftView, type VersionInfo } from "@/ipc";
import { compareQuery } from "@/queries/profile";
import classes from "./ComparisonView.module.css";
import { Differences } from "./Differences";
import { MovedAccounts } from "./MovedAccounts";

interface ComparisonViewProps {
  draft: DraftView;
  /** Oldest first. */
  versions: VersionInfo[];
  /** `null`: there is nothing to compare with. */
  before: number | null;
  /** `null`: the draft. */
  after: number | null;
  onBefore: (number: number) => void;
}

/** What changed from one version to another, and which accounts change tier by it. */
export function ComparisonView(props: ComparisonViewProps) {
  const { draft, versions, before, after, onBefore } = props;
  const { t } = useTranslation();
  const { data, error } = useQuery({ ...compareQuery(before, after), enabled: before !== null });
  if (before === null) {
    return <p className="quiet">{t("profile.versions.first")}</p>;
  }
  const others = versions.filter((one) => one.number !== after);
  return (
    <section data-testid="comparison">
      <div className={classes.head}>
        <h2>{t("profile.versions.changed")}</h2>
        <NativeSelect
          className={classes.since}
          aria-label={t("profile.versions.compareWith")}
          value={String(before)}
          onChange={(event) => onBefore(Number(event.currentTarget.value))}
          data={others.map((one) => ({
            value: String(one.number),
            label: t("profile.versions.since", { number: one.number }),
          }))}
        />
      </div>
      {error && <ErrorState error={asLanewiseError(error)} />}
      {data && (
        <>
          <Differences differences={data.differences} />
          <MovedAccounts comparison={data} tiers={draft.profile.tiers} draft={after === null} />
        </>
      )}
    </section>
  );
}
