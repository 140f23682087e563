import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Language, Starter } from "@/ipc";
import { startersInQuery } from "@/queries/profile";
import classes from "./Start.module.css";

export interface StarterChoiceProps {
  language: Language;
  chosen: Starter | null;
  onChosen: (starter: Starter) => void;
}

/** The ready profiles, one of which is chosen. */
export function StarterChoice({ language, chosen, onChosen }: StarterChoiceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: starters } = useQuery(startersInQuery(language));
  const first = starters?.[0]?.starter;

  useEffect(() => {
    if (chosen === null && first !== undefined) {
      onChosen(first);
    }
  }, [chosen, first, onChosen]);

  return (
    <fieldset className={classes.starters}>
      <legend>{t("start.starter.which")}</legend>
      {starters?.map(({ starter, name, about, parameters }) => (
        <label key={starter} className={classes.starter}>
          <input
            type="radio"
            name="starter"
            value={starter}
            checked={starter === chosen}
            onChange={() => onChosen(starter)}
          />
          <span>
            <strong>{name}</strong>
            <span>{about}</span>
            <span className={classes.hint}>
              {t("profile.start.parameters", { count: parameters, n: format.count(parameters) })}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
