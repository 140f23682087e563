import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Figure } from "@/components/drawings/Figure";
import { stripSays, stripScene, stripTable } from "@/components/evidence/drawings/strip";
import { SaysMark, VerdictMark } from "@/components/evidence/Marks";
import {
  chanceFigure,
  chanceTold,
  type Row,
  rowTold,
  type Speech,
  saysDoubt,
  saysTold,
  VERDICT_KEY,
} from "@/components/evidence/words";
import { RichText, VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import type { EvidenceParameters, LeftOut, Outcome, Profile } from "@/ipc";
import { askOf } from "@/shell/actions";
import classes from "./Detail.module.css";
import { WhoAnswered } from "./WhoAnswered";

interface DetailProps {
  row: Row;
  profile: Profile;
  evidence: EvidenceParameters;
  outcomes: readonly Outcome[];
  speech: Speech;
}

/** Everything that the customers say of one parameter. */
export function Detail({ row, profile, evidence, outcomes, speech }: DetailProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const pane = useRef<HTMLElement>(null);
  const { parameter } = row;
  const found = row.evidence;
  const draw = useCallback((width: number) => stripScene(speech, row, width), [speech, row]);
  const table = useMemo(() => stripTable(speech, row), [speech, row]);
  const told = rowTold(speech, row);
  const says = saysTold(speech, found, found.says);
  const chance = chanceTold(speech, found.adjusted, evidence.permutations);
  const group = profile.groups.find((one) => one.id === parameter.group)?.name;
  const known = found.known.success + found.known.others;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another parameter begins at its top
  useEffect(() => {
    if (pane.current) {
      pane.current.scrollTop = 0;
    }
  }, [row.id]);

  return (
    <aside
      ref={pane}
      className={classes.pane}
      aria-label={t("evidence.detail.label", { name: parameter.name })}
      data-testid="evidence-detail"
    >
      <div className={classes.head}>
        <h2>{parameter.name}</h2>
        {group && <span className="faint">{group}</span>}
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes.open}
          onClick={() => {
            askOf(`profile.parameter:${parameter.id}`);
            void navigate({ to: "/profile" });
          }}
        >
          {t("evidence.detail.open")}
        </Button>
      </div>
      <p className={classes.verdict} data-verdict={found.verdict}>
        <VerdictMark verdict={found.verdict} />{" "}
        {t(`evidence.verdict.${VERDICT_KEY[found.verdict]}`)}
      </p>
      <VoiceSentence i18nKey={told.key} values={told.values} />
      <p className={classes.chance}>{t(`evidence.verdictSays.${VERDICT_KEY[found.verdict]}`)}</p>
      {known > 0 && found.known.success > 0 && found.known.others > 0 && (
        <p className={classes.chance}>
          <RichText i18nKey={chance.key} values={chance.values} />
        </p>
      )}
      <Figure
        title={t("evidence.detail.levels")}
        fileTitle={t("evidence.detail.fared", { name: parameter.name })}
        says={stripSays(speech, row)}
        draw={draw}
        table={table}
        customers={known}
        level={3}
        testId="evidence-strip"
      />
      <section className={classes.part}>
        <h3>{t("evidence.detail.weight")}</h3>
        <p className={classes.says}>
          <SaysMark says={found.says} />
          <span>
            <b>{t("evidence.weighs", { weight: format.weightShare(parameter.weight) })}</b>
            {" · "}
            {t(`evidence.says.${found.says}`)}
            {". "}
            <RichText i18nKey={says.key} values={says.values} />{" "}
            {saysDoubt(speech, found, found.says)}
          </span>
        </p>
      </section>
      <section className={classes.part}>
        <h3>{t("evidence.detail.who")}</h3>
        <WhoAnswered key={parameter.id} parameter={parameter} outcomes={outcomes} />
        <Left left={found.left_out} />
      </section>
      <details className={classes.reckoned}>
        <summary>{t("evidence.detail.reckoned")}</summary>
        <p>
          {t("evidence.chance.figures", {
            adjusted: chanceFigure(format, found.adjusted),
            p: chanceFigure(format, found.p),
            iv: format.number(found.iv / 1000, 2),
          })}
        </p>
        <p>
          {t(evidence.every ? "evidence.chance.every" : "evidence.chance.deals", {
            n: format.count(evidence.permutations),
          })}
        </p>
        <p>{t("evidence.detail.reckonedEffect")}</p>
        <p>{t("evidence.detail.reckonedShare")}</p>
      </details>
    </aside>
  );
}

/** Who is not counted, and why. */
function Left({ left }: { left: LeftOut }) {
  const { t } = useTranslation();
  const format = useFormat();
  const parts = (["unknown", "guessed", "unmatched"] as const).flatMap((kind) => {
    const count = left[kind].success + left[kind].others;
    return count === 0 ? [] : [t(`evidence.detail.${kind}`, { count, n: format.count(count) })];
  });
  return parts.length === 0 ? null : (
    <p className={classes.left}>
      {t("evidence.detail.leftOut")}: {parts.join(", ")}.
    </p>
  );
}
