import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "@/components/ButtonLink";
import { Stale } from "@/components/fit/Stale";
import { VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import { chooseTarget, ipc } from "@/ipc";
import { homeQuery, workspaceQuery } from "@/queries/workspace";
import { Counts } from "./Counts";
import classes from "./Plan.module.css";
import { Rejects } from "./Rejects";
import type { DoneImport } from "./useImport";
import { Worth } from "./Worth";

export interface DoneProps {
  done: DoneImport;
  /** It was taken back: the file is as before. */
  onUndone: () => void;
  onAnother: () => void;
}

/** What the import did, and where to go from here. */
export function Done({ done, onUndone, onAnother }: DoneProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { report, step } = done;
  const { data: workspace } = useQuery(workspaceQuery);
  const { data: home } = useQuery(homeQuery);
  const [saved, setSaved] = useState(false);
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => head.current?.focus(), []);
  const { mutate: undo, isPending } = useMutation({
    mutationFn: () => ipc.undo(),
    onSuccess: onUndone,
  });
  const { mutate: saveRejects } = useMutation({
    mutationFn: (path: string) => ipc.importRejects(path),
    onSuccess: () => setSaved(true),
  });
  // Undo takes back the last step; if that is no longer the import, this is not the place for it.
  const undoable = step !== null && workspace?.undo?.id === step;
  const customers = (workspace?.customers ?? 0) > 0;
  const without = home?.overview?.without_outcome ?? 0;

  const choosePlace = async () => {
    const stem = report.file.replace(/\.[^.]+$/, "");
    const path = await chooseTarget(
      t("import.rejects.where"),
      `${stem} ${t("import.rejects.suffix")}.csv`,
      [{ name: "CSV", extensions: ["csv"] }],
    );
    if (path !== null) {
      saveRejects(path);
    }
  };

  return (
    <div className={classes.done} ref={head} tabIndex={-1} data-testid="import-done">
      <VoiceSentence
        as="h2"
        size="verdict"
        i18nKey={report.added + report.updated === 0 ? "import.done.nothing" : "import.done.says"}
        values={{
          file: report.file,
          added: format.count(report.added),
          updated: format.count(report.updated),
        }}
      />
      <Counts report={report} />
      <div className={classes.next}>
        {customers && without > 0 && (
          <ButtonLink to="/customers" variant="filled">
            {t("import.done.outcomes", { count: without, n: format.count(without) })}
          </ButtonLink>
        )}
        <ButtonLink to="/prospects" variant={without > 0 ? "default" : "filled"}>
          {t("import.done.prospects")}
        </ButtonLink>
        {without === 0 && <ButtonLink to="/customers">{t("import.done.customers")}</ButtonLink>}
        <Button onClick={onAnother} data-testid="import-another">
          {t("import.done.another")}
        </Button>
        {undoable && (
          <Button
            variant="subtle"
            onClick={() => undo()}
            loading={isPending}
            data-testid="undo-import"
          >
            {t("import.done.undo")}
          </Button>
        )}
      </div>
      <Stale />
      <Rejects report={report} />
      {report.rejected > 0 && (
        <div className={classes.next}>
          <ButtonLink to="/import/waiting">{t("import.rejects.here")}</ButtonLink>
          <Button onClick={() => void choosePlace()} data-testid="save-rejects">
            {t("import.rejects.save")}
          </Button>
          <span className="quiet" role="status">
            {t(saved ? "import.rejects.saved" : "import.rejects.mend")}
          </span>
        </div>
      )}
      <Worth report={report} parameters={[]} />
    </div>
  );
}
