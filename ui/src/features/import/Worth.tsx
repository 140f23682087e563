import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Changed, ImportReport, Parameter } from "@/ipc";
import classes from "./Plan.module.css";
import { useImportWarningWords } from "./words";

/** How many names are told one by one. */
const NAMED = 8;

export interface WorthProps {
  report: ImportReport;
  parameters: readonly Parameter[];
}

/** What else is worth knowing: what changes, what no level covers, what is kept as it is. */
export function Worth({ report, parameters }: WorthProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const warningWords = useImportWarningWords();
  const nameOf = (what: Changed): string => {
    if (what.field !== undefined) {
      return t(`import.field.${what.field}`);
    }
    if (what.answer !== undefined) {
      return parameters.find(({ id }) => id === what.answer)?.name ?? what.answer;
    }
    return what.attribute;
  };
  const when = report.dry_run ? "will" : "did";
  const uncovered = report.unmatched.reduce((sum, { rows }) => sum + rows, 0);
  const facts: { id: string; title: string; words: string }[] = [];
  if (report.changed.length > 0) {
    facts.push({
      id: "changed",
      title: t(`import.worth.changed.${when}`),
      words: report.changed
        .slice(0, NAMED)
        .map(({ what, rows }) =>
          t("import.worth.inRows", { name: nameOf(what), count: rows, n: format.count(rows) }),
        )
        .join(", "),
    });
  }
  if (report.unmatched.length > 0) {
    facts.push({
      id: "unmatched",
      title: t("import.worth.unmatched", { count: uncovered, n: format.count(uncovered) }),
      words: t(`import.worth.unmatchedSays.${when}`, {
        columns: report.unmatched
          .map(({ column }) => column)
          .slice(0, NAMED)
          .join(", "),
      }),
    });
  }
  if (report.attributes.length > 0) {
    facts.push({
      id: "attributes",
      title: t("import.worth.attributes"),
      words: report.attributes.join(", "),
    });
  }
  for (const one of report.cell_errors) {
    facts.push({
      id: `error ${one.column}`,
      title: t("import.worth.cellErrors", { column: one.column }),
      words: t("import.worth.cellErrorsSays", {
        count: one.cells,
        n: format.count(one.cells),
        text: one.text,
        line: format.count(one.line),
      }),
    });
  }
  const warnings = report.warnings.filter(({ kind }) => kind !== "no_profile");
  if (facts.length === 0 && warnings.length === 0) {
    return null;
  }
  return (
    <section className={classes.list} aria-labelledby="worth-title" data-testid="worth">
      <h3 id="worth-title">{t("import.worth.title")}</h3>
      <dl className={classes.facts}>
        {facts.map(({ id, title, words }) => (
          <div key={id}>
            <dt>{title}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {warnings.length > 0 && (
        <ul className={classes.warnings}>
          {warnings.map((warning) => (
            <li key={JSON.stringify(warning)}>{warningWords(warning)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
