import { Button, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import classes from "./DecisionForm.module.css";
import { inDays, isDay, today } from "./days";

/** Whether something can hold until what was typed: a whole day, and none that is over. */
export function untilOf(typed: string): { day: string; whole: boolean; past: boolean } {
  const day = typed.trim();
  const whole = isDay(day) && day.length === 10;
  return { day, whole, past: whole && day < today() };
}

export interface UntilFieldProps {
  label: string;
  /** What is said of a day that is over. */
  over: string;
  value: string;
  onChange: (day: string) => void;
  /** So many days from now are offered. */
  spans: readonly number[];
  testId: string;
}

/** The last day on which something holds: typed, or so many days from now. */
export function UntilField({ label, over, value, onChange, spans, testId }: UntilFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { day, whole, past } = untilOf(value);
  return (
    <div className={classes.until}>
      <TextInput
        label={label}
        description={whole ? format.date(`${day}T12:00:00`) : undefined}
        error={past ? over : whole ? undefined : t("prospects.override.badDay")}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        data-testid={testId}
      />
      {spans.map((days) => (
        <Button key={days} size="compact-sm" onClick={() => onChange(inDays(days))}>
          {t("prospects.override.days", { count: days, n: format.count(days) })}
        </Button>
      ))}
    </div>
  );
}
