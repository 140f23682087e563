import { Button } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "@/components/ErrorState";
import { RejectedRows } from "@/components/rows/RejectedRows";
import { SlidesFrame } from "@/components/slides/SlidesFrame";
import { VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import { asLanewiseError, chooseFile, type RowsReport } from "@/ipc";
import { capabilitiesQuery, useCapabilities } from "@/queries/capabilities";
import { useTakeBack } from "@/queries/edits";
import { type Action, useActions } from "@/shell/actions";
import { AskedTable } from "./AskedTable";
import { CapabilityList } from "./CapabilityList";
import { DifferencesDialog } from "./DifferencesDialog";
import classes from "./Needs.module.css";
import { NeedsPanel } from "./NeedsPanel";

const PARTS = ["waiting", "settled", "asked"] as const;

/** The screen at `/slides/capabilities`: what the vendor can do, against what the slides need. */
export function CapabilitiesPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { account } = useSearch({ from: "/slides/capabilities" });
  const { data: view, error } = useQuery(capabilitiesQuery);
  const [part, setPart] = useState<(typeof PARTS)[number]>("waiting");
  const [capability, setCapability] = useState<number | null>(null);
  /** The last import, while some of its rows wait to be put right. */
  const [taken, setTaken] = useState<RowsReport | null>(null);
  const [comparing, setComparing] = useState(false);
  const { take } = useCapabilities();
  const takeBack = useTakeBack();
  const { mutate: takeFile } = take;
  const actions = useMemo<Action[]>(
    () => [
      {
        id: "capabilities.import",
        label: t("capabilities.import"),
        run: () =>
          void chooseFile(t("capabilities.import"), [
            { name: t("capabilities.tables"), extensions: ["csv", "tsv", "txt", "xlsx", "ods"] },
          ]).then((path) => {
            if (path !== null) {
              takeFile(path, {
                onSuccess: (report) => {
                  setTaken(report.rejected > 0 ? report : null);
                  takeBack(
                    t("capabilities.imported", {
                      added: format.count(report.added),
                      updated: format.count(report.updated),
                      rejected: format.count(report.rejected),
                    }),
                  );
                },
              });
            }
          }),
      },
    ],
    [t, format, takeFile, takeBack],
  );
  useActions(actions);
  const counts = view && {
    waiting: view.waiting,
    settled: view.needs - view.waiting,
    asked: view.asked.length,
  };
  return (
    <SlidesFrame
      part="capabilities"
      fill
      actions={
        <Button
          leftSection={<IconFileImport size={16} stroke={1.6} aria-hidden />}
          data-testid="capabilities-import"
          onClick={() => actions[0]?.run?.()}
        >
          {t("capabilities.import")}
        </Button>
      }
    >
      {error && <ErrorState error={asLanewiseError(error)} />}
      {taken && (
        <section className={classes.taken} aria-live="polite" data-testid="capabilities-taken">
          <div>
            <p>
              {t("capabilities.left", {
                file: taken.file,
                count: taken.rejected,
                n: format.count(taken.rejected),
              })}
            </p>
            <RejectedRows report={taken} />
          </div>
          <Button variant="subtle" onClick={() => setTaken(null)}>
            {t("audit.import.close")}
          </Button>
        </section>
      )}
      {view && counts && (
        <div className={classes.screen}>
          <CapabilityList
            rows={view.capabilities}
            chosen={capability}
            onChoose={(id) => {
              setCapability(id);
              const row = view.capabilities.find((one) => one.capability.id === id);
              if (row) {
                setPart(row.hinted > 0 || row.said === 0 ? "waiting" : "settled");
              }
            }}
          />
          <div className={classes.right}>
            <div className={classes.says}>
              <VoiceSentence
                i18nKey={
                  view.needs === 0
                    ? "capabilities.says.none"
                    : view.waiting === 0
                      ? "capabilities.says.done"
                      : "capabilities.says.waiting"
                }
                values={{
                  count: view.waiting,
                  n: format.count(view.waiting),
                  needs: format.count(view.needs),
                  accounts: format.count(view.accounts),
                }}
              />
              <p className={classes.feeds}>
                {view.parameter
                  ? t("capabilities.says.feeds", { name: view.parameter.name })
                  : t("capabilities.says.feedsNothing")}
                {view.differ > 0 && (
                  <>
                    {" "}
                    <button
                      type="button"
                      className={classes.link}
                      data-testid="differences-open"
                      onClick={() => setComparing(true)}
                    >
                      {t("capabilities.fit.differ", {
                        count: view.differ,
                        n: format.count(view.differ),
                      })}
                    </button>
                  </>
                )}
              </p>
            </div>
            <div
              className={classes.parts}
              role="tablist"
              aria-label={t("capabilities.parts.label")}
            >
              {PARTS.map((one) => (
                <button
                  key={one}
                  type="button"
                  role="tab"
                  aria-selected={part === one}
                  className={classes.part}
                  data-testid={`needs-part-${one}`}
                  onClick={() => setPart(one)}
                >
                  {t(`capabilities.parts.${one}`)}{" "}
                  <span className={classes.count}>{format.count(counts[one])}</span>
                </button>
              ))}
            </div>
            {part === "asked" ? (
              <AskedTable asked={view.asked} />
            ) : (
              <NeedsPanel
                key={part}
                view={view}
                part={part}
                account={account ?? null}
                onAccount={(id) =>
                  void navigate({
                    to: "/slides/capabilities",
                    search: id === null ? {} : { account: id },
                    replace: true,
                  })
                }
                capability={capability}
                onCapability={setCapability}
              />
            )}
          </div>
          <DifferencesDialog opened={comparing} onClose={() => setComparing(false)} />
        </div>
      )}
    </SlidesFrame>
  );
}
