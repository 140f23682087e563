import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Level, Parameter } from "@/ipc";
import { said } from "../change";
import { idFor } from "../ids";
import { withBand } from "./bands";
import classes from "./LevelTable.module.css";
import { sameWord } from "./spelling";

interface AddLevelProps {
  parameter: Parameter;
  onPut: (levels: Level[], about: string) => Promise<unknown>;
}

/** A line to type a further answer in; Enter adds it and waits for the next. */
export function AddLevel({ parameter, onPut }: AddLevelProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const { levels } = parameter;
  const bands = parameter.answer === "bands";
  const name = typed.trim();
  const taken = levels
    .flatMap((one) => [one.name, ...(one.aliases ?? [])])
    .some((one) => sameWord(one, name));
  const words = bands ? t("profile.levels.addBand") : t("profile.levels.add");

  const add = () => {
    if (!name || taken) {
      return;
    }
    const id = idFor(
      name,
      levels.map((one) => one.id),
      "answer",
    );
    const next = bands ? withBand(levels, id, name) : [...levels, { id, name, fit: 50 }];
    setTyped("");
    said(onPut(next, id));
  };

  return (
    <label className={classes.add}>
      <IconPlus size={15} stroke={1.7} aria-hidden />
      <span className="visually-hidden">{words}</span>
      <input
        value={typed}
        placeholder={words}
        autoComplete="off"
        aria-invalid={(name !== "" && taken) || undefined}
        data-testid="add-level"
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            add();
          } else if (event.key === "Escape") {
            event.stopPropagation();
            setTyped("");
          }
        }}
        onBlur={add}
      />
      {name !== "" && taken && (
        <span className={classes.clash} role="alert">
          {t("profile.levels.sameName", { name })}
        </span>
      )}
    </label>
  );
}
