import { Tooltip } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { ParameterEvidence } from "@/ipc";
import { askOf } from "@/shell/actions";
import { SaysMark } from "./Marks";
import classes from "./Marks.module.css";
import { plainTold, saysAt, saysDoubt, saysTold, useSpeech } from "./words";

export interface WeightSaysProps {
  evidence: ParameterEvidence;
  /** As it is, or as it is under the hand: the mark follows without a question to the core. */
  weight: number;
  /** The parameter's name. */
  name: string;
}

const NONE: never[] = [];

/** What the data says of a weight, beside it: a sign and a word, on demand why, and the way to the evidence. */
export const WeightSays = memo(function WeightSays({ evidence, weight, name }: WeightSaysProps) {
  const { t } = useTranslation();
  const speech = useSpeech(NONE);
  const says = saysAt(evidence, weight);
  const why = [
    plainTold(speech, saysTold(speech, evidence, says)),
    saysDoubt(speech, evidence, says),
  ]
    .filter(Boolean)
    .join(" ");
  return (
    <Tooltip label={why} multiline w={260} openDelay={300} events={SHOWS}>
      <Link
        to="/evidence"
        className={classes.says}
        data-says={says}
        aria-label={t("evidence.weightSays", { name, says: t(`evidence.says.${says}`), why })}
        data-testid={`says-${evidence.parameter}`}
        onClick={() => askOf(`evidence.parameter:${evidence.parameter}`)}
      >
        <SaysMark says={says} />
        <span>{t(`evidence.says.${says}`)}</span>
      </Link>
    </Tooltip>
  );
});

const SHOWS = { hover: true, focus: true, touch: true };
