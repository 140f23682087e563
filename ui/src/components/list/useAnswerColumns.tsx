import { Menu } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { textOrder, useFormat } from "@/i18n/format";
import type { AccountRow, AnswerCell, AnswerTable, Parameter } from "@/ipc";
import classes from "./List.module.css";
import type { ListColumn } from "./types";

/** How a column of answers is edited; without it the answers are only shown. */
export type PutAnswer = (row: AccountRow, parameter: string, text: string) => unknown;

/** An answer as people write it: names of levels, a number in their own style, or the text it was. */
export function answerText(
  parameter: Parameter,
  { answer: { given } }: AnswerCell,
  number: (value: number) => string,
): string {
  switch (given.kind) {
    case "levels":
      return given.value
        .map((id) => parameter.levels.find((level) => level.id === id)?.name ?? id)
        .join("; ");
    case "number":
      return number(given.value);
    case "text":
      return given.value;
  }
}

/** The answers to the parameters as columns, not shown until somebody chooses them. */
export function useAnswerColumns(
  answers: AnswerTable | undefined,
  put?: PutAnswer,
): ListColumn<AccountRow>[] {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each language sorts in its own way
  return useMemo(() => {
    const compare = textOrder();
    const place = new Map((answers?.accounts ?? []).map((id, index) => [id, index]));
    return (answers?.columns ?? []).map(({ parameter, answers: given, cells }) => {
      const at = (row: AccountRow): AnswerCell | undefined => {
        const index = place.get(row.account.id);
        return index === undefined ? undefined : given[(cells[index] ?? 0) - 1];
      };
      const number = (value: number) => format.number(value, 6);
      const texts = new Map(given.map((cell) => [cell, answerText(parameter, cell, number)]));
      const text = (row: AccountRow) => {
        const cell = at(row);
        return cell ? (texts.get(cell) ?? "") : "";
      };
      // Unknown ones at the end, what no level covers before them.
      const rank = (row: AccountRow) => {
        const cell = at(row);
        return cell ? (cell.levels[0] ?? 1000) : 1001;
      };
      const figures = parameter.answer === "bands";
      const column: ListColumn<AccountRow> = {
        id: `answer:${parameter.id}`,
        title: parameter.name,
        width: figures ? "minmax(7rem, 0.5fr)" : "minmax(9rem, 0.8fr)",
        align: figures ? "end" : "start",
        hidden: true,
        section: t("list.answers"),
        text,
        order: (a, b) => {
          const [x, y] = [at(a)?.answer.given, at(b)?.answer.given];
          return x?.kind === "number" && y?.kind === "number"
            ? x.value - y.value
            : rank(a) - rank(b) || compare(text(a), text(b));
        },
        cell: (row) => {
          const cell = at(row);
          if (!cell) {
            return null;
          }
          const words = texts.get(cell);
          if (cell.answer.grade === "unknown") {
            return <span className="faint">{t("list.asked")}</span>;
          }
          if (cell.levels.length === 0) {
            return (
              <span className={classes.unmatched} title={t("list.unmatched")}>
                {words}
              </span>
            );
          }
          return cell.answer.grade === "guess" ? (
            <span className={classes.guess} title={t("list.guess")}>
              {words}
            </span>
          ) : (
            words
          );
        },
      };
      if (put) {
        column.edit = { text, onCommit: (row, typed) => put(row, parameter.id, typed) };
        if (!figures && parameter.several == null) {
          column.picker = (row, onClose) => (
            <LevelMenu
              parameter={parameter}
              text={text(row)}
              onClose={onClose}
              onChoose={(level) => put(row, parameter.id, level)}
            />
          );
        }
      }
      return column;
    });
  }, [answers, put, t, i18n.language, format]);
}

/** The levels of a parameter as a menu over the cell; the digits choose. */
function LevelMenu(props: {
  parameter: Parameter;
  text: string;
  onChoose: (level: string) => void;
  onClose: () => void;
}) {
  const { parameter, text, onChoose, onClose } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const choose = (level: string) => {
    onChoose(level);
    onClose();
  };
  return (
    <Menu
      opened
      onChange={(open) => !open && onClose()}
      position="bottom-start"
      // Not keys: the Enter that opens it would count as one outside, and close it.
      clickOutsideEvents={["mousedown", "touchstart"]}
    >
      <Menu.Target>
        <span className={classes.menuCell}>{text}</span>
      </Menu.Target>
      <Menu.Dropdown
        onClick={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          event.stopPropagation();
          const level = /^\d$/.test(event.key) ? parameter.levels[Number(event.key) - 1] : null;
          if (level || event.key === "0") {
            event.preventDefault();
            choose(level?.id ?? "");
          }
        }}
      >
        {parameter.levels.map((level, index) => (
          <Menu.Item
            key={level.id}
            onClick={() => choose(level.id)}
            rightSection={
              index < 9 && (
                <span aria-hidden="true">
                  <kbd>{format.count(index + 1)}</kbd>
                </span>
              )
            }
            data-testid={`level-${level.id}`}
          >
            {level.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          onClick={() => choose("")}
          rightSection={
            <span aria-hidden="true">
              <kbd>{format.count(0)}</kbd>
            </span>
          }
        >
          {t("list.unknown")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
