import { Button, Popover } from "@mantine/core";
import { IconColumns3, IconGripVertical } from "@tabler/icons-react";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./List.module.css";
import type { ListColumn } from "./types";
import type { List } from "./useList";

/** Which columns are shown, in which order: ticked, dragged, or moved by the arrows. */
export function ColumnsMenu<Row>({ list }: { list: List<Row> }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      middlewares={{ flip: true, shift: true, size: true }}
      trapFocus
      withinPortal
    >
      <Popover.Target>
        <Button
          size="compact-md"
          variant="subtle"
          leftSection={<IconColumns3 size={15} stroke={1.6} aria-hidden />}
          onClick={() => setOpened(!opened)}
          data-testid="choose-columns"
        >
          {t("list.columns")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("list.columns")} className={classes.fitted}>
        {opened && <ColumnList list={list} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function ColumnList<Row>({ list }: { list: List<Row> }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [target, setTarget] = useState<number | null>(null);
  /** What was just ticked or moved: it stands elsewhere now, and the keyboard goes with it. */
  const followed = useRef<string | null>(null);
  useEffect(() => {
    if (followed.current !== null) {
      box.current?.querySelector<HTMLElement>(followed.current)?.focus();
      followed.current = null;
    }
  });
  const { chosen, columns } = list;
  const shown = new Set(chosen.map(({ id }) => id));
  const others = columns.filter(({ id }) => !shown.has(id));
  const sections = [...new Set(others.map(({ section }) => section ?? ""))];
  const ids = chosen.map(({ id }) => id);
  const fixed = chosen.filter((column) => column.fixed).length;

  const placeAt = (y: number): number => {
    const lines = [...(box.current?.querySelectorAll("[data-shown]") ?? [])];
    const past = lines.findIndex((line) => {
      const { top, height } = line.getBoundingClientRect();
      return y < top + height / 2;
    });
    return Math.max(past === -1 ? lines.length : past, fixed);
  };
  const drag = (event: PointerEvent<HTMLElement>, id: string, from: number) => {
    const grip = event.currentTarget;
    grip.setPointerCapture(event.pointerId);
    let to = from;
    const move = (moved: globalThis.PointerEvent) => {
      to = placeAt(moved.clientY);
      setTarget(to);
    };
    const end = () => {
      grip.removeEventListener("pointermove", move);
      grip.removeEventListener("pointerup", end);
      grip.removeEventListener("pointercancel", end);
      setTarget(null);
      const place = to > from ? to - 1 : to;
      if (place !== from) {
        list.move(id, place);
      }
    };
    grip.addEventListener("pointermove", move);
    grip.addEventListener("pointerup", end);
    grip.addEventListener("pointercancel", end);
  };
  const onKey = (event: KeyboardEvent, id: string, from: number) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const to = from + by;
    if (by !== 0) {
      event.preventDefault();
      if (to >= fixed && to < ids.length) {
        followed.current = `[data-lift="${CSS.escape(id)}"]`;
        list.move(id, to);
      }
    }
  };

  const line = (column: ListColumn<Row>, at: number | null) => (
    <div
      key={column.id}
      className={classes.column}
      data-shown={at !== null || undefined}
      data-target={(at !== null && target === at) || undefined}
    >
      <button
        type="button"
        className={classes.lift}
        aria-label={t("list.moveColumn", { name: column.title })}
        aria-disabled={at === null || column.fixed || undefined}
        tabIndex={at === null || column.fixed ? -1 : 0}
        data-lift={column.id}
        onPointerDown={(event) => at !== null && !column.fixed && drag(event, column.id, at)}
        onKeyDown={(event) => at !== null && !column.fixed && onKey(event, column.id, at)}
      >
        <IconGripVertical size={15} stroke={1.6} aria-hidden />
      </button>
      <label>
        <input
          type="checkbox"
          className={classes.tick}
          checked={at !== null}
          disabled={column.fixed}
          onChange={() => {
            followed.current = `[data-box="${CSS.escape(column.id)}"]`;
            list.setColumns(
              at === null ? [...ids, column.id] : ids.filter((one) => one !== column.id),
            );
          }}
          data-box={column.id}
          data-testid={`column-${column.id}`}
        />
        <span>{column.title}</span>
      </label>
    </div>
  );

  return (
    <div className={classes.columns}>
      <p className="faint">{t("list.columnsHint")}</p>
      <div className={classes.values} ref={box}>
        {chosen.map(line)}
        {sections.map((section) => (
          <div key={section}>
            <div className={classes.section}>{section}</div>
            {others
              .filter((one) => (one.section ?? "") === section)
              .map((column) => line(column, null))}
          </div>
        ))}
      </div>
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => {
          list.setColumns(null);
        }}
        data-testid="columns-usual"
      >
        {t("list.usualColumns")}
      </Button>
    </div>
  );
}
