import { Button } from "@mantine/core";
import { IconArrowLeft, IconTable } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { VoiceSentence } from "@/components/VoiceSentence";
import { currentLanguage } from "@/i18n";
import { chooseFile, chooseTarget, ipc, type Setup, type Starter } from "@/ipc";
import { lastAuthor, refusedQuery, useOpening } from "@/queries/opening";
import { workspaceQuery } from "@/queries/workspace";
import { offerTour } from "@/shell/tour/state";
import { LanesDrawing } from "./LanesDrawing";
import { NewWorkspace } from "./NewWorkspace";
import { RecentWorkspaces } from "./RecentWorkspaces";
import { RefusedFile } from "./RefusedFile";
import classes from "./Start.module.css";
import { StarterChoice } from "./StarterChoice";
import { Way } from "./Way";

/** The way whose form is open. */
type Making = "list" | "starter" | "blank" | null;

/** The name of a table as the name of a workspace: "customers 2026.xlsx" becomes "customers 2026". */
function nameOf(path: string): string {
  const last = path.split(/[/\\]/).at(-1) ?? path;
  return last.replace(/\.[^.]+$/, "");
}

/** The screen at `/` while no workspace is open, and at `/welcome` at any time: the ways to one. */
export function StartPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const asked = useSearch({ strict: false });
  const [making, setMaking] = useState<Making>(asked.way ?? null);
  const [list, setList] = useState<string | null>(asked.list ?? null);
  const [starter, setStarter] = useState<Starter | null>(null);
  const { mutateAsync: open, isPending, variables } = useOpening();
  const { data: refused } = useQuery(refusedQuery);
  const { data: workspace } = useQuery(workspaceQuery);
  const kinds = [{ name: t("start.kind"), extensions: ["lanewise"] }];
  const tables = [
    { name: t("start.list.kind"), extensions: ["csv", "tsv", "txt", "xlsx", "xls", "ods"] },
  ];
  const busy = isPending ? variables : null;

  // A list that is dropped while this screen is open.
  useEffect(() => {
    if (asked.way) {
      setMaking(asked.way);
    }
    if (asked.list) {
      setList(asked.list);
    }
  }, [asked.way, asked.list]);

  /** What stands in the way is kept, and said on this screen. */
  const opened = async (opening: Parameters<typeof open>[0], then: () => unknown) => {
    try {
      await open(opening);
    } catch {
      return;
    }
    await then();
  };
  const home = () => navigate({ to: "/" });
  const openSample = async () => {
    const path = await chooseTarget(t("start.sample.where"), "Ordito Workflows.lanewise", kinds);
    if (path !== null) {
      const setup = { name: "Ordito Workflows", author: lastAuthor(), language: currentLanguage() };
      await opened({ how: "sample", path, setup }, () => {
        offerTour();
        return home();
      });
    }
  };
  const openFile = async () => {
    const path = await chooseFile(t("start.file.choose"), kinds);
    if (path !== null) {
      await opened({ how: "open", path }, home);
    }
  };
  const chooseList = async () => {
    const path = await chooseFile(t("start.list.open"), tables);
    if (path !== null) {
      setList(path);
      setMaking("list");
    }
  };
  const create = (path: string, setup: Setup) =>
    void opened({ how: "create", path, setup }, async () => {
      offerTour();
      if (making === "list" && list !== null) {
        await navigate({ to: "/import", search: { as: "customer", file: list } });
      } else if (making === "starter") {
        if (starter !== null) {
          await ipc.profileStart(starter);
        }
        await navigate({ to: "/profile" });
      } else {
        await home();
      }
    });
  const form = {
    kinds,
    pending: busy?.how === "create",
    onCreate: create,
    onCancel: () => setMaking(null),
  };

  return (
    <div className={classes.page} data-testid="start">
      {workspace && (
        <Button
          variant="subtle"
          className={classes.back}
          leftSection={<IconArrowLeft size={16} stroke={1.6} aria-hidden />}
          onClick={() => void home()}
        >
          {t("start.back", { name: workspace.name })}
        </Button>
      )}
      <div className={classes.head}>
        <VoiceSentence as="h1" size="verdict" i18nKey="start.says" />
        <LanesDrawing />
      </div>
      {refused && (
        <RefusedFile refused={refused} onRetry={(opening) => void opened(opening, home)} />
      )}
      <div className={classes.columns}>
        <div className={classes.ways}>
          <Way
            title={t("start.sample.title")}
            about={t("start.sample.about")}
            button={
              <Button
                variant="filled"
                onClick={() => void openSample()}
                loading={busy?.how === "sample"}
                data-testid="open-sample"
              >
                {t("start.sample.open")}
              </Button>
            }
          />
          <Way
            title={t("start.list.title")}
            about={t("start.list.about")}
            button={
              <Button onClick={() => void chooseList()} data-testid="start-list">
                {t("start.list.open")}
              </Button>
            }
          >
            {making === "list" && list !== null && (
              <NewWorkspace
                {...form}
                key={list}
                suggested={nameOf(list)}
                create={t("start.list.create")}
              >
                {() => (
                  <p className={classes.list} data-testid="chosen-list">
                    <IconTable size={16} stroke={1.6} aria-hidden />
                    {t("start.list.chosen", { name: list.split(/[/\\]/).at(-1) ?? list })}
                  </p>
                )}
              </NewWorkspace>
            )}
          </Way>
          <Way
            title={t("start.starter.title")}
            about={t("start.starter.about")}
            button={
              making !== "starter" && (
                <Button onClick={() => setMaking("starter")} data-testid="start-starter">
                  {t("start.starter.open")}
                </Button>
              )
            }
          >
            {making === "starter" && (
              <NewWorkspace {...form} create={t("start.starter.create")}>
                {(language) => (
                  <StarterChoice language={language} chosen={starter} onChosen={setStarter} />
                )}
              </NewWorkspace>
            )}
          </Way>
          <Way
            title={t("start.file.title")}
            about={t("start.file.about")}
            button={
              <Button
                onClick={() => void openFile()}
                loading={busy?.how === "open"}
                data-testid="open-file"
              >
                {t("start.file.open")}
              </Button>
            }
          />
          <div className={classes.blank}>
            {making === "blank" ? (
              <NewWorkspace {...form} create={t("start.new.create")} />
            ) : (
              <>
                <span>{t("start.drop")}</span>
                <button
                  type="button"
                  className={classes.quiet}
                  onClick={() => setMaking("blank")}
                  data-testid="new-workspace"
                >
                  {t("start.new.blank")}
                </button>
              </>
            )}
          </div>
        </div>
        <RecentWorkspaces
          opening={busy?.how === "open" ? busy.path : null}
          onOpen={(path) => void opened({ how: "open", path }, home)}
        />
      </div>
    </div>
  );
}
