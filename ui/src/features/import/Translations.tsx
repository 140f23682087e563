import { useTranslation } from "react-i18next";
import { InlineSelect } from "@/components/InlineSelect";
import { useOutcomeName } from "@/components/outcomes";
import { useFormat } from "@/i18n/format";
import type { ColumnMapping, Mapping, Outcome, Parameter, UnmatchedColumn } from "@/ipc";
import classes from "./Columns.module.css";
import { STAGES, withValue } from "./target";

/** What a word means, as the value of a choice. An empty text is a translation too: as if blank. */
const AS_IT_IS = "as-it-is";
const BLANK = "blank";
const MEANS = "means:";
/** So many words are translated here; a column with more is likely no list of levels. */
const SHOWN = 12;

export interface TranslationsProps {
  /** What the mapping says of the column. */
  mapped: ColumnMapping;
  parameters: readonly Parameter[];
  outcomes: readonly Outcome[];
  unmatched: UnmatchedColumn | null;
  onRemap: (edit: (mapping: Mapping) => Mapping, column: string) => void;
}

/** The words of a column that nothing covers, each with what it may mean. */
export function Translations(props: TranslationsProps) {
  const { mapped, parameters, outcomes, unmatched, onRemap } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const outcomeName = useOutcomeName();
  const translated = Object.entries(mapped.values ?? {});
  const open = (unmatched?.values ?? []).filter(
    ({ text }) => !translated.some(([word]) => word === text),
  );
  if (translated.length === 0 && open.length === 0) {
    return null;
  }

  const parameterId =
    typeof mapped.to === "object" ? (mapped.to.parameter ?? mapped.also ?? null) : null;
  const field = typeof mapped.to === "object" ? mapped.to.field : undefined;
  const isGrade = typeof mapped.to === "object" && mapped.to.grade !== undefined;
  const meanings = (): { value: string; label: string }[] => {
    if (field === "stage") {
      return STAGES.map((stage) => ({ value: stage, label: t(`common.stage.${stage}`) }));
    }
    if (field === "outcome") {
      return outcomes.map((outcome) => ({ value: outcome.id, label: outcomeName(outcome) }));
    }
    if (isGrade) {
      return (["observed", "said", "guess", "unknown"] as const).map((grade) => ({
        value: grade,
        label: t(`import.grade.${grade}`),
      }));
    }
    const parameter = parameters.find(({ id }) => id === parameterId);
    return (parameter?.levels ?? []).map(({ id, name }) => ({ value: id, label: name }));
  };
  const known = meanings();
  const left =
    field === "stage" || field === "outcome" ? "attribute" : isGrade ? "said" : "unknown";
  const options = [
    { value: AS_IT_IS, label: t(`import.values.asItIs.${left}`) },
    { value: BLANK, label: t("import.values.blank") },
    ...known.map(({ value, label }) => ({
      value: MEANS + value,
      label,
      group: t("import.values.means"),
    })),
  ];
  const choose = (word: string, value: string) => {
    const to = value === AS_IT_IS ? null : value === BLANK ? "" : value.slice(MEANS.length);
    onRemap((mapping) => withValue(mapping, mapped.column, word, to), mapped.column);
  };
  const select = (word: string, value: string) => (
    <InlineSelect
      label={t("import.values.meaningOf", { word })}
      value={value}
      options={options}
      onChange={(chosen) => choose(word, chosen)}
    />
  );

  return (
    <ul className={classes.values} data-testid="translations">
      {translated.map(([word, to]) => (
        <li key={word} className={classes.value} data-done>
          <q className={classes.word}>{word}</q>
          <span>{select(word, to === "" ? BLANK : MEANS + to)}</span>
        </li>
      ))}
      {open.slice(0, SHOWN).map(({ text, rows, lines, nearest }) => {
        const near = known.find(({ value }) => value === nearest);
        return (
          <li key={text} className={classes.value}>
            <q className={classes.word}>{text}</q>
            {/* A cell with several grades is no word that could be translated. */}
            {mapped.to === "grades" ? (
              <span className={classes.seen}>{t("import.values.asItIs.said")}</span>
            ) : (
              <span>{select(text, AS_IT_IS)}</span>
            )}
            {near && (
              <button
                type="button"
                className={classes.near}
                onClick={() => choose(text, MEANS + near.value)}
              >
                {t("import.values.near", { name: near.label })}
              </button>
            )}
            <span className={classes.seen}>
              {t("import.values.seen", {
                count: rows,
                n: format.count(rows),
                line: format.count(lines[0] ?? 0),
              })}
            </span>
          </li>
        );
      })}
      {open.length > SHOWN && (
        <li className={classes.seen}>
          {t("import.values.more", {
            count: open.length - SHOWN,
            n: format.count(open.length - SHOWN),
          })}
        </li>
      )}
    </ul>
  );
}
