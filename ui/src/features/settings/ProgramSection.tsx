import { Button, Switch } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type AppPreferences, ipc } from "@/ipc";
import { keys } from "@/queries/keys";
import { appStartQuery, preferencesQuery } from "@/queries/workspace";
import { startTour } from "@/shell/tour/state";
import { Part, Section } from "./Section";

/** How the program starts, where to learn it, and what it is. `tour`: there is something to show. */
export function ProgramSection({ tour }: { tour: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data: program } = useQuery(appStartQuery);
  const { data: preferences } = useQuery(preferencesQuery);
  const { mutate: prefer } = useMutation({
    mutationFn: (wanted: AppPreferences) => ipc.appPreferencesSet(wanted),
    onMutate: (wanted) => client.setQueryData(keys.app.preferences(), wanted),
    onError: () => client.invalidateQueries({ queryKey: keys.app.preferences() }),
  });
  return (
    <Section title={t("settings.program.title")} testId="settings-program">
      {preferences && (
        <Part label={t("settings.program.reopen")} hint={t("settings.program.reopenHint")}>
          <Switch
            aria-label={t("settings.program.reopen")}
            checked={preferences.reopen_last ?? true}
            onChange={(event) =>
              prefer({ ...preferences, reopen_last: event.currentTarget.checked })
            }
            data-testid="reopen-last"
          />
        </Part>
      )}
      {tour && (
        <Part label={t("settings.program.tour")} hint={t("settings.program.tourHint")}>
          <Button onClick={startTour} data-testid="settings-tour">
            {t("tour.start")}
          </Button>
        </Part>
      )}
      <Part label={t("settings.program.version", { version: program?.version ?? "" })}>
        <p className="quiet">{t("settings.program.stays")}</p>
      </Part>
      <p className="quiet">{t("settings.program.licence")}</p>
    </Section>
  );
}
