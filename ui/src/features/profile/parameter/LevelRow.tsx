import { ActionIcon, Menu } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconTrash,
  IconVocabulary,
} from "@tabler/icons-react";
import { type KeyboardEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { FitSlider } from "@/components/FitSlider";
import { InlineText } from "@/components/InlineText";
import { useFormat } from "@/i18n/format";
import type { GroupShare, Level, LevelCount, Parameter } from "@/ipc";
import { said } from "../change";
import { BandLimits } from "./BandLimits";
import type { LevelProblem } from "./LevelTable";
import classes from "./LevelTable.module.css";
import { ShareMarks } from "./ShareMarks";
import { sameWord } from "./spelling";

interface LevelRowProps {
  parameter: Parameter;
  level: Level;
  at: number;
  /** As it is, or under a hand on the line above. */
  fit: number;
  onFit: (fit: number) => unknown;
  onFitPreview: (fit: number) => void;
  count: LevelCount | undefined;
  problem: LevelProblem | null;
  onProblem: (problem: LevelProblem) => void;
  onPut: (levels: Level[], about: string) => Promise<unknown>;
  onMove: (at: number, by: number) => void;
  onRemove: (at: number) => void;
}

/** One answer: its name, its fit, who gave it. */
export function LevelRow(props: LevelRowProps) {
  const { fit, onFit, onFitPreview } = props;
  const { parameter, level, at, count, problem, onProblem, onPut, onMove, onRemove } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const problemId = useId();
  const [spelling, setSpelling] = useState(false);
  const { levels } = parameter;
  const bands = parameter.answer === "bands";
  const movable = !bands;
  const removable = parameter.answer !== "yes_no" && levels.length > 2;
  const aliases = level.aliases ?? [];

  const edit = (part: Partial<Level>) =>
    onPut(
      levels.map((one) => (one.id === level.id ? { ...one, ...part } : one)),
      level.id,
    );
  const ofOthers = levels
    .filter((one) => one.id !== level.id)
    .flatMap((one) => [one.name, ...(one.aliases ?? [])]);
  const taken = (word: string) => ofOthers.some((one) => sameWord(one, word));

  const rename = (name: string) => {
    if (taken(name)) {
      onProblem({
        level: level.id,
        field: "name",
        words: t("profile.levels.sameName", { name }),
      });
      return;
    }
    said(edit({ name }));
  };
  const respell = (typed: string) => {
    const words = typed
      .split(/[\n;]+/)
      .map((word) => word.trim())
      .filter(Boolean);
    const clash = words.find(taken);
    if (clash) {
      onProblem({
        level: level.id,
        field: "name",
        words: t("profile.levels.sameName", { name: clash }),
      });
      return;
    }
    said(edit({ aliases: words }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || !movable) {
      return;
    }
    if (event.key === "ArrowUp" && at > 0) {
      event.preventDefault();
      onMove(at, -1);
    } else if (event.key === "ArrowDown" && at < levels.length - 1) {
      event.preventDefault();
      onMove(at, 1);
    }
  };
  const of = (share: GroupShare | undefined) =>
    share && share.total > 0
      ? t("common.lane.part", { part: format.count(share.count), total: format.count(share.total) })
      : t("profile.levels.none");

  return (
    <>
      <tr
        className={classes.level}
        data-testid={`level-${level.id}`}
        aria-keyshortcuts={movable ? "Alt+ArrowUp Alt+ArrowDown" : undefined}
        onKeyDown={onKeyDown}
      >
        <th scope="row" className={classes.answer}>
          <InlineText
            className={classes.name}
            label={t("profile.levels.name")}
            value={level.name}
            required
            multiline
            invalid={problem?.field === "name"}
            describedBy={problem ? problemId : undefined}
            onCommit={rename}
          />
          {bands && (
            <BandLimits
              parameter={parameter}
              at={at}
              problem={problem}
              describedBy={problemId}
              onProblem={onProblem}
              onPut={onPut}
            />
          )}
        </th>
        <td className={classes.fit}>
          <FitSlider name={level.name} fit={fit} onPreview={onFitPreview} onCommit={onFit} />
        </td>
        <td className="num">{of(count?.success)}</td>
        <td className="num">{of(count?.others)}</td>
        <td className={classes.shares}>
          <ShareMarks success={count?.success} others={count?.others} />
        </td>
        <td className={classes.more}>
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <ActionIcon
                className={classes.dots}
                variant="subtle"
                aria-label={t("profile.levels.menu", { name: level.name })}
              >
                <IconDots size={17} stroke={1.6} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {movable && (
                <>
                  <Menu.Item
                    leftSection={<IconArrowUp size={15} aria-hidden />}
                    disabled={at === 0}
                    onClick={() => onMove(at, -1)}
                  >
                    {t("profile.list.up")}
                  </Menu.Item>
                  <Menu.Item
                    leftSection={<IconArrowDown size={15} aria-hidden />}
                    disabled={at === levels.length - 1}
                    onClick={() => onMove(at, 1)}
                  >
                    {t("profile.list.down")}
                  </Menu.Item>
                </>
              )}
              <Menu.Item
                leftSection={<IconVocabulary size={15} aria-hidden />}
                onClick={() => setSpelling((open) => !open)}
              >
                {t("profile.levels.aliases", { n: format.count(aliases.length) })}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconTrash size={15} aria-hidden />}
                disabled={!removable}
                onClick={() => onRemove(at)}
              >
                {t("profile.levels.remove")}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </td>
      </tr>
      {problem && (
        <tr className={classes.problem}>
          <td colSpan={6} id={problemId} role="alert">
            {problem.words}
          </td>
        </tr>
      )}
      {spelling && (
        <tr className={classes.aliases}>
          <td colSpan={6}>
            <span>{t("profile.levels.alsoAs")}</span>
            <InlineText
              label={t("profile.levels.aliasesOf", { name: level.name })}
              placeholder={t("profile.levels.aliasesEmpty")}
              value={aliases.join("; ")}
              multiline
              onCommit={respell}
            />
            <button type="button" onClick={() => setSpelling(false)}>
              {t("common.close")}
            </button>
          </td>
        </tr>
      )}
    </>
  );
}
