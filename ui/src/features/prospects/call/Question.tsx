import { useQuery } from "@tanstack/react-query";
import { type Ref, useEffect, useId, useImperativeHandle, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Notes } from "@/components/account/Notes";
import { RangeBar } from "@/components/RangeBar";
import { GRADE_KEYS } from "@/components/scorecard/Evidence";
import { GradeButtons } from "@/components/scorecard/GradeButtons";
import { type Answering, useAnswering } from "@/components/scorecard/useAnswering";
import { WorthWords } from "@/components/scorecard/Worth";
import { TierTag } from "@/components/TierTag";
import { useFormat } from "@/i18n/format";
import type { AnswerPreview, Grade, NextQuestion, Note, Tier } from "@/ipc";
import { answerPreviewQuery, numberPreviewQuery } from "@/queries/prospects";
import classes from "./Call.module.css";

/** What the keys of the page may do with the question on the screen. */
export interface QuestionHandle {
  choosePlace: (place: number) => void;
  chooseGrade: (grade: Grade) => void;
  clear: () => void;
  /** Moves between the answers with the arrow keys. */
  step: (by: 1 | -1) => void;
  /** Brings the hand to the note. */
  note: () => void;
  /** Takes what is typed; false where it cannot be taken, and says so. */
  settle: () => Promise<boolean>;
}

export interface QuestionProps extends Answering {
  account: number;
  tiers: readonly Tier[];
  /** What asking would bring; none once the answer is known. */
  worth: NextQuestion | null;
  group: string;
  notes: {
    notes: readonly Note[];
    onAdd: (text: string, parameter: string) => Promise<unknown>;
    onEdit: (id: number, text: string) => unknown;
    onRemove: (id: number) => unknown;
  };
  /** From inside a field, where the keys of the page do not work. */
  onNext: () => void;
  onBack: () => void;
  onLeave: () => void;
  onJump: () => void;
  onEnd: () => void;
  onUndo: () => void;
  onRedo: () => void;
  handle: Ref<QuestionHandle>;
}

/** What the score would be with an answer: a range and a tier, or nothing yet. */
function Preview({ tiers, preview }: { tiers: readonly Tier[]; preview?: AnswerPreview }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!preview) {
    return <span className={classes.preview} />;
  }
  const { brief } = preview;
  const name = tiers.find((tier) => tier.id === brief.tier)?.name ?? "";
  return (
    <span className={classes.preview}>
      <span className="visually-hidden">
        {t(brief.settled ? "call.wouldSettle" : "call.would", {
          tier: name,
          score: format.score(brief.likely, 1),
        })}
      </span>
      <span className={classes.previewBar} aria-hidden="true">
        <RangeBar tiers={tiers} low={brief.low} likely={brief.likely} high={brief.high} bands />
      </span>
      <span className={classes.previewTier} aria-hidden="true">
        <TierTag tiers={tiers} id={brief.tier} score={brief.likely} decimals={1} size="sm" />
      </span>
    </span>
  );
}

