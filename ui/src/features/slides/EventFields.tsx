import { useTranslation } from "react-i18next";
import { today } from "@/components/days";
import type { ValueEvent } from "@/components/slides/sheet";
import type { EventState } from "@/ipc";
import { DayField } from "./DayField";
import classes from "./Fields.module.css";
import { GrowText } from "./GrowText";
import type { LineKeys } from "./Lines";

const STATES: readonly EventState[] = ["planned", "reached", "missed"];

export interface EventFieldsProps {
  event: ValueEvent;
  onChange: (next: ValueEvent | ((now: ValueEvent) => ValueEvent)) => void;
  onLeave: () => void;
  keys: LineKeys;
  at: number;
}

/** A small, early win after go-live: what, when, whose, how it is measured, and what became of it. */
export function EventFields({ event, onChange, onLeave, keys, at }: EventFieldsProps) {
  const { t } = useTranslation();
  const text = (key: "after" | "owner" | "measure", testId: string) => (
    <label className={classes.labelled} data-long={key === "measure" || undefined}>
      <span>{t(`slides.event.${key}`)}</span>
      <input
        className={classes.short}
        autoComplete="off"
        placeholder={t(`slides.event.${key}Hint`)}
        value={event[key]}
        onChange={(typed) => onChange({ ...event, [key]: typed.currentTarget.value })}
        onBlur={onLeave}
        data-testid={testId}
      />
    </label>
  );
  const put = (next: Partial<ValueEvent>) => {
    onChange((now) => ({ ...now, ...next }));
    onLeave();
  };
  return (
    <div className={classes.event} data-testid={`slide-event-${at}`}>
      <GrowText
        label={t("slides.event.what")}
        placeholder={t("slides.event.whatHint")}
        value={event.what}
        onChange={(what) => onChange({ ...event, what })}
        onLeave={onLeave}
        onKeyDown={keys.onKeyDown}
        onPaste={keys.onPaste}
        testId={`slide-event-what-${at}`}
      />
      <div className={classes.row}>
        {text("after", `slide-event-after-${at}`)}
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the field has a name of its own */}
        <label className={classes.labelled}>
          <span>{t("slides.event.due")}</span>
          <DayField
            label={t("slides.event.due")}
            value={event.due}
            onChange={(due) => put({ due })}
            testId={`slide-event-due-${at}`}
          />
        </label>
        {text("owner", `slide-event-owner-${at}`)}
        {text("measure", `slide-event-measure-${at}`)}
      </div>
      <div className={classes.row}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a flex row everywhere */}
        <span className={classes.choice} role="group" aria-label={t("slides.event.state")}>
          {STATES.map((state) => (
            <button
              key={state}
              type="button"
              aria-pressed={event.state === state}
              onClick={() =>
                put({
                  state,
                  settled: state === "planned" ? "" : event.settled || today(),
                })
              }
              data-testid={`slide-event-${state}-${at}`}
            >
              {t(`slides.state.${state}`)}
            </button>
          ))}
        </span>
        {event.state !== "planned" && (
          <span className={classes.labelled}>
            <span>{t("slides.event.settled")}</span>
            <DayField
              label={t("slides.event.settled")}
              value={event.settled}
              onChange={(settled) => put({ settled })}
              testId={`slide-event-settled-${at}`}
            />
          </span>
        )}
      </div>
    </div>
  );
}
