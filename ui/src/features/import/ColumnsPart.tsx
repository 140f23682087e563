import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { InlineSelect } from "@/components/InlineSelect";
import { VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import { type ImportView, ipc, type Mapping, type Outcome, type UnmatchedColumn } from "@/ipc";
import { settingsQuery } from "@/queries/workspace";
import { ColumnRow } from "./ColumnRow";
import classes from "./Columns.module.css";
import part from "./Import.module.css";
import { keyColumn, STAGES, tellsAccounts, withKeyColumn } from "./target";
import type { ImportWork } from "./useImport";
import { CRM_NAMES } from "./words";

const SUGGESTED = "";
const NO_OUTCOMES: Outcome[] = [];

export interface ColumnsPartProps {
  view: ImportView;
  mapping: Mapping;
  work: ImportWork;
}

/** Part two: what each column means. */
export function ColumnsPart({ view, mapping, work }: ColumnsPartProps) {
  const { t } = useTranslation();
  const { data: settings } = useQuery(settingsQuery);
  const { preview, suggestion } = view.look;
  const names = preview.columns.map(({ name }) => name);
  const unmatched = useMemo(
    () =>
      new Map(
        (work.plan?.unmatched ?? []).map((one): [string, UnmatchedColumn] => [one.column, one]),
      ),
    [work.plan],
  );

  const mapped = new Map(mapping.columns.map((one) => [one.column, one]));

  const stage = (
    <InlineSelect
      label={t("import.columns.stage")}
      value={mapping.stage ?? "prospect"}
      options={STAGES.map((value) => ({ value, label: t(`import.stage.${value}`) }))}
      onChange={(value) => work.remap({ ...mapping, stage: value })}
      testId="new-stage"
    />
  );
  const key = (
    <InlineSelect
      label={t("import.columns.key")}
      value={keyColumn(mapping)}
      options={[
        { value: "", label: t("import.columns.byName") },
        ...names.map((name) => ({ value: name, label: name, group: t("import.columns.byColumn") })),
      ]}
      onChange={(value) => work.remap(withKeyColumn(mapping, value))}
      testId="key-column"
    />
  );
  const blanks = (
    <InlineSelect
      label={t("import.columns.blanks")}
      value={work.blankClears ? "clear" : "keep"}
      options={[
        { value: "keep", label: t("import.columns.blanksKeep") },
        { value: "clear", label: t("import.columns.blanksClear") },
      ]}
      onChange={(value) => work.clearBlanks(value === "clear")}
      testId="blank-cells"
    />
  );

  return (
    <section className={part.part} aria-labelledby="part-columns">
      <header className={part.partHead}>
        <h2 id="part-columns">
          <span className={part.number}>2</span>
          {t("import.columns.title")}
          {suggestion.crm && (
            <span className={part.aside} data-testid="crm">
              {t("import.columns.crm", { crm: CRM_NAMES[suggestion.crm] })}
            </span>
          )}
        </h2>
        <Mappings view={view} mapping={mapping} onApply={work.applySaved} />
      </header>
      <VoiceSentence i18nKey="import.columns.says" tags={{ stage, key, blanks }} />
      {view.parameters.length === 0 && (
        <p className={part.notice} data-testid="no-profile">
          {t("import.noProfile.says")} <Link to="/profile">{t("import.noProfile.go")}</Link>
        </p>
      )}
      {!tellsAccounts(mapping) && (
        <p className={part.notice} role="alert" data-testid="no-names">
          {t("import.problem.no_name")}
        </p>
      )}
      <ul className={classes.columns} data-testid="columns">
        {preview.columns.map((column, at) => (
          <ColumnRow
            key={column.index}
            column={column}
            suggestion={suggestion.columns[at] ?? null}
            byHand={work.byHand.has(column.name)}
            mapped={mapped.get(column.name) ?? { column: column.name, to: "attribute" }}
            parameters={view.parameters}
            outcomes={settings?.outcomes ?? NO_OUTCOMES}
            unmatched={unmatched.get(column.name) ?? null}
            onRemap={work.edit}
          />
        ))}
      </ul>
    </section>
  );
}

interface MappingsProps {
  view: ImportView;
  mapping: Mapping;
  onApply: (saved: Mapping | null) => void;
}

/** Mappings that were saved, and saving this one. */
function Mappings({ view, mapping, onApply }: MappingsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [applied, setApplied] = useState(SUGGESTED);
  const [name, setName] = useState<string | null>(null);
  const { mutate: save, isPending } = useMutation({
    mutationFn: (wanted: string) => ipc.mappingSave({ ...mapping, name: wanted }),
    onSuccess: (_nothing, wanted) => {
      setName(null);
      setApplied(wanted);
    },
  });
  const saved = view.mappings.flatMap((one) => (one.name ? [one.name] : []));
  const known = applied === SUGGESTED || saved.includes(applied);

  if (name !== null) {
    return (
      <form
        className={classes.save}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "") {
            save(name.trim());
          }
        }}
      >
        <TextInput
          aria-label={t("import.mapping.name")}
          placeholder={t("import.mapping.name")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Escape" && setName(null)}
          data-testid="mapping-name"
          ref={(input) => {
            if (input && document.activeElement === document.body) {
              input.focus();
            }
          }}
        />
        <Button type="submit" loading={isPending} disabled={name.trim() === ""}>
          {t("import.mapping.save")}
        </Button>
        <Button variant="subtle" onClick={() => setName(null)}>
          {t("common.cancel")}
        </Button>
      </form>
    );
  }
  return (
    <div className={classes.mappings}>
      {saved.length > 0 && (
        <span>
          {t("import.mapping.use")}{" "}
          <InlineSelect
            label={t("import.mapping.choose", { n: format.count(saved.length) })}
            value={known ? applied : SUGGESTED}
            options={[
              { value: SUGGESTED, label: t("import.mapping.suggested") },
              ...saved.map((one) => ({ value: one, label: one })),
            ]}
            onChange={(value) => {
              setApplied(value);
              onApply(view.mappings.find((one) => one.name === value) ?? null);
            }}
            testId="saved-mapping"
          />
        </span>
      )}
      <Button variant="subtle" onClick={() => setName(applied)} data-testid="save-mapping">
        {t("import.mapping.saveThis")}
      </Button>
    </div>
  );
}
