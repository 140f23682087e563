import { Select } from "@mantine/core";
import { IconSelector } from "@tabler/icons-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Parameter, Target } from "@/ipc";
import classes from "./Columns.module.css";
import { FIELDS, targetKey, targetOf } from "./target";
import { useTargetName } from "./words";

export interface TargetFieldProps {
  /** The column's name, for screen readers. */
  column: string;
  to: Target;
  parameters: readonly Parameter[];
  onChange: (to: Target) => void;
  testId: string;
}

/**
 * Where a column goes. A button until it is used: a table may have hundreds of columns, and a
 * list that can be searched is dear.
 */
export function TargetField({ column, to, parameters, onChange, testId }: TargetFieldProps) {
  const { t } = useTranslation();
  const nameOf = useTargetName(parameters);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const comesBack = useRef(false);
  useEffect(() => {
    if (!open && comesBack.current) {
      comesBack.current = false;
      button.current?.focus();
    }
  }, [open]);
  const label = t("import.column.goesTo", { column });

  if (open) {
    return (
      <TargetList
        label={label}
        to={to}
        parameters={parameters}
        onChange={onChange}
        onClose={(withKeys) => {
          comesBack.current = withKeys;
          setOpen(false);
        }}
        testId={testId}
      />
    );
  }
  return (
    <button
      ref={button}
      type="button"
      className={classes.target}
      aria-haspopup="listbox"
      aria-label={`${label}: ${nameOf(to)}`}
      data-testid={testId}
      onClick={() => setOpen(true)}
      onKeyDown={(event) => {
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
          event.preventDefault();
          setOpen(true);
        }
      }}
    >
      <span>{nameOf(to)}</span>
      <IconSelector size={14} stroke={1.6} aria-hidden />
    </button>
  );
}

interface TargetListProps {
  label: string;
  to: Target;
  parameters: readonly Parameter[];
  onChange: (to: Target) => void;
  /** `withKeys`: the focus is still here and wants to go back to the button. */
  onClose: (withKeys: boolean) => void;
  testId: string;
}

function TargetList({ label, to, parameters, onChange, onClose, testId }: TargetListProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  const options = useMemo(
    () => [
      {
        group: t("import.target.columns"),
        items: [
          { value: "attribute", label: t("import.target.attribute") },
          { value: "ignore", label: t("import.target.ignore") },
        ],
      },
      {
        group: t("import.target.fields"),
        items: FIELDS.map((field) => ({
          value: `field:${field}`,
          label: t(`import.field.${field}`),
        })),
      },
      {
        group: t("import.target.answers"),
        items: parameters.map(({ id, name }) => ({ value: `parameter:${id}`, label: name })),
      },
      {
        group: t("import.target.evidence"),
        items: [
          { value: "grades", label: t("import.target.grades") },
          ...parameters.map(({ id, name }) => ({
            value: `grade:${id}`,
            label: t("import.target.grade", { name }),
          })),
        ],
      },
    ],
    [t, parameters],
  );
  return (
    <Select
      ref={input}
      aria-label={label}
      data={options}
      value={targetKey(to)}
      onChange={(value) => value && onChange(targetOf(value))}
      onDropdownClose={() => onClose(document.activeElement === input.current)}
      onBlur={() => onClose(false)}
      defaultDropdownOpened
      autoFocus
      allowDeselect={false}
      searchable
      selectFirstOptionOnChange
      nothingFoundMessage={t("import.target.none")}
      // The list scrolls by itself and stands where its field stands, in the page's own order.
      withScrollArea={false}
      comboboxProps={{ withinPortal: false, transitionProps: { duration: 0 } }}
      classNames={{ options: classes.options }}
      size="sm"
      data-testid={testId}
    />
  );
}
