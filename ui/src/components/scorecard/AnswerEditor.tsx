import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import classes from "./AnswerEditor.module.css";
import { GRADE_KEYS } from "./Evidence";
import { GradeButtons } from "./GradeButtons";
import { type Answering, useAnswering } from "./useAnswering";

export interface AnswerEditorProps extends Answering {
  onLeave: (to: "stay" | "next" | "previous") => void;
  /** The score as it is now, so that one sees it move. */
  now: ReactNode;
}

/** Answers one parameter where it stands. Nothing is saved by a button: each press counts. */
export function AnswerEditor(props: AnswerEditorProps) {
  const { parameter, part, recorded, onLeave, now } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const labelId = useId();
  const root = useRef<HTMLDivElement>(null);
  const number = useRef<HTMLInputElement>(null);
  const bands = parameter.answer === "bands";
  const several = parameter.several != null;

  const answering = useAnswering(props);
  const { chosen, grade: shownGrade, choose, choosePlace, chooseGrade, takeNumber } = answering;
  const { stored, refused } = answering;
  const given = recorded?.answer.given;

  const focusAnswer = useCallback(() => {
    const levels = root.current?.querySelector("[data-levels]");
    const first = levels?.querySelector<HTMLElement>("[aria-pressed='true']");
    const any = levels?.querySelector<HTMLElement>("button");
    (number.current ?? first ?? any)?.focus({ preventScroll: true });
  }, []);

  useEffect(() => {
    focusAnswer();
    number.current?.select();
    root.current?.scrollIntoView({ block: "nearest" });
  }, [focusAnswer]);

  const clear = () => {
    answering.clear();
    // The button that was pressed goes away with the answer.
    focusAnswer();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const inNumber = event.target === number.current;
    const letter = event.key.toLowerCase() as keyof typeof GRADE_KEYS;
    const handled = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (event.key === "Escape") {
      handled();
      onLeave("stay");
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      handled();
      const to = event.key === "ArrowDown" ? "next" : "previous";
      void takeNumber().then((taken) => taken && onLeave(to));
    } else if (event.key === "Enter" && inNumber) {
      handled();
      void takeNumber().then((taken) => taken && onLeave("next"));
    } else if (letter in GRADE_KEYS) {
      handled();
      void chooseGrade(GRADE_KEYS[letter]);
    } else if (!inNumber && /^[1-9]$/.test(event.key)) {
      handled();
      choosePlace(Number(event.key) - 1);
    } else if (!inNumber && (event.key === "Backspace" || event.key === "Delete")) {
      handled();
      clear();
    }
  };

  const question = parameter.questions?.[0];
  const written = given?.kind === "text" ? given.value : null;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys for what the buttons do
    <div className={classes.editor} ref={root} onKeyDown={onKeyDown} data-testid="answer-editor">
      <div className={classes.head}>
        {question ? (
          <p className="question" id={labelId}>
            {t("prospects.card.quoted", { text: question.text })}
            {question.ask && (
              <span className={classes.who}>
                {[question.ask, question.when].filter(Boolean).join(" · ")}
              </span>
            )}
          </p>
        ) : (
          <p id={labelId}>
            <strong>{parameter.name}</strong>
          </p>
        )}
        <span className={classes.now}>{now}</span>
        <button
          type="button"
          className={classes.close}
          aria-label={t("common.close")}
          onClick={() => onLeave("stay")}
        >
          <IconX size={16} stroke={1.6} aria-hidden />
        </button>
      </div>
      {part.state === "unmatched" && (
        <p className={classes.unmatched} data-testid="unmatched-note">
          {written === null
            ? t("prospects.card.outside", { value: stored })
            : t("prospects.card.noLevel", { text: written })}
        </p>
      )}
      {bands ? (
        <div className={classes.number}>
          <input
            ref={number}
            className={classes.input}
            inputMode="decimal"
            autoComplete="off"
            aria-labelledby={labelId}
            aria-invalid={refused || undefined}
            data-testid="answer-number"
            value={answering.shown}
            onChange={(event) => answering.type(event.currentTarget.value)}
            onBlur={answering.leaveNumber}
          />
          <span>{parameter.unit}</span>
          <span className={classes.bands}>
            {parameter.levels.map((level) => (
              <span key={level.id} data-on={chosen.includes(level.id) || undefined}>
                {level.name}
              </span>
            ))}
          </span>
          {refused && (
            <span className={classes.refused} role="alert">
              {t("prospects.card.notNumber")}
            </span>
          )}
        </div>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a flex row everywhere
        <div className={classes.levels} data-levels role="group" aria-labelledby={labelId}>
          {parameter.levels.map((level, place) => (
            <button
              key={level.id}
              type="button"
              className={classes.level}
              aria-pressed={chosen.includes(level.id)}
              data-testid={`answer-level-${level.id}`}
              onClick={() => choose(level.id)}
            >
              {place < 9 && (
                <span aria-hidden="true">
                  <kbd>{format.count(place + 1)}</kbd>
                </span>
              )}
              {level.name}
            </button>
          ))}
        </div>
      )}
      <div className={classes.foot}>
        <GradeButtons
          grade={shownGrade}
          onChoose={(grade) => void chooseGrade(grade)}
          size={15}
          classes={classes}
          testId="answer-grade"
        />
        {several && (
          <span className={classes.hint}>
            {t(`prospects.several.${parameter.several ?? "best"}`)}
          </span>
        )}
        <span className={classes.recorded}>
          {recorded &&
            t("prospects.card.recorded", { who: recorded.author, when: format.when(recorded.at) })}
        </span>
        {recorded && (
          <Button size="compact-sm" variant="subtle" onClick={clear} data-testid="answer-clear">
            {t("prospects.card.clear")}
          </Button>
        )}
      </div>
    </div>
  );
}
