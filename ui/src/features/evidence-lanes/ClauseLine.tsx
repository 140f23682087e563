import { ActionIcon, MultiSelect } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { InlineSelect } from "@/components/InlineSelect";
import { attributeKey, useAttributeName } from "@/components/lanes/words";
import { useFormat } from "@/i18n/format";
import type { AttributeSeen, LaneClause, LaneTest } from "@/ipc";
import classes from "./Lanes.module.css";
import { NumberText } from "./NumberText";

type Kind = LaneTest["kind"];

/** A clause to begin with. */
export function freshClause(attributes: readonly AttributeSeen[]): LaneClause {
  const [first] = attributes;
  return {
    of: first?.attribute ?? { kind: "industry" },
    test: first?.numeric ? fresh("between") : fresh("one_of"),
  };
}

function fresh(kind: Kind): LaneTest {
  switch (kind) {
    case "between":
      return { kind, from: null, to: null };
    case "known":
      return { kind };
    default:
      return { kind, values: [] };
  }
}

export interface ClauseLineProps {
  clause: LaneClause;
  attributes: readonly AttributeSeen[];
  onChange: (clause: LaneClause) => void;
  onRemove: () => void;
}

/** One attribute and what is asked of it, as a line that reads as a sentence. */
export function ClauseLine({
  clause: { of, test },
  attributes,
  onChange,
  onRemove,
}: ClauseLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const attributeName = useAttributeName();
  const own = attributeKey(of);
  const seen = attributes.find(({ attribute }) => attributeKey(attribute) === own);
  const name = attributeName(of, seen?.name);
  const options = attributes.map(({ attribute, name }) => ({
    value: attributeKey(attribute),
    label: attributeName(attribute, name),
    group: t(
      `lanes.edit.of.${attribute.kind === "answer" || attribute.kind === "column" ? attribute.kind : "field"}`,
    ),
  }));
  if (!seen) {
    options.unshift({ value: own, label: name, group: t("lanes.edit.of.gone") });
  }
  const kinds: Kind[] =
    seen?.numeric || test.kind === "between"
      ? ["between", "one_of", "none_of", "known"]
      : ["one_of", "none_of", "known"];
  const listed = test.kind === "one_of" || test.kind === "none_of";
  const values = listed ? test.values : [];
  const data = useMemo(() => {
    const known = (seen?.values ?? []).map(({ value, name, accounts }) => ({
      value,
      label: `${name} (${format.count(accounts)})`,
    }));
    const there = new Set(known.map(({ value }) => value));
    return [...known, ...values.filter((v) => !there.has(v)).map((v) => ({ value: v, label: v }))];
  }, [seen, values, format]);
  return (
    <li className={classes.clause} data-testid="clause">
      <InlineSelect
        label={t("lanes.edit.attribute")}
        value={own}
        options={options}
        onChange={(value) => {
          const next = attributes.find(({ attribute }) => attributeKey(attribute) === value);
          if (next) {
            onChange({ of: next.attribute, test: fresh(next.numeric ? "between" : "one_of") });
          }
        }}
        testId="clause-attribute"
      />
      <InlineSelect<Kind>
        label={t("lanes.edit.test", { name })}
        value={test.kind}
        options={kinds.map((value) => ({ value, label: t(`lanes.edit.is.${value}`) }))}
        onChange={(kind) => onChange({ of, test: fresh(kind) })}
        testId="clause-test"
      />
      {listed && (
        <MultiSelect
          className={classes.values}
          aria-label={t("lanes.edit.values", { name })}
          data={data}
          value={[...values]}
          searchable
          placeholder={values.length === 0 ? t("lanes.edit.choose") : ""}
          limit={200}
          maxDropdownHeight={280}
          onChange={(next) => onChange({ of, test: { kind: test.kind, values: next } })}
          data-testid="clause-values"
        />
      )}
      {test.kind === "between" && (
        <span className={classes.between}>
          <NumberText
            label={t("lanes.edit.from", { name })}
            value={test.from}
            placeholder={seen?.least == null ? "" : format.number(seen.least, 2)}
            onCommit={(from) => onChange({ of, test: { ...test, from } })}
            testId="clause-from"
          />
          {t("lanes.edit.and")}
          <NumberText
            label={t("lanes.edit.to", { name })}
            value={test.to}
            placeholder={seen?.most == null ? "" : format.number(seen.most, 2)}
            onCommit={(to) => onChange({ of, test: { ...test, to } })}
            testId="clause-to"
          />
        </span>
      )}
      <ActionIcon
        variant="subtle"
        aria-label={t("lanes.edit.removeClause", { name })}
        onClick={onRemove}
      >
        <IconX size={16} stroke={1.6} aria-hidden />
      </ActionIcon>
    </li>
  );
}
