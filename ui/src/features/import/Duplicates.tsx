import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Choice, ImportReport } from "@/ipc";
import classes from "./Plan.module.css";

const CHOICES: readonly Choice[] = ["add", "update", "skip"];

export interface DuplicatesProps {
  report: ImportReport;
  choices: Readonly<Record<number, Choice>>;
  onChoose: (line: number, choice: Choice) => void;
  onAll: (choice: Choice) => void;
}

/** Rows that are likely an account that is here already: proposed, decided by a person. */
export function Duplicates({ report, choices, onChoose, onAll }: DuplicatesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { duplicates, duplicates_found: found } = report;
  if (found === 0) {
    return null;
  }
  const options = CHOICES.map((value) => ({ value, label: t(`import.choice.${value}`) }));
  return (
    <section className={classes.list} aria-labelledby="duplicates-title" data-testid="duplicates">
      <h3 id="duplicates-title">
        {t("import.duplicates.title", { count: found, n: format.count(found) })}
        <span>{t("import.duplicates.about")}</span>
      </h3>
      {found > 1 && (
        <p className={classes.all}>
          {t("import.duplicates.all")}
          {CHOICES.map((choice) => (
            <button key={choice} type="button" onClick={() => onAll(choice)}>
              {t(`import.choice.${choice}`)}
            </button>
          ))}
        </p>
      )}
      <ul>
        {duplicates.map((one) => (
          <li key={one.line} className={classes.pair}>
            <span className={classes.line}>
              {t("import.line", { line: format.count(one.line) })}
            </span>
            <span className={classes.words}>
              <strong>{one.name}</strong>{" "}
              {one.like.kind === "account"
                ? t(`import.duplicates.${one.why}`, { name: one.like.name })
                : t("import.duplicates.row", { line: format.count(one.like.line) })}
            </span>
            <SegmentedControl
              size="xs"
              aria-label={t("import.duplicates.choice", { name: one.name })}
              value={choices[one.line] ?? one.choice}
              onChange={(choice) => onChoose(one.line, choice as Choice)}
              // Two rows of one table cannot become one: a person has to choose between them.
              data={
                one.like.kind === "row"
                  ? options.filter(({ value }) => value !== "update")
                  : options
              }
            />
          </li>
        ))}
      </ul>
      {found > duplicates.length && (
        <p className="quiet">{t("import.more", { n: format.count(found - duplicates.length) })}</p>
      )}
    </section>
  );
}
