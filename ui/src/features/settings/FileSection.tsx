import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { ipc, type WorkspaceInfo } from "@/ipc";
import { keys } from "@/queries/keys";
import { Section } from "./Section";
import classes from "./Settings.module.css";

/** Where the workspace lies, and the way out of it. */
export function FileSection({ workspace }: { workspace: WorkspaceInfo }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { mutate: close, isPending } = useMutation({
    mutationFn: () => ipc.workspaceClose(),
    onSuccess: async () => {
      client.setQueryData(keys.workspace.current(), null);
      await navigate({ to: "/" });
      // What is kept of one workspace must not show up in the next.
      client.removeQueries({ type: "inactive" });
    },
  });
  return (
    <Section
      title={t("settings.file.title")}
      about={t("settings.file.about")}
      testId="settings-file"
    >
      <p className={classes.path}>{workspace.path}</p>
      {workspace.saved && (
        <p className="quiet">{t("settings.file.saved", { when: format.when(workspace.saved) })}</p>
      )}
      <div>
        <Button onClick={() => close()} loading={isPending} data-testid="close-workspace">
          {t("settings.file.close")}
        </Button>
      </div>
    </Section>
  );
}
