import { IconArrowRight } from "@tabler/icons-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { InlineSelect } from "@/components/InlineSelect";
import type {
  ColumnGuess,
  ColumnMapping,
  ColumnSuggestion,
  Mapping,
  Outcome,
  Parameter,
  UnmatchedColumn,
} from "@/ipc";
import classes from "./Columns.module.css";
import { TargetField } from "./TargetField";
import { Translations } from "./Translations";
import { targetKey, withAlso, withTarget } from "./target";
import { useWhyWords } from "./words";

/** Below this a suggestion wants a look; from `SURE` on it can be taken as read. */
const DOUBT = 60;
const SURE = 80;
const NOTHING = "";
/** Facts that often answer a parameter as well. */
const FACTS: readonly string[] = ["employees", "revenue", "industry", "country", "region"];

export interface ColumnRowProps {
  column: ColumnGuess;
  suggestion: ColumnSuggestion | null;
  byHand: boolean;
  /** What the mapping says of it. */
  mapped: ColumnMapping;
  parameters: readonly Parameter[];
  outcomes: readonly Outcome[];
  unmatched: UnmatchedColumn | null;
  /** Changes the mapping as it stands by then. The same function each time: rows are remembered. */
  onRemap: (edit: (mapping: Mapping) => Mapping, column: string) => void;
}

/** One column: what is in it, where it goes, why, and what its words mean. */
export const ColumnRow = memo(function ColumnRow(props: ColumnRowProps) {
  const { column, suggestion, byHand, mapped, parameters, outcomes, unmatched, onRemap } = props;
  const { t } = useTranslation();
  const whyWords = useWhyWords();
  const { to, also } = mapped;
  const chosen = targetKey(to);
  const kept = to === "attribute" || to === "ignore";
  const suggested = suggestion !== null && targetKey(suggestion.to) === chosen && !byHand;
  const doubtful = suggested && !kept && suggestion.confidence < DOUBT;

  const examples = column.examples.filter((one) => one.trim() !== "").slice(0, 3);
  const canAlso =
    parameters.length > 0 &&
    (also != null || (typeof to === "object" && FACTS.includes(to.field ?? "")));

  return (
    <li className={classes.column} data-kept={kept || undefined} data-testid="column">
      <div className={classes.what}>
        <h3 id={`column-${column.index}`}>{column.name}</h3>
        <p>
          {examples.length > 0
            ? examples.map((one) => <q key={one}>{one}</q>)
            : t("import.column.empty")}
        </p>
      </div>
      <IconArrowRight size={16} stroke={1.4} aria-hidden className={classes.arrow} />
      <div className={classes.where}>
        <TargetField
          column={column.name}
          to={to}
          parameters={parameters}
          onChange={(wanted) =>
            onRemap((mapping) => withTarget(mapping, column.name, wanted), column.name)
          }
          testId={`target-${column.index}`}
        />
        {canAlso && (
          <span className={classes.also}>
            {t("import.column.also")}{" "}
            <InlineSelect
              label={t("import.column.alsoOf", { column: column.name })}
              value={also ?? NOTHING}
              options={[
                { value: NOTHING, label: t("import.column.alsoNothing") },
                ...parameters.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(value) =>
                onRemap(
                  (mapping) => withAlso(mapping, column.name, value === NOTHING ? null : value),
                  column.name,
                )
              }
            />
          </span>
        )}
      </div>
      <p className={classes.why} data-doubtful={doubtful || undefined}>
        {byHand && t("import.why.chosen")}
        {suggested && (
          <>
            {suggestion.confidence > 0 && <Sureness confidence={suggestion.confidence} />}
            <span>
              {whyWords(suggestion.why)}
              {doubtful && <strong>{t("import.why.look")}</strong>}
            </span>
          </>
        )}
      </p>
      <Translations
        mapped={mapped}
        parameters={parameters}
        outcomes={outcomes}
        unmatched={unmatched}
        onRemap={onRemap}
      />
    </li>
  );
});

/** How sure a suggestion is, in three steps. */
function Sureness({ confidence }: { confidence: number }) {
  const { t } = useTranslation();
  const steps = confidence >= SURE ? 3 : confidence >= DOUBT ? 2 : 1;
  const words = ["import.sure.little", "import.sure.rather", "import.sure.very"] as const;
  return (
    <svg
      viewBox="0 0 16 8"
      className={classes.sureness}
      role="img"
      aria-label={t(words[steps - 1] ?? words[0])}
    >
      {[0, 1, 2].map((at) => (
        <circle key={at} cx={2.5 + at * 5.5} cy={4} r={2} data-on={at < steps || undefined} />
      ))}
    </svg>
  );
}
