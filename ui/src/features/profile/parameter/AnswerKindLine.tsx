import { Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Parameter, Several } from "@/ipc";
import { said } from "../change";
import classes from "./LevelTable.module.css";

interface AnswerKindLineProps {
  parameter: Parameter;
  onPut: (parameter: Parameter) => Promise<unknown>;
}

const SEVERAL: (Several | null)[] = [null, "best", "worst", "mean"];

/** How the parameter is answered, and what counts where several answers hold at once. */
export function AnswerKindLine({ parameter, onPut }: AnswerKindLineProps) {
  const { t } = useTranslation();
  const { answer, several } = parameter;
  const lists = answer === "choice" || answer === "ordered";
  return (
    <span className={classes.kinds}>
      {lists ? (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <button type="button" className={classes.kind} data-testid="answer-kind">
              {t(`profile.kind.${answer}`)}
              <IconChevronDown size={13} stroke={1.7} aria-hidden />
            </button>
          </Menu.Target>
          <Menu.Dropdown maw={330}>
            {(["ordered", "choice"] as const).map((kind) => (
              <Menu.Item
                key={kind}
                disabled={kind === answer}
                onClick={() => said(onPut({ ...parameter, answer: kind }))}
              >
                {t(`profile.kind.${kind}`)}
                <span className={classes.hint}>{t(`profile.kindHint.${kind}`)}</span>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : (
        <span className={classes.kindText}>{t(`profile.kind.${answer}`)}</span>
      )}
      {lists && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <button type="button" className={classes.kind}>
              {t(`profile.several.${several ?? "one"}`)}
              <IconChevronDown size={13} stroke={1.7} aria-hidden />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {SEVERAL.map((one) => (
              <Menu.Item
                key={one ?? "one"}
                disabled={one === (several ?? null)}
                onClick={() => said(onPut({ ...parameter, several: one }))}
              >
                {t(`profile.several.${one ?? "one"}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </span>
  );
}