/** One question, large, with its answers under the keys, how it is known, and a note. */
export function Question(props: QuestionProps) {
  const { account, parameter, part, recorded, tiers, worth, group, notes, handle } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const titleId = useId();
  const worthId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const number = useRef<HTMLInputElement>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  const options = useRef<HTMLDivElement>(null);
  const answering = useAnswering({ ...props, asking: true });
  const { chosen, grade, fresh } = answering;
  const bands = parameter.answer === "bands";
  const [first, ...others] = parameter.questions ?? [];

  const tries = bands
    ? []
    : parameter.levels.map(({ id }) => ({
        given: { kind: "levels" as const, value: answering.toggled(id) },
        grade: fresh,
      }));
  const { data: previews } = useQuery(answerPreviewQuery(account, parameter.id, tries));
  const typed = answering.typed?.trim() ?? "";
  const { data: numberPreview } = useQuery(
    numberPreviewQuery(account, parameter.id, bands ? typed : "", fresh),
  );

  const toQuestion = () => (number.current ?? title.current)?.focus({ preventScroll: true });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question came
  useEffect(() => {
    toQuestion();
    number.current?.select();
  }, [parameter.id]);

  const clear = () => {
    answering.clear();
    toQuestion();
  };
  useImperativeHandle(handle, () => ({
    choosePlace: answering.choosePlace,
    chooseGrade: (how) => void answering.chooseGrade(how),
    clear,
    step: (by) => {
      const all = [...(options.current?.querySelectorAll("button") ?? [])];
      const at = all.indexOf(document.activeElement as HTMLButtonElement);
      const pressed = all.findIndex((one) => one.getAttribute("aria-pressed") === "true");
      const from = at >= 0 ? at + by : pressed >= 0 ? pressed : by > 0 ? 0 : all.length - 1;
      all[Math.min(Math.max(from, 0), all.length - 1)]?.focus();
    },
    note: () => note.current?.focus(),
    settle: answering.takeNumber,
  }));

  const thenOn = (go: () => void) =>
    void answering.takeNumber().then((taken) => {
      if (taken) {
        go();
      }
    });
  const inNumber = (event: React.KeyboardEvent<HTMLInputElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      // Nothing is typed that the field itself could take back: the last answer is meant.
      if (event.key.toLowerCase() === "z" && !event.altKey && answering.typed === null) {
        event.preventDefault();
        event.stopPropagation();
        (event.shiftKey ? props.onRedo : props.onUndo)();
      }
      return;
    }
    const empty = event.currentTarget.value === "";
    const letter = event.key.toLowerCase() as keyof typeof GRADE_KEYS;
    const act =
      event.key === "Enter"
        ? () => thenOn(props.onNext)
        : event.key === "Escape"
          ? props.onLeave
          : event.key === "ArrowLeft" && empty
            ? props.onBack
            : event.key === "ArrowRight" && empty
              ? props.onNext
              : letter in GRADE_KEYS
                ? () => thenOn(() => void answering.chooseGrade(GRADE_KEYS[letter]))
                : letter === ("f" as string)
                  ? () => thenOn(props.onEnd)
                  : event.key === "/"
                    ? props.onJump
                    : letter === ("n" as string)
                      ? () => note.current?.focus()
                      : null;
    if (act) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  };

  const given = recorded?.answer.given;
  const shownPreview = typed === "" ? null : (numberPreview ?? null);
  const inBand = shownPreview ? shownPreview.levels : part.answer;

  return (
    <section className={classes.question} data-testid="call-question" aria-labelledby={titleId}>
      <p className={classes.about}>
        <strong>{parameter.name}</strong>
        {group && <span>{group}</span>}
        {first && (first.ask || first.when) && (
          <span>{[first.ask, first.when].filter(Boolean).join(" · ")}</span>
        )}
      </p>
      <h2 className={classes.ask} id={titleId} ref={title} tabIndex={-1} aria-describedby={worthId}>
        {first ? t("prospects.card.quoted", { text: first.text }) : parameter.name}
      </h2>
      {others.length > 0 && (
        <p className={classes.or}>
          {others.map((one) => (
            <span key={one.text}>{t("call.or", { text: one.text })}</span>
          ))}
        </p>
      )}
      <p className={classes.worth} id={worthId}>
        {worth && <WorthWords question={worth} />}
      </p>
      {part.state === "unmatched" && (
        <p className={classes.unmatched} data-testid="call-unmatched">
          {given?.kind === "text"
            ? t("prospects.card.noLevel", { text: given.value })
            : t("prospects.card.outside", { value: answering.stored })}
        </p>
      )}
      {bands ? (
        <div className={classes.number}>
          <div className={classes.typed}>
            <input
              ref={number}
              inputMode="decimal"
              autoComplete="off"
              aria-labelledby={titleId}
              aria-describedby={worthId}
              aria-invalid={answering.refused || undefined}
              data-testid="call-number"
              value={answering.shown}
              onChange={(event) => answering.type(event.currentTarget.value)}
              onBlur={answering.leaveNumber}
              onKeyDown={inNumber}
            />
            <span>{parameter.unit}</span>
            <span className={classes.typedPreview} data-testid="call-number-preview">
              {shownPreview && <Preview tiers={tiers} preview={shownPreview} />}
            </span>
          </div>
          {answering.refused && (
            <p className={classes.refused} role="alert">
              {t("prospects.card.notNumber")}
            </p>
          )}
          <ul className={classes.bands}>
            {parameter.levels.map((level) => (
              <li key={level.id} data-on={inBand.includes(level.name) || undefined}>
                {level.name}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a column everywhere
        <div className={classes.options} role="group" aria-labelledby={titleId} ref={options}>
          {parameter.levels.map((level, place) => (
            <button
              key={level.id}
              type="button"
              className={classes.option}
              aria-pressed={chosen.includes(level.id)}
              data-testid={`call-level-${level.id}`}
              onClick={() => answering.choose(level.id)}
            >
              <span className={classes.key} aria-hidden="true">
                {place < 9 && <kbd>{format.count(place + 1)}</kbd>}
              </span>
              <span className={classes.level}>{level.name}</span>
              <Preview tiers={tiers} preview={previews?.[place]} />
            </button>
          ))}
        </div>
      )}
      <div className={classes.how}>
        <GradeButtons
          grade={grade}
          onChoose={(one) => void answering.chooseGrade(one)}
          notKnown={t("call.notKnown")}
          size={16}
          classes={classes}
          testId="call-grade"
        />
        {parameter.several && (
          <span className="quiet">{t(`prospects.several.${parameter.several}`)}</span>
        )}
        {recorded && (
          <button type="button" className={classes.clear} onClick={clear} data-testid="call-clear">
            {t("prospects.card.clear")}
            <span aria-hidden="true">
              <kbd>{t("call.delete")}</kbd>
            </span>
          </button>
        )}
      </div>
      <div className={classes.note}>
        <span aria-hidden="true">
          <kbd>N</kbd>
        </span>
        <Notes
          bare
          field={note}
          notes={notes.notes.filter((one) => one.parameter === parameter.id)}
          onAdd={(text) => notes.onAdd(text, parameter.id)}
          onEdit={notes.onEdit}
          onRemove={notes.onRemove}
          onLeave={toQuestion}
        />
      </div>
    </section>
  );
}
