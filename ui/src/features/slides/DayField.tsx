import { useTranslation } from "react-i18next";
import { useSlideWords } from "@/components/slides/words";
import { currentLanguage } from "@/i18n";
import { type DayRead, ipc } from "@/ipc";
import classes from "./Fields.module.css";
import { TypedField, useTyping } from "./TypedField";

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
  const typing = useTyping<Exclude<DayRead, { kind: "day" }>>();

  const choose = (day: string) => {
    typing.forget();
    if (day !== value) {
      onChange(day);
    }
  };
  const take = async () => {
    if (typing.typed === null) {
      return;
    }
    const read = await typing.answer(ipc.slideReadDay(typing.typed, currentLanguage()));
    if (read?.kind === "day") {
      choose(read.day);
    } else if (read) {
      typing.ask(read);
    }
  };

  return (
    <TypedField
      className={classes.short}
      label={label}
      placeholder={placeholder ?? t("slides.date.placeholder")}
      shown={words.day(value)}
      typing={typing}
      take={take}
      whole
      testId={testId}
    >
      {(read, typed) =>
        read.kind === "either" ? (
          <>
            {t("slides.date.which")}
            {[read.one, read.other].map((day) => (
              <button key={day} type="button" onClick={() => choose(day)}>
                {words.day(day)}
              </button>
            ))}
          </>
        ) : (
          t("slides.date.none", { text: typed })
        )
      }
    </TypedField>
  );
}
