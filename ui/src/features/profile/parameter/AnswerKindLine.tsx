import { Menu } from "@mantine/core";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { AnswerKind, Parameter, Several } from "@/ipc";
import { said } from "../change";
import classes from "./LevelTable.module.css";

interface AnswerKindLineProps {
  parameter: Parameter;
  onPut: (parameter: Parameter) => Promise<unknown>;
  /** Another kind is wished for; what it would do is said first. */
  onKind: (kind: AnswerKind) => void;
}

const SEVERAL: (Several | null)[] = [null, "best", "worst", "mean"];
const KINDS: readonly AnswerKind[] = ["ordered", "choice", "yes_no", "bands"];

/** How the parameter is answered, and what counts where several answers hold at once. */
export function AnswerKindLine({ parameter, onPut, onKind }: AnswerKindLineProps) {
  const { t } = useTranslation();
  const { answer, several } = parameter;
  const lists = answer === "choice" || answer === "ordered";
  return (
    <span className={classes.kinds}>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <button type="button" className={classes.kind} data-testid="answer-kind">
            {t(`profile.kind.${answer}`)}
            <IconChevronDown size={13} stroke={1.7} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown maw={330}>
          {KINDS.map((kind) => (
            <Menu.Item
              key={kind}
              disabled={kind === answer}
              rightSection={kind === answer ? <IconCheck size={15} aria-hidden /> : null}
              data-testid={`kind-${kind}`}
              onClick={() => onKind(kind)}
            >
              {t(`profile.kind.${kind}`)}
              <span className={classes.hint}>{t(`profile.kindHint.${kind}`)}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {lists && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <button type="button" className={classes.kind} data-testid="several">
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
