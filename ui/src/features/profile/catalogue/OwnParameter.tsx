import { Button, NativeSelect, SegmentedControl, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorWords } from "@/i18n/errors";
import { type AnswerKind, asLanewiseError, type Group, type Parameter } from "@/ipc";
import classes from "./OwnParameter.module.css";
import { newGroup, ownParameter } from "./own";

interface OwnParameterProps {
  /** The groups there are, and the ids that are taken. */
  groups: readonly Group[];
  taken: readonly string[];
  /** Puts it into the profile; rejects where the core refuses. */
  onMake: (parameter: Parameter, group: Group) => Promise<unknown>;
  /** What was typed so far, to begin with. */
  name: string;
  onMade: (id: string) => void;
  onClose: () => void;
}

const KINDS: readonly AnswerKind[] = ["ordered", "choice", "yes_no", "bands"];
/** No group has this id: it stands for one to be made. */
const NEW = "";

/** A parameter of one's own in a few lines; everything else is edited where it then stands. */
export function OwnParameter(props: OwnParameterProps) {
  const { groups, taken, name: begun, onMake, onMade, onClose } = props;
  const { t } = useTranslation();
  const errorWords = useErrorWords();
  const [name, setName] = useState(begun);
  const [group, setGroup] = useState(groups[0]?.id ?? NEW);
  const [groupName, setGroupName] = useState("");
  const [kind, setKind] = useState<AnswerKind>("ordered");
  const [answers, setAnswers] = useState("");
  const [unit, setUnit] = useState("");
  const [question, setQuestion] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const lists = kind === "ordered" || kind === "choice";

  const make = async () => {
    const made = ownParameter({ name, group, kind, answers, unit, question }, taken, {
      yes: t("profile.own.yes"),
      no: t("profile.own.no"),
      under: (to) => t("profile.own.under", { to }),
      between: (from, to) => t("profile.own.between", { from, to }),
      over: (from) => t("profile.own.over", { from }),
    });
    if ("problem" in made) {
      setProblem(t(`profile.own.problem.${made.problem}`));
      return;
    }
    const target =
      groups.find((one) => one.id === group) ??
      newGroup(groupName.trim() || t("profile.own.newGroup"), groups);
    const parameter = { ...made.parameter, group: target.id };
    setProblem(null);
    try {
      await onMake(parameter, target);
      onMade(parameter.id);
    } catch (thrown) {
      const words = errorWords(asLanewiseError(thrown));
      setProblem([words.what, words.detail].filter(Boolean).join(" "));
    }
  };

  return (
    <form
      className={classes.form}
      data-testid="own-form"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <TextInput
        label={t("profile.parameter.name")}
        value={name}
        data-testid="own-name"
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={t("profile.parameter.group")}
        value={group}
        onChange={(event) => setGroup(event.currentTarget.value)}
        data={[
          ...groups.map((one) => ({ value: one.id, label: one.name })),
          { value: NEW, label: t("profile.own.newGroup") },
        ]}
      />
      {group === NEW && (
        <TextInput
          className={classes.wide}
          label={t("profile.list.groupName")}
          value={groupName}
          onChange={(event) => setGroupName(event.currentTarget.value)}
        />
      )}
      <div className={classes.wide}>
        <span className={classes.label} id="own-kind">
          {t("profile.own.kind")}
        </span>
        <SegmentedControl
          className={classes.kinds}
          fullWidth
          aria-labelledby="own-kind"
          value={kind}
          onChange={(next) => setKind(KINDS.find((one) => one === next) ?? "ordered")}
          data={KINDS.map((one) => ({ value: one, label: t(`profile.kindShort.${one}`) }))}
        />
      </div>
      {lists && (
        <Textarea
          className={classes.wide}
          label={t("profile.own.answers")}
          description={
            kind === "ordered" ? t("profile.own.answersOrdered") : t("profile.own.answersChoice")
          }
          autosize
          minRows={3}
          value={answers}
          data-testid="own-answers"
          onChange={(event) => setAnswers(event.currentTarget.value)}
        />
      )}
      {kind === "bands" && (
        <>
          <TextInput
            label={t("profile.own.limits")}
            description={t("profile.own.limitsHint")}
            value={answers}
            data-testid="own-limits"
            onChange={(event) => setAnswers(event.currentTarget.value)}
          />
          <TextInput
            label={t("profile.levels.unit")}
            description={t("profile.own.unitHint")}
            value={unit}
            data-testid="own-unit"
            onChange={(event) => setUnit(event.currentTarget.value)}
          />
        </>
      )}
      <TextInput
        className={classes.wide}
        label={t("profile.questions.text")}
        placeholder={t("profile.questions.fresh")}
        value={question}
        onChange={(event) => setQuestion(event.currentTarget.value)}
      />
      {problem && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={classes.actions}>
        <Button onClick={onClose}>{t("common.cancel")}</Button>
        <Button variant="filled" type="submit" data-testid="own-add">
          {t("profile.own.make")}
        </Button>
      </div>
    </form>
  );
}
