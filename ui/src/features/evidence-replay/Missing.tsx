import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { missingSays } from "@/components/replay/words";
import { useWords } from "@/components/useWords";
import { useFormat } from "@/i18n/format";
import { type AnswersRead, chooseFile, ipc, type ReplaySide, type ReplaySource } from "@/ipc";
import { gapsQuery } from "@/queries/costs";
import classes from "./Replay.module.css";

/** The endings of tables that can be read. */
const TABLES = ["csv", "tsv", "txt", "xlsx", "xls", "ods"];

/** What a profile asks and nobody recorded, with the two ways to fill it in. */
export function Missing({
  side,
  name,
  customers,
}: {
  side: ReplaySide;
  name: string;
  customers: number;
}) {
  const { t } = useTranslation();
  const [filling, setFilling] = useState(false);
  const [read, setRead] = useState<AnswersRead | null>(null);
  const { says, each, lent } = missingSays(useWords(), side, name, customers);
  const bring = useMutation({
    mutationFn: (path: string) => ipc.replayImport(side.source, path),
    onSuccess: setRead,
  });
  if (says === "" && lent === "") {
    return null;
  }
  const pick = async () => {
    const path = await chooseFile(t("replay.missing.pick"), [
      { name: t("replay.missing.tables"), extensions: TABLES },
    ]);
    if (path) {
      bring.mutate(path);
    }
  };
  return (
    <section className={classes.missing} data-testid={`missing-${side.source.kind}`}>
      {says !== "" && (
        <>
          <p>
            {says} <span className={classes.quiet}>{each}</span>
          </p>
          <div className={classes.buttons}>
            <Button size="xs" onClick={() => setFilling(!filling)} aria-expanded={filling}>
              {t(filling ? "replay.missing.close" : "replay.missing.fill")}
            </Button>
            <Button size="xs" variant="subtle" onClick={() => void pick()}>
              {t("replay.missing.import")}
            </Button>
          </div>
        </>
      )}
      {lent !== "" && <p className={classes.quiet}>{lent}</p>}
      {read && <Read read={read} />}
      {filling && <Fill source={side.source} />}
    </section>
  );
}

/** What became of the rows of a table. */
function Read({ read }: { read: AnswersRead }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div role="status" className={classes.read}>
      <p>
        {t("replay.missing.read", {
          count: read.answers,
          n: format.count(read.answers),
          rows: format.count(read.rows),
          unchanged: format.count(read.unchanged),
          rejects: format.count(read.rejects),
        })}
      </p>
      {read.rejected.map((row) => (
        <p key={row.line} className={classes.quiet}>
          {t("replay.missing.rejected", { line: format.count(row.line), name: row.account_name })}
        </p>
      ))}
      {read.unmatched.map((cell) => (
        <p key={`${cell.line} ${cell.parameter}`} className={classes.quiet}>
          {t("replay.missing.unmatched", { line: format.count(cell.line), text: cell.text })}
        </p>
      ))}
    </div>
  );
}

/** So many customers are shown at once: those with most gaps stand first. */
const SHOWN = 50;

/** Customers down, what the profile asks across: an answer is a choice in its cell. */
function Fill({ source }: { source: ReplaySource }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery(gapsQuery(source));
  const { mutate } = useMutation({
    mutationFn: (answer: { account: number; parameter: string; level: string | null }) =>
      ipc.replayFill(answer.account, answer.parameter, answer.level),
  });
  if (!data) {
    return null;
  }
  const rest = data.rows.length - SHOWN;
  return (
    <div className={classes.fill}>
      <table data-testid="replay-fill">
        <thead>
          <tr>
            <th scope="col">{t("replay.table.account")}</th>
            {data.parameters.map((parameter) => (
              <th key={parameter.id} scope="col">
                {parameter.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.slice(0, SHOWN).map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              {data.parameters.map((parameter, at) => (
                <td key={parameter.id} data-missing={row.levels[at] === null || undefined}>
                  <select
                    aria-label={t("replay.missing.cell", {
                      parameter: parameter.name,
                      account: row.name,
                    })}
                    value={row.levels[at] ?? ""}
                    onChange={(event) =>
                      mutate({
                        account: row.id,
                        parameter: parameter.id,
                        level: event.currentTarget.value || null,
                      })
                    }
                  >
                    <option value="">{t("replay.missing.unknown")}</option>
                    {parameter.levels.map((level) => (
                      <option key={level.id} value={level.id}>
                        {level.name}
                      </option>
                    ))}
                  </select>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <p className={classes.quiet}>
          {t("replay.missing.rest", { count: rest, n: format.count(rest) })}
        </p>
      )}
    </div>
  );
}
