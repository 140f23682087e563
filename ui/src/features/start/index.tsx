import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { VoiceSentence } from "@/components/VoiceSentence";
import { currentLanguage } from "@/i18n";
import { chooseFile, chooseTarget } from "@/ipc";
import { lastAuthor, refusedQuery, useOpening } from "@/queries/opening";
import { LanesDrawing } from "./LanesDrawing";
import { NewWorkspace } from "./NewWorkspace";
import { RecentWorkspaces } from "./RecentWorkspaces";
import { RefusedFile } from "./RefusedFile";
import classes from "./Start.module.css";

/** The screen at `/` while no workspace is open: the ways to one. */
export function StartPage() {
  const { t } = useTranslation();
  const [making, setMaking] = useState(false);
  const { mutate: open, isPending, variables } = useOpening();
  const { data: refused } = useQuery(refusedQuery);
  const kinds = [{ name: t("start.kind"), extensions: ["lanewise"] }];
  const busy = isPending ? variables : null;

  const openSample = async () => {
    const path = await chooseTarget(t("start.sample.where"), "Ordito Workflows.lanewise", kinds);
    if (path !== null) {
      const setup = { name: "Ordito Workflows", author: lastAuthor(), language: currentLanguage() };
      open({ how: "sample", path, setup });
    }
  };
  const openFile = async () => {
    const path = await chooseFile(t("start.file.choose"), kinds);
    if (path !== null) {
      open({ how: "open", path });
    }
  };

  return (
    <div className={classes.page} data-testid="start">
      <div className={classes.head}>
        <VoiceSentence as="h1" size="verdict" i18nKey="start.says" />
        <LanesDrawing />
      </div>
      {refused && <RefusedFile refused={refused} onRetry={open} />}
      <div className={classes.columns}>
        <div className={classes.ways}>
          <section className={classes.way}>
            <div>
              <h2>{t("start.sample.title")}</h2>
              <p>{t("start.sample.about")}</p>
            </div>
            <Button
              variant="filled"
              onClick={() => void openSample()}
              loading={busy?.how === "sample"}
              data-testid="open-sample"
            >
              {t("start.sample.open")}
            </Button>
          </section>
          <section className={classes.way}>
            <div>
              <h2>{t("start.new.title")}</h2>
              <p>{t("start.new.about")}</p>
            </div>
            {!making && (
              <Button
                onClick={() => setMaking(true)}
                aria-expanded={making}
                data-testid="new-workspace"
              >
                {t("start.new.open")}
              </Button>
            )}
            {making && (
              <NewWorkspace
                kinds={kinds}
                pending={busy?.how === "create"}
                onCreate={(path, setup) => open({ how: "create", path, setup })}
                onCancel={() => setMaking(false)}
              />
            )}
          </section>
          <section className={classes.way}>
            <div>
              <h2>{t("start.file.title")}</h2>
              <p>{t("start.file.about")}</p>
            </div>
            <Button
              onClick={() => void openFile()}
              loading={busy?.how === "open"}
              data-testid="open-file"
            >
              {t("start.file.open")}
            </Button>
          </section>
        </div>
        <RecentWorkspaces
          opening={busy?.how === "open" ? busy.path : null}
          onOpen={(path) => open({ how: "open", path })}
        />
      </div>
    </div>
  );
}
