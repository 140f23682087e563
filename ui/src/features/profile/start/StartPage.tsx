import { Button } from "@mantine/core";
import {
  IconArrowLeft,
  IconFileImport,
  IconHistory,
  IconListCheck,
  IconPencil,
} from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "@/components/ErrorState";
import { Page } from "@/components/Page";
import { useErrorWords } from "@/i18n/errors";
import { useFormat } from "@/i18n/format";
import { asLanewiseError, chooseFile, ipc, type Starter } from "@/ipc";
import { startersQuery, versionsQuery } from "@/queries/profile";
import { BlankPage } from "./BlankPage";
import { LearnStart } from "./LearnStart";
import classes from "./StartPage.module.css";

interface StartPageProps {
  /** There is a draft to go back to; starting replaces it. */
  onBack?: () => void;
}

/** Where a profile begins: a starter, or a file that somebody shared. */
export function StartPage({ onBack }: StartPageProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorWords = useErrorWords();
  const { data: starters, error } = useQuery(startersQuery);
  const start = useMutation({
    mutationFn: (which: Starter) => ipc.profileStart(which),
    onSuccess: onBack,
  });
  const { data: versions } = useQuery(versionsQuery);
  const again = useMutation({
    mutationFn: (number: number) => ipc.profileStartFromVersion(number),
    onSuccess: onBack,
  });
  const read = useMutation({
    mutationFn: async () => {
      const path = await chooseFile(t("profile.start.fileTitle"), [
        { name: t("profile.export.kind"), extensions: ["json"] },
      ]);
      if (path === null) {
        return false;
      }
      await ipc.profileStartFromFile(path);
      return true;
    },
    meta: { quiet: true },
    onSuccess: (started) => started && onBack?.(),
  });
  const [blank, setBlank] = useState<"catalogue" | "nothing" | null>(null);
  const words = read.error ? errorWords(asLanewiseError(read.error)) : null;

  if (blank) {
    return <BlankPage from={blank} onBack={() => setBlank(null)} onStarted={() => onBack?.()} />;
  }
  return (
    <Page
      title={onBack ? t("profile.start.again") : t("profile.title")}
      actions={
        onBack && (
          <Button
            leftSection={<IconArrowLeft size={16} stroke={1.7} aria-hidden />}
            data-testid="start-back"
            onClick={onBack}
          >
            {t("profile.start.back")}
          </Button>
        )
      }
    >
      <div className={classes.start} data-testid="profile-start">
        <p className={`${classes.says} voice`}>{t("profile.start.says")}</p>
        <p className={classes.lead}>
          {onBack ? t("profile.start.replaces") : t("profile.start.lead")}
        </p>
        <LearnStart onStarted={onBack} />
        {error && <ErrorState error={asLanewiseError(error)} />}
        <ul className={classes.starters}>
          {starters?.map((one) => (
            <li key={one.starter}>
              <button
                type="button"
                className={classes.starter}
                disabled={start.isPending}
                data-testid={`start-${one.starter}`}
                onClick={() => start.mutate(one.starter)}
              >
                <strong>{one.name}</strong>
                <span>{one.about}</span>
                <span className={classes.count}>
                  {t("profile.start.parameters", {
                    count: one.parameters,
                    n: format.count(one.parameters),
                  })}
                </span>
              </button>
            </li>
          ))}
        </ul>
        <ul className={classes.ways}>
          <li>
            <Button
              leftSection={<IconListCheck size={17} stroke={1.6} aria-hidden />}
              data-testid="start-catalogue"
              onClick={() => setBlank("catalogue")}
            >
              {t("profile.start.fromCatalogue")}
            </Button>
            <span className="quiet">{t("profile.start.fromCatalogueSays")}</span>
          </li>
          <li>
            <Button
              leftSection={<IconPencil size={17} stroke={1.6} aria-hidden />}
              data-testid="start-nothing"
              onClick={() => setBlank("nothing")}
            >
              {t("profile.start.fromNothing")}
            </Button>
            <span className="quiet">{t("profile.start.fromNothingSays")}</span>
          </li>
          <li>
            <Button
              leftSection={<IconFileImport size={17} stroke={1.6} aria-hidden />}
              data-testid="start-file"
              onClick={() => read.mutate()}
            >
              {t("profile.start.file")}
            </Button>
            <span className="quiet">{t("profile.start.fileSays")}</span>
          </li>
          {[...(versions ?? [])].reverse().map((version) => (
            <li key={version.number}>
              <Button
                leftSection={<IconHistory size={17} stroke={1.6} aria-hidden />}
                data-testid={`start-version-${version.number}`}
                onClick={() => again.mutate(version.number)}
              >
                {t("profile.start.version", { number: version.number })}
              </Button>
              <span className="quiet">{version.reason || format.when(version.at)}</span>
            </li>
          ))}
        </ul>
        {words && (
          <div className={classes.problem} role="alert">
            <p>
              {words.what} {words.detail ?? words.next}
            </p>
            {words.technical && <pre lang="en">{words.technical}</pre>}
          </div>
        )}
      </div>
    </Page>
  );
}
