import { ActionIcon } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { InlineText } from "@/components/InlineText";
import type { Parameter, Question } from "@/ipc";
import { said, useTakeBack } from "../change";
import classes from "./Questions.module.css";

interface QuestionsProps {
  parameter: Parameter;
  onPut: (parameter: Parameter) => Promise<unknown>;
  /** All of them are shown, and what else is worth knowing; else only the first. */
  open: boolean;
}

/** The discovery questions, as one would ask them; who asks, and when. */
export function Questions({ parameter, onPut, open }: QuestionsProps) {
  const { t } = useTranslation();
  const takeBack = useTakeBack();
  const [adding, setAdding] = useState(false);
  const questions = parameter.questions ?? [];

  const put = (next: Question[]) => onPut({ ...parameter, questions: next });
  const edit = (at: number, part: Partial<Question>) =>
    said(put(questions.map((one, place) => (place === at ? { ...one, ...part } : one))));
  const remove = (at: number) =>
    said(
      put(questions.filter((_, place) => place !== at)).then(() =>
        takeBack(t("profile.questions.removed")),
      ),
    );

  return (
    <div className={classes.questions} data-testid="parameter-questions">
      {(open ? questions : questions.slice(0, 1)).map((question, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a question is its place in the list
        <div key={at} className={classes.row}>
          <span className={classes.label}>{at === 0 ? t("profile.questions.ask") : ""}</span>
          <span className={`${classes.text} question`}>
            <InlineText
              label={t("profile.questions.text")}
              value={question.text}
              required
              multiline
              onCommit={(text) => edit(at, { text })}
            />
          </span>
          <span className={classes.who}>
            <InlineText
              label={t("profile.questions.who")}
              placeholder={t("profile.questions.anyone")}
              value={question.ask ?? ""}
              onCommit={(ask) => edit(at, { ask })}
            />
            <span aria-hidden="true">·</span>
            <InlineText
              label={t("profile.questions.when")}
              placeholder={t("profile.questions.anytime")}
              value={question.when ?? ""}
              onCommit={(when) => edit(at, { when })}
            />
          </span>
          <ActionIcon
            className={classes.remove}
            variant="subtle"
            size="sm"
            aria-label={t("profile.questions.remove")}
            onClick={() => remove(at)}
          >
            <IconX size={15} stroke={1.6} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {adding ? (
        <div className={classes.row}>
          <span className={classes.label}>{t("profile.questions.ask")}</span>
          <textarea
            // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field
            autoFocus
            rows={1}
            className={`${classes.fresh} question`}
            aria-label={t("profile.questions.text")}
            placeholder={t("profile.questions.fresh")}
            onBlur={(event) => {
              const text = event.currentTarget.value.trim();
              setAdding(false);
              if (text) {
                said(put([...questions, { text }]));
              }
            }}
            onKeyDown={(event) => {
              if (event.key === "Enter") {
                event.preventDefault();
                event.currentTarget.blur();
              } else if (event.key === "Escape") {
                event.stopPropagation();
                event.currentTarget.value = "";
                event.currentTarget.blur();
              }
            }}
          />
        </div>
      ) : (
        (open || questions.length === 0) && (
          <button type="button" className={classes.add} onClick={() => setAdding(true)}>
            <IconPlus size={14} stroke={1.7} aria-hidden />
            {questions.length === 0 ? t("profile.questions.first") : t("profile.questions.another")}
          </button>
        )
      )}
    </div>
  );
}
