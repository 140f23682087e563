import { ActionIcon, Button } from "@mantine/core";
import { IconDownload, IconHistory, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RichText } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import { type DraftView, ipc, type VersionInfo } from "@/ipc";
import { versionsQuery } from "@/queries/profile";
import { said, useDraftChange, useTakeBack } from "../change";
import { useExport } from "../export";
import { ComparisonView } from "./ComparisonView";
import { PublishForm } from "./PublishForm";
import classes from "./VersionsView.module.css";

/** What stands before a version in time; nothing before the first. */
function previous(versions: readonly VersionInfo[], number: number | null): number | null {
  const earlier = versions.filter((one) => number === null || one.number < number);
  return earlier.at(-1)?.number ?? null;
}

interface VersionsViewProps {
  draft: DraftView;
  /** The draft differs from the newest version. */
  publishable: boolean;
  /** One came here to publish. */
  publishing: boolean;
}

/** The draft and its published versions: who, when, why, and what became of whom. */
export function VersionsView({ draft, publishable, publishing }: VersionsViewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const exportProfile = useExport();
  const change = useDraftChange();
  const takeBack = useTakeBack();
  const { data } = useQuery(versionsQuery);
  // `null` is the draft.
  const [after, setAfter] = useState<number | null>(null);
  const [chosenBefore, setChosenBefore] = useState<number | null>(null);
  if (!data) {
    return null;
  }
  const versions = [...data].sort((a, b) => a.number - b.number);
  const before = chosenBefore ?? previous(versions, after);
  const info = versions.find((one) => one.number === after);
  const choose = (number: number | null) => {
    setAfter(number);
    setChosenBefore(null);
  };

  return (
    <div className={classes.versions}>
      <nav className={classes.list} aria-label={t("profile.versions.list")}>
        <button
          type="button"
          className={classes.version}
          aria-current={after === null || undefined}
          data-testid="version-draft"
          onClick={() => choose(null)}
        >
          <span className={classes.top}>
            <span className={classes.chip} data-draft>
              {t("profile.versions.draft")}
            </span>
          </span>
          <span className={classes.reason}>
            {publishable ? t("profile.versions.unpublished") : t("profile.publish.nothing")}
          </span>
        </button>
        {[...versions].reverse().map((version) => (
          <div key={version.number} className={classes.item}>
            <button
              type="button"
              className={classes.version}
              aria-current={after === version.number || undefined}
              data-testid={`version-${version.number}`}
              onClick={() => choose(version.number)}
            >
              <span className={classes.top}>
                <span className={classes.chip}>
                  {t("profile.versions.number", { number: version.number })}
                </span>
                <span className={classes.who}>
                  {version.author === ""
                    ? format.when(version.at)
                    : t("profile.versions.by", {
                        author: version.author,
                        when: format.when(version.at),
                      })}
                </span>
              </span>
              <span className={classes.reason}>
                {version.reason || t("profile.versions.noReason")}
              </span>
              {version.blend !== null && (
                <span className={classes.made}>
                  {t("profile.versions.blend", { percent: version.blend })}
                </span>
              )}
              {version.learnt && (
                <span className={classes.made}>{t("profile.versions.learnt")}</span>
              )}
            </button>
            <ActionIcon
              className={classes.export}
              variant="subtle"
              aria-label={t("profile.export.version", { number: version.number })}
              title={t("profile.export.version", { number: version.number })}
              onClick={() => said(exportProfile(draft.profile.id, version.number))}
            >
              <IconDownload size={17} stroke={1.6} aria-hidden />
            </ActionIcon>
          </div>
        ))}
      </nav>
      <div className={classes.work}>
        {after === null && publishable && (
          <PublishForm
            profile={draft.profile}
            first={versions.length === 0}
            focused={publishing}
            onPublished={choose}
          />
        )}
        {info && (
          <p className={`${classes.quote} voice`}>
            {info.reason || t("profile.versions.noReason")}
          </p>
        )}
        {info && info.blend !== null && (
          <p className={classes.made} data-testid="version-blend">
            <RichText i18nKey="profile.versions.infoBlend" values={{ percent: info.blend }} />
          </p>
        )}
        {info?.learnt && (
          <p className={classes.made} data-testid="version-learnt">
            {t("profile.versions.infoLearnt")}
          </p>
        )}
        {after === null && publishable && versions.length > 0 && (
          <Button
            className={classes.act}
            leftSection={<IconTrash size={16} stroke={1.6} aria-hidden />}
            data-testid="discard-draft"
            onClick={() =>
              said(
                change({ run: () => ipc.profileDiscard() }).then(() =>
                  takeBack(t("profile.versions.discarded")),
                ),
              )
            }
          >
            {t("profile.versions.discard", { number: versions.at(-1)?.number ?? 0 })}
          </Button>
        )}
        {after !== null && (
          <Button
            className={classes.act}
            leftSection={<IconHistory size={16} stroke={1.6} aria-hidden />}
            data-testid="restart-from"
            onClick={() =>
              said(
                change({ run: () => ipc.profileStartFromVersion(after) }).then(() => {
                  choose(null);
                  return takeBack(t("profile.versions.restarted", { number: after }));
                }),
              )
            }
          >
            {t("profile.versions.restart", { number: after })}
          </Button>
        )}
        <ComparisonView
          key={`${before} ${after}`}
          versions={versions}
          before={before}
          after={after}
          onBefore={setChosenBefore}
        />
      </div>
    </div>
  );
}
