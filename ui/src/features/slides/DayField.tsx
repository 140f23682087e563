import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSlideWords } from "@/components/slides/words";
import { currentLanguage } from "@/i18n";
import { type DayRead, ipc } from "@/ipc";
import classes from "./Fields.module.css";

export interface DayFieldProps {
  label: string;
  /** As `2026-05-31`, or less of it; empty for none. */
  value: string;
  onChange: (day: string) => void;
  placeholder?: string;
  testId?: string;
}

/** A day, a month or a year, typed as people write it. What is none is not taken, and says so. */
export function DayField({ label, value, onChange, placeholder, testId }: DayFieldProps) {
  const { t } = useTranslation();
  const words = useSlideWords();
  const [typed, setTyped] = useState<string | null>(null);
  const [read, setRead] = useState<Exclude<DayRead, { kind: "day" }> | null>(null);
  const saysId = useId();
  // What was typed meanwhile decides, not an answer about an earlier word.
  const asked = useRef(0);

  const take = async () => {
    if (typed === null) {
      return;
    }
    const turn = ++asked.current;
    const found = await ipc.slideReadDay(typed, currentLanguage());
    if (turn !== asked.current) {
      return;
    }
    if (found.kind === "day") {
      choose(found.day);
    } else {
      setRead(found);
    }
  };
  const choose = (day: string) => {
    asked.current += 1;
    setTyped(null);
    setRead(null);
    if (day !== value) {
      onChange(day);
    }
  };

  return (
    <span className={classes.asked}>
      <input
        className={classes.short}
        aria-label={label}
        aria-describedby={read ? saysId : undefined}
        aria-invalid={read !== null || undefined}
        autoComplete="off"
        placeholder={placeholder ?? t("slides.date.placeholder")}
        value={typed ?? words.day(value)}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          asked.current += 1;
          setTyped(event.currentTarget.value);
          setRead(null);
        }}
        onBlur={() => void take()}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            event.preventDefault();
            void take();
          } else if (event.key === "Escape" && typed !== null) {
            event.stopPropagation();
            asked.current += 1;
            setTyped(null);
            setRead(null);
          }
        }}
        data-testid={testId}
      />
      {read && (
        <span id={saysId} className={classes.doubt} role="status">
          {read.kind === "either" ? (
            <>
              {t("slides.date.which")}
              {[read.one, read.other].map((day) => (
                <button key={day} type="button" onClick={() => choose(day)}>
                  {words.day(day)}
                </button>
              ))}
            </>
          ) : (
            t("slides.date.none", { text: typed ?? "" })
          )}
        </span>
      )}
    </span>
  );
}
