import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Given, Grade, Parameter, Part, RecordedAnswer } from "@/ipc";
import classes from "./AnswerEditor.module.css";
import { GRADE_ICONS } from "./Evidence";

/** The key of each evidence grade, the same in every language: it stands on the button. */
const GRADE_KEYS = { o: "observed", s: "said", g: "guess", u: "unknown" } as const;
const GRADES = Object.entries(GRADE_KEYS) as [string, Grade][];

export interface AnswerEditorProps {
  parameter: Parameter;
  part: Part;
  recorded: RecordedAnswer | null;
  onAnswer: (given: Given, grade: Grade) => Promise<unknown>;
  onClear: () => Promise<unknown>;
  /** What a typed text means to the profile. */
  onRead: (text: string) => Promise<Given | null>;
  onLeave: (to: "stay" | "next" | "previous") => void;
  /** The score as it is now, so that one sees it move. */
  now: ReactNode;
}

function levelsOf(given: Given | undefined, parameter: Parameter, part: Part): string[] {
  if (given?.kind === "levels") {
    return given.value;
  }
  // A number's band, or a text that the profile reads as a level: the core has named it.
  return parameter.levels.filter((level) => part.answer.includes(level.name)).map(({ id }) => id);
}

/** Answers one parameter where it stands. Nothing is saved by a button: each press counts. */
export function AnswerEditor(props: AnswerEditorProps) {
  const { parameter, part, recorded, onAnswer, onClear, onRead, onLeave, now } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const labelId = useId();
  const root = useRef<HTMLDivElement>(null);
  const number = useRef<HTMLInputElement>(null);
  const bands = parameter.answer === "bands";
  const several = parameter.several != null;

  // What was just pressed, until the core has it: the button must not wait to look pressed.
  const [pressed, setPressed] = useState<{ levels: string[]; grade: Grade } | null>(null);
  const [grade, setGrade] = useState<Grade>(recorded?.answer.grade ?? "said");
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const given = recorded?.answer.given;
  const chosen = pressed?.levels ?? (recorded ? levelsOf(given, parameter, part) : []);
  const shownGrade = pressed?.grade ?? recorded?.answer.grade ?? grade;
  const stored = given?.kind === "number" ? format.number(given.value, 6) : "";

  /** What was sent last; a grade pressed right after a number belongs to that number. */
  const sent = useRef<Given | null>(given ?? null);
  /** One change after the other: two quick presses must not overtake each other. */
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const reading = useRef<Promise<unknown>>(Promise.resolve());

  // biome-ignore lint/correctness/useExhaustiveDependencies: the recorded answer has come
  useEffect(() => {
    sent.current = given ?? null;
    setPressed(null);
  }, [recorded, part]);

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

  const put = (answer: Given, how: Grade, levels: string[]) => {
    setPressed({ levels, grade: how });
    setGrade(how);
    sent.current = answer;
    queue.current = queue.current.then(() => onAnswer(answer, how)).catch(() => setPressed(null));
  };
  /** A fresh answer is not "unknown": somebody just said it. */
  const fresh = (): Grade => (shownGrade === "unknown" ? "said" : shownGrade);

  const choose = (id: string) => {
    if (!several) {
      put({ kind: "levels", value: [id] }, fresh(), [id]);
      return;
    }
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    if (next.length === 0) {
      clear();
    } else {
      put({ kind: "levels", value: next }, fresh(), next);
    }
  };
  const choosePlace = (place: number) => {
    const level = parameter.levels[place];
    if (level) {
      choose(level.id);
    }
  };
  const clear = () => {
    setPressed({ levels: [], grade: "said" });
    setTyped(null);
    sent.current = null;
    // The button that was pressed goes away with the answer.
    focusAnswer();
    queue.current = queue.current.then(onClear).catch(() => setPressed(null));
  };
  const chooseGrade = async (how: Grade) => {
    setGrade(how);
    await reading.current;
    const last = sent.current;
    if (how === "unknown") {
      put(last ?? { kind: "levels", value: [] }, how, []);
    } else if (last && !(last.kind === "levels" && last.value.length === 0)) {
      put(last, how, chosen);
    }
  };
  /** Returns whether the number could be taken. */
  const takeNumber = async (): Promise<boolean> => {
    if (typed === null || typed.trim() === stored) {
      return true;
    }
    if (typed.trim() === "") {
      clear();
      return true;
    }
    const read = await onRead(typed);
    if (read?.kind !== "number") {
      setRefused(true);
      return false;
    }
    setRefused(false);
    setTyped(null);
    put(read, fresh(), []);
    return true;
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
            value={typed ?? stored}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setRefused(false);
            }}
            onBlur={() => {
              reading.current = takeNumber();
            }}
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
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div className={classes.grades} role="group" aria-label={t("prospects.card.evidence")}>
          {GRADES.map(([key, one]) => {
            const Icon = GRADE_ICONS[one];
            return (
              <button
                key={one}
                type="button"
                className={classes.grade}
                aria-pressed={shownGrade === one}
                aria-keyshortcuts={key.toUpperCase()}
                data-testid={`answer-grade-${one}`}
                onClick={() => void chooseGrade(one)}
              >
                <Icon size={15} stroke={1.6} aria-hidden />
                {t(`prospects.grade.${one}`)}
                <span aria-hidden="true">
                  <kbd>{key.toUpperCase()}</kbd>
                </span>
              </button>
            );
          })}
        </div>
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
