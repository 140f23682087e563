import { Button, Checkbox } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ParseKeys } from "i18next";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { LevelStrip, StripKey } from "@/components/columns/LevelStrip";
import {
  asideTold,
  columnsTold,
  columnTold,
  doubtTold,
  lackTold,
  separating,
} from "@/components/columns/words";
import { VerdictMark } from "@/components/evidence/Marks";
import { type Speech, useSpeech, VERDICT_KEY } from "@/components/evidence/words";
import { folded, typedWords } from "@/components/folded";
import { Hint } from "@/components/Hint";
import { attributeKey, useAttributeName } from "@/components/lanes/words";
import { RichText, VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import type { ColumnsMade, ColumnTold, LaneAttribute, Outcome } from "@/ipc";
import { columnsQuery } from "@/queries/columns";
import picker from "../catalogue/Picker.module.css";
import classes from "./FromTables.module.css";
import { MadeOfColumns } from "./MadeOfColumns";

interface FromTablesProps {
  outcomes: readonly Outcome[];
  /** Words that a name has to have. */
  typed: string;
  /** Makes parameters of these, as one step. */
  onMake: (columns: LaneAttribute[]) => Promise<ColumnsMade>;
  /** Fills in what accounts answer to a parameter that this is already. */
  onFill: (column: LaneAttribute) => Promise<ColumnsMade>;
}

/** What of a column is searched for: its name, its header and its levels. */
function matches({ of, parameter }: ColumnTold, typed: string): boolean {
  const header = "name" in of ? of.name : "";
  const text = folded(
    [parameter.name, header, ...parameter.levels.map((one) => one.name)].join(" "),
  );
  return typedWords(typed).every((word) => text.includes(word));
}

/** The customers' own columns that are no parameters yet: what each says, and the way into the profile. */
export function FromTables({ outcomes, typed, onMake, onFill }: FromTablesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const speech = useSpeech(outcomes);
  const name = useAttributeName();
  const { data: view, isPending } = useQuery(columnsQuery());
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [made, setMade] = useState<ColumnsMade | null>(null);
  const [busy, setBusy] = useState(false);
  const told = useMemo(
    () => (view?.told ?? []).filter((one) => matches(one, typed)),
    [view, typed],
  );
  if (isPending) {
    return (
      <p className={classes.pending} role="status">
        {t("columns.looking")}
      </p>
    );
  }
  if (!view || view.lacks?.kind === "customers" || view.lacks?.kind === "columns") {
    return null;
  }
  const strong = told.filter(
    (one) => one.evidence.verdict === "separates" || one.evidence.verdict === "leans",
  );
  const weak = told.filter((one) => !strong.includes(one));
  const chosen = view.told.filter((one) => ticked.has(attributeKey(one.of)));
  if (typed && told.length === 0) {
    return null;
  }
  const make = (columns: LaneAttribute[]) => run(onMake(columns));
  const run = (step: Promise<ColumnsMade>) => {
    setBusy(true);
    step
      .then((done) => {
        setTicked(new Set());
        setMade(done.unmatched_count > 0 || done.kept > 0 ? done : null);
      })
      // Said by the notice already.
      .catch(() => {})
      .finally(() => setBusy(false));
  };
  const tick = (column: ColumnTold, on: boolean) =>
    setTicked((now) => {
      const next = new Set(now);
      next[on ? "add" : "delete"](attributeKey(column.of));
      return next;
    });
  const row = (column: ColumnTold, full: boolean) => (
    <ColumnRow
      key={attributeKey(column.of)}
      column={column}
      full={full}
      speech={speech}
      busy={busy}
      ticked={ticked.has(attributeKey(column.of))}
      onTick={(on) => tick(column, on)}
      onMake={() => make([column.of])}
    />
  );
  const found = separating(view.told);
  // What may be known too late is added by itself, after a look.
  const open = view.covered.filter((one) => one.unanswered > 0);
  const sure = found.filter((one) => one.doubts.length === 0);
  const sentence = view.lacks ? lackTold(speech, view.lacks) : columnsTold(speech, view);

  return (
    <section className={`${picker.group} ${classes.section}`} data-testid="from-tables">
      <header>
        <h3>
          {t("columns.title")} <Hint about="columns" />
        </h3>
        {strong.length > 0 && <StripKey speech={speech} />}
      </header>
      {!typed && (
        <div className={classes.says} data-testid="from-tables-says">
          <VoiceSentence i18nKey={sentence.key} values={sentence.values} />
          {sure.length > 1 && ticked.size === 0 && (
            <Button
              leftSection={<IconPlus size={15} stroke={1.8} aria-hidden />}
              disabled={busy}
              data-testid="add-separating"
              onClick={() => make(sure.map((one) => one.of))}
            >
              {t(sure.length === found.length ? "columns.addSeparating" : "columns.addSure", {
                n: format.count(sure.length),
              })}
            </Button>
          )}
        </div>
      )}
      {made && <MadeOfColumns made={made} onClose={() => setMade(null)} />}
      {strong.length > 0 && <ul>{strong.map((column) => row(column, true))}</ul>}
      {weak.length > 0 && (
        <details className={classes.fold} open={typed !== ""} data-testid="from-tables-weak">
          <summary>
            {t("columns.weak", { count: weak.length, n: format.count(weak.length) })}
          </summary>
          <ul>{weak.map((column) => row(column, false))}</ul>
        </details>
      )}
      {!typed && view.aside.length > 0 && (
        <details className={classes.fold} data-testid="from-tables-aside">
          <summary>
            {t("columns.asideTitle", {
              count: view.aside.length,
              n: format.count(view.aside.length),
            })}
          </summary>
          <dl className={classes.aside}>
            {view.aside.map((one) => (
              <div key={attributeKey(one.of)}>
                <dt>{name(one.of)}</dt>
                <dd>{asideTold(speech, one)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {!typed && open.length > 0 && (
        <ul className={classes.fill} data-testid="from-tables-fill">
          {open.map((one) => (
            <li key={attributeKey(one.of)}>
              <span>
                <RichText
                  i18nKey={"columns.fill" as ParseKeys}
                  values={{
                    name: one.name,
                    column: name(one.of),
                    count: one.unanswered,
                    n: format.count(one.unanswered),
                  }}
                />
              </span>
              <Button
                size="compact-sm"
                disabled={busy}
                aria-label={t("columns.fillNamed", { name: one.name })}
                data-testid={`fill-${one.parameter}`}
                onClick={() => run(onFill(one.of))}
              >
                {t("columns.fillIn")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {chosen.length > 0 && (
        <div className={classes.chosen}>
          <Button
            variant="filled"
            leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}
            loading={busy}
            data-testid="add-columns"
            onClick={() => make(chosen.map((one) => one.of))}
          >
            {t("columns.addChosen", { count: chosen.length, n: format.count(chosen.length) })}
          </Button>
          <Button variant="subtle" onClick={() => setTicked(new Set())}>
            {t("profile.picker.clear")}
          </Button>
        </div>
      )}
    </section>
  );
}

interface ColumnRowProps {
  column: ColumnTold;
  /** With its strip and its verdict in words. */
  full: boolean;
  speech: Speech;
  busy: boolean;
  ticked: boolean;
  onTick: (on: boolean) => void;
  onMake: () => void;
}

function ColumnRow({ column, full, speech, busy, ticked, onTick, onMake }: ColumnRowProps) {
  const { t } = useTranslation();
  const { of, parameter, evidence, doubts } = column;
  const told = columnTold(speech, column);
  const header = "name" in of && of.name !== parameter.name ? of.name : null;
  return (
    <li data-testid={`column-${parameter.id}`}>
      <Checkbox
        className={picker.tick}
        aria-label={t("profile.picker.choose", { name: parameter.name })}
        checked={ticked}
        data-testid={`tick-column-${parameter.id}`}
        onChange={(event) => onTick(event.currentTarget.checked)}
      />
      <div className={picker.words}>
        <p className={classes.name}>
          <strong>{parameter.name}</strong>
          {header && <span className="faint">{header}</span>}
          <span className={classes.verdict} data-verdict={evidence.verdict}>
            <VerdictMark verdict={evidence.verdict} />
            {t(`evidence.verdict.${VERDICT_KEY[evidence.verdict]}`)}
          </span>
        </p>
        <p className={picker.why}>
          <RichText i18nKey={told.key} values={told.values} />
        </p>
        {doubts.map((doubt) => {
          const one = doubtTold(speech, doubt);
          return (
            <p key={doubt.kind} className={classes.doubt}>
              <RichText i18nKey={one.key} values={one.values} />
            </p>
          );
        })}
        {full && <LevelStrip column={column} speech={speech} />}
      </div>
      <Button
        className={classes.add}
        leftSection={<IconPlus size={15} stroke={1.8} aria-hidden />}
        aria-label={t("profile.picker.addNamed", { name: parameter.name })}
        disabled={busy}
        data-testid={`add-column-${parameter.id}`}
        onClick={onMake}
      >
        {t("profile.picker.add")}
      </Button>
    </li>
  );
}
