import { Button } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "@/components/ErrorState";
import { Page } from "@/components/Page";
import { gateName, nextGate } from "@/components/readiness/words";
import type { PaperSize } from "@/documents/model";
import { currentLanguage, LANGUAGES, type Language } from "@/i18n";
import { asLanewiseError } from "@/ipc";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";
import { Choice } from "./Choice";
import classes from "./Documents.module.css";
import { Preview } from "./Preview";
import { type Kind, usePaper } from "./usePaper";
import { REPORTS, type Report, useReport } from "./useReport";
import { FORMATS, type Format, useSave } from "./useSave";

/** Each language as its own speakers call it. */
const NAMES = { en: "shell.english", it: "shell.italian", es: "shell.spanish" } as const;

/** Where each report was asked for. */
const BACK = {
  waste: "/prospects/audit",
  waivers: "/prospects/waivers",
  evidence: "/evidence",
  costs: "/evidence/costs",
  replay: "/evidence/replay",
  lanes: "/evidence/lanes",
  refine: "/evidence/refine",
} as const satisfies Record<Report, string>;

/** The screen at `/documents`: what is handed around, as it will look. */
export function DocumentsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: "/documents" });
  const account = search.account ?? null;
  const reports: readonly Report[] =
    account === null ? (REPORTS.find((few) => few.some((one) => one === search.kind)) ?? []) : [];
  const report = reports.find((one) => one === search.kind) ?? null;
  const kinds: readonly (Kind | Report)[] = report
    ? reports
    : account === null
      ? ["profile", "guide"]
      : ["scorecard", "guide", "gate"];
  const kind = kinds.find((one) => one === search.kind) ?? kinds[0] ?? "profile";
  const [language, setLanguage] = useState<Language>(currentLanguage);
  const [size, setSize] = useState<PaperSize>("a4");
  const [format, setFormat] = useState<Format>("html");
  const [print, setPrint] = useState<(() => void) | null>(null);
  const gate = search.gate ?? null;
  const asked = report === null ? (kind as Kind) : "profile";
  const document = usePaper(asked, account, gate, language, size);
  const reported = useReport(report, search, language, size);
  const { paper, name, gates, error } = report ? reported : document;
  const { mutate: save, isPending } = useSave();

  const { one, other } = search;
  const back = useCallback(() => {
    if (report === "replay") {
      // The two profiles that were on it.
      void navigate({ to: BACK.replay, search: one && other ? { one, other } : {} });
      return;
    }
    if (report) {
      void navigate({ to: BACK[report] });
      return;
    }
    void (account === null
      ? navigate({ to: "/profile" })
      : navigate({ to: "/prospects/$id", params: { id: String(account) } }));
  }, [account, report, one, other, navigate]);
  const shortcuts = useMemo<Shortcut[]>(
    () => [
      {
        keys: "s",
        label: t("documents.save"),
        group: "here",
        run: () => paper && save({ paper, format }),
      },
      { keys: "Escape", label: t("documents.back"), group: "here", run: back },
    ],
    [t, paper, format, save, back],
  );
  useShortcutList(shortcuts);

  const about = (one: Kind | Report): string => {
    if (one === "guide") {
      return account === null
        ? t("documents.about.guide")
        : t("documents.about.guideFor", { name: name ?? "" });
    }
    return t(`documents.about.${one}`, { name: name ?? "" });
  };

  return (
    <Page
      title={t("documents.title")}
      {...(name === null ? {} : { aside: name })}
      actions={
        <Button variant="subtle" onClick={back} data-testid="document-back">
          {t("documents.back")}
        </Button>
      }
      fill
    >
      {error ? (
        <ErrorState error={asLanewiseError(error)} />
      ) : (
        <div className={classes.pane} data-testid="documents">
          <div className={classes.choices}>
            <Choice
              legend={t("documents.kinds")}
              value={kind}
              options={kinds.map((value) => ({
                value,
                label: t(`documents.kind.${value}`),
                about: about(value),
              }))}
              onChange={(next) =>
                void navigate({
                  to: "/documents",
                  search: { ...search, kind: next },
                  replace: true,
                })
              }
            />
            {kind === "gate" && gates.length > 0 && account !== null && (
              <Choice
                legend={t("gates.paper.gates")}
                row
                value={
                  gates.find((one) => one.gate.id === gate)?.gate.id ??
                  nextGate(gates)?.gate.id ??
                  ""
                }
                options={gates.map((one) => ({
                  value: one.gate.id,
                  label: gateName(t, one.gate),
                }))}
                onChange={(next) =>
                  void navigate({
                    to: "/documents",
                    search: { kind, account, gate: next },
                    replace: true,
                  })
                }
              />
            )}
            <Choice
              legend={t("documents.language")}
              row
              value={language}
              options={LANGUAGES.map((value) => ({ value, label: t(NAMES[value]) }))}
              onChange={setLanguage}
            />
            <p className="faint">{t("documents.own")}</p>
            <Choice
              legend={t("documents.paper")}
              row
              value={size}
              options={[
                { value: "a4" as const, label: "A4" },
                { value: "letter" as const, label: "Letter" },
              ]}
              onChange={setSize}
            />
            <Choice
              legend={t("documents.format")}
              value={format}
              options={FORMATS.map((value) => ({ value, label: t(`documents.formats.${value}`) }))}
              onChange={setFormat}
            />
            <div className={classes.buttons}>
              <Button
                variant="filled"
                disabled={!paper}
                loading={isPending}
                onClick={() => paper && save({ paper, format })}
                data-testid="document-save"
              >
                {t("documents.save")}
              </Button>
              <Button disabled={!print} onClick={() => print?.()} data-testid="document-print">
                {t("documents.print")}
              </Button>
            </div>
          </div>
          {paper && <Preview paper={paper} onPrintable={(run) => setPrint(() => run)} />}
        </div>
      )}
    </Page>
  );
}
