import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ErrorState } from "@/components/ErrorState";
import { VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import { asLanewiseError, type VersionInfo } from "@/ipc";
import { compareQuery } from "@/queries/profile";
import classes from "./ComparisonView.module.css";
import { Differences } from "./Differences";
import { Flows, MovedAccounts } from "./MovedAccounts";

interface ComparisonViewProps {
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
  const { versions, before, after, onBefore } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error } = useQuery({ ...compareQuery(before, after), enabled: before !== null });
  if (before === null) {
    return <p className="quiet">{t("profile.versions.first")}</p>;
  }
  const others = versions.filter((one) => one.number !== after);
  return (
    <section data-testid="comparison">
      <div className={classes.head}>
        <h2>
          {after === null
            ? t("profile.versions.draftAgainst")
            : t("profile.versions.numberAgainst", { number: after })}
        </h2>
        <NativeSelect
          className={classes.since}
          aria-label={t("profile.versions.compareWith")}
          value={String(before)}
          onChange={(event) => onBefore(Number(event.currentTarget.value))}
          data={others.map((one) => ({
            value: String(one.number),
            label: t("profile.versions.number", { number: one.number }),
          }))}
        />
      </div>
      {error && <ErrorState error={asLanewiseError(error)} />}
      {data && (
        <>
          {data.differences.length > 0 && (
            <VoiceSentence
              i18nKey={after === null ? "profile.versions.sumWould" : "profile.versions.sum"}
              values={{
                count: data.differences.length,
                changes: format.count(data.differences.length),
                moved: format.count(data.moved.length),
                all: format.count(data.moved.length + data.stay),
              }}
            />
          )}
          <Flows comparison={data} />
          <h3 className={classes.title}>{t("profile.versions.changed")}</h3>
          <Differences differences={data.differences} by={data.by} />
          <MovedAccounts comparison={data} />
        </>
      )}
    </section>
  );
}
