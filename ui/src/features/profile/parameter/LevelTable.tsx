import { useCallback, useContext, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { InlineText } from "@/components/InlineText";
import { OutcomeMark } from "@/components/OutcomeMark";
import { useErrorWords } from "@/i18n/errors";
import { useFormat } from "@/i18n/format";
import {
  type AnswerKind,
  asLanewiseError,
  type Level,
  type Outcome,
  type Parameter,
  type ParameterCounts,
} from "@/ipc";
import { said, useTakeBack } from "../change";
import { LiveContext } from "../live";
import { useSides } from "../words";
import { AddLevel } from "./AddLevel";
import { AnswerKindLine } from "./AnswerKindLine";
import { withoutBand } from "./bands";
import { FitLine } from "./FitLine";
import { KindPanel } from "./KindPanel";
import { LevelRow } from "./LevelRow";
import { LevelSays } from "./LevelSays";
import classes from "./LevelTable.module.css";

interface LevelTableProps {
  parameter: Parameter;
  counts: ParameterCounts | undefined;
  outcomes: Outcome[];
  onPut: (parameter: Parameter) => Promise<unknown>;
}

/** Something that cannot be, said under the level it is about. */
export interface LevelProblem {
  /** The id of the level. */
  level: string;
  /** Which of its fields. */
  field: "name" | "from" | "to";
  words: string;
}

/** The possible answers with their fits, and how the customers answered. */
export function LevelTable({ parameter, counts, outcomes, onPut }: LevelTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorWords = useErrorWords();
  const takeBack = useTakeBack();
  const sides = useSides(outcomes);
  const [problem, setProblem] = useState<LevelProblem | null>(null);
  const live = useContext(LiveContext);
  const [kind, setKind] = useState<AnswerKind | null>(null);
  // Fits under a hand: on the line, which the rows follow; in a row, which the line follows.
  const [shown, setShown] = useState<Readonly<Record<string, number>>>({});
  const onShown = useCallback((level: string, fit: number | null) => {
    setShown((now) => {
      if ((now[level] ?? null) === fit) {
        return now;
      }
      const { [level]: _, ...rest } = now;
      return fit === null ? rest : { ...rest, [level]: fit };
    });
  }, []);
  const [inRow, setInRow] = useState<Readonly<Record<string, number>>>({});
  const { levels } = parameter;
  // What has settled is no longer under a hand.
  // biome-ignore lint/correctness/useExhaustiveDependencies: new levels are the point
  useEffect(() => setInRow({}), [levels]);
  const onLine = useMemo(() => ({ ...shown, ...inRow }), [shown, inRow]);
  const bands = parameter.answer === "bands";
  const byLevel = useMemo(() => new Map(counts?.levels.map((one) => [one.level, one])), [counts]);

  const put = useCallback(
    async (next: Level[], about: string) => {
      setProblem(null);
      try {
        await onPut({ ...parameter, levels: next });
      } catch (thrown) {
        const words = errorWords(asLanewiseError(thrown));
        setProblem({
          level: about,
          field: "name",
          words: [words.what, words.detail].filter(Boolean).join(" "),
        });
        throw thrown;
      }
    },
    [onPut, parameter, errorWords],
  );

  const setFit = (id: string, fit: number) =>
    put(
      levels.map((one) => (one.id === id ? { ...one, fit } : one)),
      id,
    ).catch((thrown) => {
      live.settle();
      throw thrown;
    });
  const remove = (at: number) => {
    const gone = levels[at];
    if (!gone) {
      return;
    }
    const rest = bands ? withoutBand(levels, at) : levels.filter((_, place) => place !== at);
    said(put(rest, gone.id).then(() => takeBack(t("profile.levels.removed", { name: gone.name }))));
  };
  const move = (at: number, by: number) => {
    const next = [...levels];
    const [taken] = next.splice(at, 1);
    if (taken) {
      next.splice(at + by, 0, taken);
      said(put(next, taken.id));
    }
  };

  return (
    <div className={classes.block}>
      <FitLine parameter={parameter} shown={onLine} onShown={onShown} onFit={setFit} />
      <table className={classes.levels} data-testid="levels">
        <thead>
          <tr>
            <th className={classes.answer}>
              {bands ? t("profile.levels.band") : t("profile.levels.answer")}
              {bands && (
                <span className={classes.unit}>
                  {t("profile.levels.in")}{" "}
                  <InlineText
                    label={t("profile.levels.unit")}
                    value={parameter.unit ?? ""}
                    required
                    testId="parameter-unit"
                    onCommit={(unit) => said(onPut({ ...parameter, unit }))}
                  />
                </span>
              )}
            </th>
            <th className={classes.fit}>{t("profile.levels.fit")}</th>
            <th className="num">
              <span className={classes.side}>
                <OutcomeMark shape="circle" size={11} /> {sides.success}
              </span>
            </th>
            <th className="num">
              <span className={classes.side} title={sides.othersNamed}>
                <OutcomeMark shape="diamond" size={12} /> {sides.others}
              </span>
            </th>
            <th className={classes.shares}>
              <span className={classes.sharesTitle}>{t("profile.levels.shares")}</span>
              <span className={classes.scale} aria-hidden="true">
                <span>{format.count(0)}</span>
                <span>{format.count(50)}</span>
                <span>{format.share(1)}</span>
              </span>
            </th>
            <th className={classes.more}>
              <span className="visually-hidden">{t("profile.levels.more")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {levels.map((level, at) => (
            <LevelRow
              key={level.id}
              parameter={parameter}
              level={level}
              at={at}
              fit={shown[level.id] ?? level.fit}
              onFit={(fit) => setFit(level.id, fit)}
              onFitPreview={(fit) => {
                setInRow((now) => ({ ...now, [level.id]: fit }));
                live.wish({ fit: [parameter.id, level.id, fit] });
              }}
              count={byLevel.get(level.id)}
              problem={problem?.level === level.id ? problem : null}
              onProblem={setProblem}
              onPut={put}
              onMove={move}
              onRemove={remove}
            />
          ))}
        </tbody>
      </table>
      <div className={classes.foot}>
        {parameter.answer !== "yes_no" && <AddLevel parameter={parameter} onPut={put} />}
        <AnswerKindLine parameter={parameter} onPut={onPut} onKind={setKind} />
      </div>
      {kind && kind !== parameter.answer && (
        <KindPanel key={kind} parameter={parameter} to={kind} onClose={() => setKind(null)} />
      )}
      <LevelSays parameter={parameter} counts={counts} outcomes={outcomes} />
    </div>
  );
}
