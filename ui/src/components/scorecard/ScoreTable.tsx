import { IconArrowsSort } from "@tabler/icons-react";
import { Fragment, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Given, Grade, Profile, RecordedAnswer, Scored } from "@/ipc";
import { Hint } from "../Hint";
import { RangeBar } from "../RangeBar";
import { TierTag } from "../TierTag";
import { WaterfallStep, WaterfallTotal } from "../Waterfall";
import { AnswerEditor } from "./AnswerEditor";
import { AnswerText } from "./AnswerText";
import { Evidence } from "./Evidence";
import { byParameter, decimalsOf, pointsText, sureFirst } from "./order";
import classes from "./ScoreTable.module.css";

export interface AnswerWork {
  onAnswer: (parameter: string, given: Given, grade: Grade) => Promise<unknown>;
  onClear: (parameter: string) => Promise<unknown>;
  onRead: (parameter: string, text: string) => Promise<Given | null>;
}

export interface ScoreTableProps extends AnswerWork {
  profile: Profile;
  scored: Scored;
  answers: readonly RecordedAnswer[];
  /** The parameter that is being answered. */
  open: string | null;
  onOpen: (parameter: string | null) => void;
}

/** Every parameter with its answer, how it is known, and what it gives; the parts sum to the score. */
export function ScoreTable(props: ScoreTableProps) {
  const { profile, scored, answers, open, onOpen, onAnswer, onClear, onRead } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const [byProfile, setByProfile] = useState(() => localStorage.getItem(ORDER) === "profile");
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  /** While a row is being answered the rows stay where they are. */
  const held = useRef<string[]>([]);

  const recorded = byParameter(answers);
  const parameters = new Map(profile.parameters.map((one) => [one.id, one]));
  const parts = new Map(scored.parts.map((part) => [part.parameter, part]));
  const fresh = (byProfile ? scored.parts : sureFirst(scored.parts)).map((part) => part.parameter);
  if (open === null || held.current.length !== fresh.length) {
    held.current = fresh;
  }
  const order = held.current.flatMap((id) => parts.get(id) ?? []);
  const decimals = decimalsOf(scored.parts.flatMap((part) => [part.low, part.likely, part.high]));
  const bestDecimals = decimalsOf(scored.parts.map((part) => part.best));

  const move = (id: string, by: number): string | null => {
    const next = order[order.findIndex((part) => part.parameter === id) + by];
    return next?.parameter ?? null;
  };
  const focusRow = (id: string | null) => {
    if (id !== null) {
      buttons.current.get(id)?.focus();
    }
  };
  const leave = (id: string, to: "stay" | "next" | "previous") => {
    const next = to === "stay" ? null : move(id, to === "next" ? 1 : -1);
    onOpen(next);
    if (next === null) {
      focusRow(id);
    }
  };

  let sum = 0;
  return (
    <table className={classes.table} data-testid="score-table">
      <colgroup>
        <col className={classes.wName} />
        <col className={classes.wAnswer} />
        <col className={classes.wEvidence} />
        <col />
        <col className={classes.wPoints} />
        <col className={classes.wBest} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col" aria-sort={byProfile ? "none" : "descending"}>
            {t("prospects.card.parameter")}
            <button
              type="button"
              className={classes.order}
              data-testid="score-order"
              aria-pressed={byProfile}
              aria-label={t("prospects.card.orderProfile")}
              title={byProfile ? t("prospects.card.orderProfile") : t("prospects.card.orderSure")}
              onClick={() => {
                localStorage.setItem(ORDER, byProfile ? "sure" : "profile");
                setByProfile(!byProfile);
              }}
            >
              <IconArrowsSort size={14} stroke={1.6} aria-hidden />
            </button>
          </th>
          <th scope="col">{t("prospects.card.answer")}</th>
          <th scope="col">
            <span className={classes.evidenceHead}>{t("prospects.card.evidence")}</span>{" "}
            <Hint about="grade" />
          </th>
          <th scope="col">{t("prospects.card.addsUp")}</th>
          <th scope="col" colSpan={2} className={classes.end}>
            {t("prospects.card.points")}
          </th>
        </tr>
      </thead>
      <tbody>
        {order.map((part, index) => {
          const parameter = parameters.get(part.parameter);
          const mine = recorded.get(part.parameter) ?? null;
          const start = sum;
          sum += part.likely;
          const isOpen = open === part.parameter;
          return (
            <Fragment key={part.parameter}>
              <tr
                className={classes.row}
                data-open={isOpen || undefined}
                data-state={part.state}
                data-testid={`score-row-${part.parameter}`}
                onClick={() => onOpen(isOpen ? null : part.parameter)}
              >
                <th scope="row">
                  <button
                    type="button"
                    className={classes.name}
                    aria-expanded={isOpen}
                    title={part.name}
                    ref={(button) => {
                      if (button) {
                        buttons.current.set(part.parameter, button);
                      } else {
                        buttons.current.delete(part.parameter);
                      }
                    }}
                    onClick={(event) => {
                      event.stopPropagation();
                      onOpen(isOpen ? null : part.parameter);
                    }}
                    onKeyDown={(event) => {
                      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
                        event.preventDefault();
                        focusRow(move(part.parameter, event.key === "ArrowDown" ? 1 : -1));
                      }
                    }}
                  >
                    {part.name}
                  </button>
                </th>
                <td className={classes.answer}>
                  <AnswerText part={part} recorded={mine} unit={parameter?.unit ?? ""} />
                </td>
                <td>
                  <Evidence part={part} recorded={mine} />
                </td>
                <td className={classes.fall}>
                  <div>
                    <WaterfallStep
                      tiers={profile.tiers}
                      start={start}
                      low={part.low}
                      likely={part.likely}
                      high={part.high}
                      first={index === 0}
                    />
                  </div>
                </td>
                <td className={classes.points}>{pointsText(format, part, decimals)}</td>
                <td className={classes.best}>
                  {t("prospects.card.of", { best: format.score(part.best, 3, bestDecimals) })}
                </td>
              </tr>
              {isOpen && parameter && (
                <tr>
                  <td colSpan={6} className={classes.editor}>
                    <AnswerEditor
                      key={part.parameter}
                      parameter={parameter}
                      part={part}
                      recorded={mine}
                      onAnswer={(given, grade) => onAnswer(part.parameter, given, grade)}
                      onClear={() => onClear(part.parameter)}
                      onRead={(text) => onRead(part.parameter, text)}
                      onLeave={(to) => leave(part.parameter, to)}
                      now={
                        <span className={classes.now}>
                          <span className={classes.nowBar}>
                            <RangeBar
                              tiers={profile.tiers}
                              low={scored.low}
                              likely={scored.likely}
                              high={scored.high}
                              bands
                            />
                          </span>
                          <TierTag
                            tiers={profile.tiers}
                            id={scored.tier}
                            score={scored.likely}
                            decimals={1}
                          />
                        </span>
                      }
                    />
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {t("prospects.card.score")} <Hint about="score" />{" "}
            {scored.low !== scored.high && (
              <>
                <span>{t("prospects.card.lowLikelyHigh")}</span> <Hint about="range" />
              </>
            )}
          </th>
          <td className={classes.fall}>
            <div>
              <WaterfallTotal
                tiers={profile.tiers}
                low={scored.low}
                likely={scored.likely}
                high={scored.high}
              />
            </div>
          </td>
          <td colSpan={2} className={classes.total} data-testid="score-total">
            <span className={classes.figures}>
              {scored.low !== scored.high && <small>{format.score(scored.low)} –</small>}
              <strong>{format.score(scored.likely)}</strong>
              {scored.low !== scored.high && <small>– {format.score(scored.high)}</small>}
            </span>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

const ORDER = "lanewise.scoreOrder";
