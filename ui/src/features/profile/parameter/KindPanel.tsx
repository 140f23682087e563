import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorWords } from "@/i18n/errors";
import { useFormat } from "@/i18n/format";
import { type AnswerKind, asLanewiseError, ipc, type KindWish, type Parameter } from "@/ipc";
import { kindPlanQuery } from "@/queries/profile";
import { useDraftChange } from "../change";
import classes from "./KindPanel.module.css";

interface KindPanelProps {
  parameter: Parameter;
  to: AnswerKind;
  onClose: () => void;
}

/** What another kind of answer would do to the answers and the accounts, said before it is done. */
export function KindPanel({ parameter, to, onClose }: KindPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorWords = useErrorWords();
  const change = useDraftChange(true);
  const [yes, setYes] = useState<string[] | null>(null);
  const [unit, setUnit] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const wish: KindWish = {
    yes,
    yes_name: t("profile.own.yes"),
    no_name: t("profile.own.no"),
    // Only the counts are asked here; the unit does not change them.
    unit: "",
  };
  const { data: plan } = useQuery(kindPlanQuery(parameter.id, to, wish));
  if (!plan) {
    return null;
  }
  const counted = (count: number) => ({ count, n: format.count(count) });
  const meansYes = (id: string) => plan.yes.includes(id);
  const flip = (id: string) =>
    setYes(meansYes(id) ? plan.yes.filter((one) => one !== id) : [...plan.yes, id]);
  const sure = async () => {
    if (to === "bands" && unit.trim() === "") {
      setProblem(t("profile.own.problem.unit"));
      return;
    }
    try {
      await change({
        run: () => ipc.profileSetKind(parameter.id, to, { ...wish, unit: unit.trim() }),
      });
      onClose();
    } catch (thrown) {
      const words = errorWords(asLanewiseError(thrown));
      setProblem([words.what, words.detail].filter(Boolean).join(" "));
    }
  };

  return (
    <form
      className={classes.panel}
      aria-label={t(`profile.kindTo.${to}`)}
      data-testid="kind-panel"
      onSubmit={(event) => {
        event.preventDefault();
        void sure();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <h3>{t(`profile.kindTo.${to}`)}</h3>
      {to === "yes_no" && (
        <fieldset className={classes.yes}>
          <legend>{t("profile.kindPlan.whichYes")}</legend>
          {parameter.levels.map((level) => (
            <button
              key={level.id}
              type="button"
              className={classes.answer}
              aria-pressed={meansYes(level.id)}
              onClick={() => flip(level.id)}
            >
              {level.name}
              <strong>{meansYes(level.id) ? t("profile.own.yes") : t("profile.own.no")}</strong>
            </button>
          ))}
        </fieldset>
      )}
      {to === "bands" && (
        <TextInput
          className={classes.unit}
          label={t("profile.levels.unit")}
          placeholder={t("profile.own.unitHint")}
          value={unit}
          autoFocus
          data-testid="kind-unit"
          onChange={(event) => setUnit(event.currentTarget.value)}
        />
      )}
      <p>
        {to === "yes_no"
          ? t("profile.kindPlan.levelsYes")
          : to === "bands"
            ? t("profile.kindPlan.levelsBands")
            : t("profile.kindPlan.levelsStay")}{" "}
        {parameter.several && (to === "yes_no" || to === "bands") && t("profile.kindPlan.several")}
      </p>
      <p data-testid="kind-answers">
        {plan.covered === 0
          ? t("profile.kindPlan.none")
          : plan.lost === 0
            ? t("profile.kindPlan.all", counted(plan.covered))
            : t("profile.kindPlan.lost", {
                ...counted(plan.lost),
                all: format.count(plan.covered),
              })}{" "}
        {plan.won > 0 && t("profile.kindPlan.won", counted(plan.won))}
      </p>
      {problem && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={classes.actions}>
        <Button type="submit" variant="filled" data-testid="kind-do">
          {t("profile.kindPlan.do")}
        </Button>
        <Button onClick={onClose}>{t("common.cancel")}</Button>
      </div>
    </form>
  );
}
