import { SegmentedControl } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { InlineText } from "@/components/InlineText";
import { ipc, type Language, type Settings, type WorkspaceInfo } from "@/ipc";
import { keys } from "@/queries/keys";
import { rememberAuthor } from "@/queries/opening";
import { Part, Section } from "./Section";
import classes from "./Settings.module.css";

export interface WorkspaceSectionProps {
  workspace: WorkspaceInfo;
  settings: Settings;
}

/** What the workspace is called, who works on it here, and in which language it is written. */
export function WorkspaceSection({ workspace, settings }: WorkspaceSectionProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  /** Shows a change at once and takes it back where the core refuses it. */
  const show = (change: Partial<WorkspaceInfo>) => {
    const before = client.getQueryData<WorkspaceInfo | null>(keys.workspace.current());
    client.setQueryData<WorkspaceInfo | null>(keys.workspace.current(), (now) =>
      now ? { ...now, ...change } : now,
    );
    return before;
  };
  const goBack = (before: WorkspaceInfo | null | undefined) =>
    client.setQueryData(keys.workspace.current(), before);
  const name = useMutation({
    mutationFn: (to: string) => ipc.settingsName(to),
    onMutate: (to) => show({ name: to }),
    onError: (_error, _to, before) => goBack(before),
  });
  const author = useMutation({
    mutationFn: (to: string) => ipc.settingsAuthor(to),
    onMutate: (to) => show({ author: to }),
    onSuccess: (_nothing, to) => rememberAuthor(to),
    onError: (_error, _to, before) => goBack(before),
  });
  const language = useMutation({
    mutationFn: (to: Language) => ipc.settingsLanguage(to),
    onMutate: (to) => show({ language: to }),
    onError: (_error, _to, before) => goBack(before),
  });

  return (
    <Section title={t("settings.workspace.title")} testId="settings-workspace">
      <Part label={t("settings.workspace.name")}>
        <InlineText
          label={t("settings.workspace.name")}
          value={workspace.name || settings.name}
          required
          onCommit={(to) => name.mutate(to)}
          className={classes.text}
          testId="workspace-name"
        />
      </Part>
      <Part label={t("settings.workspace.author")} hint={t("settings.workspace.authorHint")}>
        <InlineText
          label={t("settings.workspace.author")}
          value={workspace.author}
          placeholder={t("settings.workspace.nobody")}
          required
          onCommit={(to) => author.mutate(to)}
          className={classes.text}
          testId="workspace-author"
        />
      </Part>
      <Part label={t("settings.workspace.language")} hint={t("settings.workspace.languageHint")}>
        <SegmentedControl
          aria-label={t("settings.workspace.language")}
          value={workspace.language}
          onChange={(to) => language.mutate(to as Language)}
          data={[
            { value: "en", label: t("shell.english") },
            { value: "it", label: t("shell.italian") },
            { value: "es", label: t("shell.spanish") },
          ]}
          data-testid="workspace-language"
        />
      </Part>
    </Section>
  );
}
