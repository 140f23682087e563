import { TextInput } from "@mantine/core";
import { useState } from "react";
import { readCount } from "@/components/readCount";
import { useFormat } from "@/i18n/format";
import classes from "./Lanes.module.css";

export interface NumberTextProps {
  label: string;
  /** `null`: nothing is said. */
  value: number | null;
  placeholder?: string;
  onCommit: (value: number | null) => void;
  testId?: string;
}

/** A number that may be left out; taken with Enter or on leaving. */
export function NumberText({ label, value, placeholder, onCommit, testId }: NumberTextProps) {
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = value === null ? "" : format.number(value, 6);
  const read = typed === null ? value : readCount(typed);
  const take = () => {
    if (typed !== null && read !== undefined && read !== value) {
      onCommit(read);
    }
    setTyped(null);
  };
  return (
    <TextInput
      className={classes.number}
      aria-label={label}
      inputMode="decimal"
      value={typed ?? shown}
      placeholder={placeholder}
      error={read === undefined}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === "Enter") {
          take();
        } else if (event.key === "Escape") {
          setTyped(null);
        }
      }}
      data-testid={testId}
    />
  );
}
