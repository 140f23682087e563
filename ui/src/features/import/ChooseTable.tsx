import { Button } from "@mantine/core";
import { IconTableImport } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useErrorWords } from "@/i18n/errors";
import { useFormat } from "@/i18n/format";
import type { LanewiseError } from "@/ipc";
import { homeQuery } from "@/queries/workspace";
import classes from "./Import.module.css";

export interface ChooseTableProps {
  path: string | null;
  reading: boolean;
  error: LanewiseError | null;
  onChoose: () => void;
}

/** The last part of a path. */
export function lastOf(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

/** Before a table is open: where to begin, or why the chosen file will not do. */
export function ChooseTable({ path, reading, error, onChoose }: ChooseTableProps) {
  const { t } = useTranslation();
  const words = useErrorWords();
  const format = useFormat();
  const { data: home } = useQuery(homeQuery);
  const rejected = home?.attention.find((item) => item.kind === "rejected");
  const waiting = rejected?.kind === "rejected" ? rejected.count : 0;
  const said = error ? words(error) : null;
  return (
    <section className={classes.choose} data-testid="choose-table">
      {said && path !== null && (
        <div className={classes.problem} role="alert" data-testid="table-problem">
          <h2>{t("import.file.unreadable", { file: lastOf(path) })}</h2>
          <p>
            {said.what} {said.detail ?? said.next}
          </p>
          {said.technical && (
            <details>
              <summary>{t("common.technical")}</summary>
              <pre lang="en">{said.technical}</pre>
            </details>
          )}
        </div>
      )}
      <IconTableImport size={36} stroke={1.2} aria-hidden className={classes.chooseIcon} />
      <p className={`${classes.chooseSays} voice`}>{t("import.file.says")}</p>
      <p className="quiet">{t("import.file.kinds")}</p>
      <Button
        variant="filled"
        onClick={onChoose}
        loading={reading}
        data-testid="choose-file"
        data-autofocus
      >
        {t("import.file.choose")}
      </Button>
      {waiting > 0 && (
        <p className={classes.chooseWaiting}>
          <Link to="/import/waiting">
            {t("import.waiting.link", { count: waiting, n: format.count(waiting) })}
          </Link>
        </p>
      )}
    </section>
  );
}
