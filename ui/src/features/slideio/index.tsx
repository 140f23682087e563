import { Button, Select } from "@mantine/core";
import { IconPresentation } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "@/components/ButtonLink";
import { ErrorState } from "@/components/ErrorState";
import { SlidesFrame } from "@/components/slides/SlidesFrame";
import { VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import { asLanewiseError, chooseFile, chooseTarget, ipc, type RowsReport } from "@/ipc";
import { accountsQuery } from "@/queries/accounts";
import { keys } from "@/queries/keys";
import { Rows } from "./Rows";
import classes from "./SlideImport.module.css";

const ENDINGS = ["pptx", "csv", "xlsx", "xls", "ods", "tsv", "txt"];

/** The last part of a path. */
function lastOf(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

/** The screen at `/slides/import`: a file, what was understood of it, and then the slides. */
export function SlideImportPage() {
  const { t } = useTranslation();
  const { file } = useSearch({ from: "/slides/import" });
  const navigate = useNavigate();
  const choose = async () => {
    const path = await chooseFile(t("slideio.import.choose"), [
      { name: t("slideio.import.kinds"), extensions: ENDINGS },
    ]);
    if (path !== null) {
      void navigate({ to: "/slides/import", search: { file: path } });
    }
  };
  return (
    <SlidesFrame part="slides">
      {file === undefined ? (
        <section className={classes.choose} data-testid="slides-choose">
          <IconPresentation size={36} stroke={1.2} aria-hidden />
          <h2 className="voice">{t("slideio.import.says")}</h2>
          <p className="quiet">{t("slideio.import.how")}</p>
          <Button variant="filled" onClick={() => void choose()} data-testid="slides-choose-file">
            {t("slideio.import.choose")}
          </Button>
        </section>
      ) : (
        <OneFile key={file} path={file} onOther={() => void choose()} />
      )}
    </SlidesFrame>
  );
}

function OneFile({ path, onOther }: { path: string; onOther: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [choices, setChoices] = useState<Partial<Record<number, number>>>({});
  const [done, setDone] = useState<RowsReport | null>(null);
  const options = { choices: choices as Record<number, number>, account: null };
  const plan = useQuery({
    queryKey: keys.slides.import(path, choices),
    queryFn: () => ipc.rowsPlan("slides", path, options),
    enabled: done === null,
    placeholderData: (previous) => previous,
  });
  const run = useMutation({
    mutationFn: () => ipc.rowsImport("slides", path, options),
    onSuccess: setDone,
  });
  const undo = useMutation({ mutationFn: () => ipc.undo(), onSuccess: () => setDone(null) });
  const { data: accounts } = useQuery(accountsQuery);
  const names = useMemo(
    () => (accounts ?? []).map(({ account }) => ({ value: `${account.id}`, label: account.name })),
    [accounts],
  );
  const other = (
    <Button onClick={onOther} data-testid="slides-other-file">
      {t("slideio.import.other")}
    </Button>
  );
  if (plan.error && done === null) {
    return (
      <div className={classes.page}>
        <ErrorState error={asLanewiseError(plan.error)} onRetry={() => void plan.refetch()} />
        <div className={classes.next}>{other}</div>
      </div>
    );
  }
  const report = done ?? plan.data;
  if (!report) {
    return null;
  }
  const taken = report.added + report.updated;
  const unread = report.columns.filter(({ field }) => field === null).map(({ column }) => column);
  const saveRejects = async () => {
    const target = await chooseTarget(
      t("slideio.import.saveRejects"),
      `${lastOf(path).replace(/\.[^.]+$/, "")}.csv`,
      [{ name: "CSV", extensions: ["csv"] }],
    );
    if (target !== null) {
      await ipc.importRejects(target);
    }
  };
  return (
    <div className={classes.page} data-testid={done ? "slides-imported" : "slides-plan"}>
      <VoiceSentence
        as="h2"
        size="verdict"
        i18nKey={done ? "slideio.import.did" : "slideio.import.will"}
        values={{
          file: report.file,
          count: report.added,
          added: format.count(report.added),
          updated: format.count(report.updated),
          unchanged: format.count(report.unchanged),
          rejected: format.count(report.rejected),
        }}
      />
      {unread.length > 0 && (
        <p className="quiet">{t("slideio.import.unread", { columns: unread.join(", ") })}</p>
      )}
      <div className={classes.next}>
        {done ? (
          <>
            <ButtonLink to="/slides/all" variant="filled">
              {t("slideio.import.see")}
            </ButtonLink>
            {taken > 0 && (
              <Button
                onClick={() => undo.mutate()}
                loading={undo.isPending}
                data-testid="slides-undo"
              >
                {t("slideio.import.undo")}
              </Button>
            )}
            {done.rejects_path !== null && (
              <Button onClick={() => void saveRejects()} data-testid="slides-save-rejects">
                {t("slideio.import.saveRejects")}
              </Button>
            )}
          </>
        ) : (
          <Button
            variant="filled"
            disabled={taken === 0 || plan.isPlaceholderData}
            loading={run.isPending}
            onClick={() => run.mutate()}
            data-testid="slides-run"
          >
            {t("slideio.import.run", { count: taken, n: format.count(taken) })}
          </Button>
        )}
        {other}
      </div>
      <Rows
        report={report}
        account={
          done
            ? undefined
            : (row) => (
                <Select
                  size="xs"
                  searchable
                  clearable
                  limit={50}
                  aria-label={t("slideio.import.whose", { about: row.about || `${row.at}` })}
                  placeholder={t("slideio.import.pick")}
                  data={names}
                  value={choices[row.at] === undefined ? null : `${choices[row.at]}`}
                  onChange={(value) =>
                    setChoices(({ [row.at]: _, ...rest }) =>
                      value === null ? rest : { ...rest, [row.at]: Number(value) },
                    )
                  }
                  data-testid={`slides-account-${row.at}`}
                />
              )
        }
        chosen={new Set(Object.keys(choices).map(Number))}
        onTake={
          done ? undefined : (row, id) => setChoices((before) => ({ ...before, [row.at]: id }))
        }
        nameOf={(id) => accounts?.find(({ account }) => account.id === id)?.account.name ?? ""}
      />
    </div>
  );
}
