import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./List.module.css";
import type { ListColumn, Sorting } from "./types";

export interface ListHeadProps<Row> {
  columns: readonly ListColumn<Row>[];
  sorting: Sorting | null;
  onSort: (column: ListColumn<Row>) => void;
  /** The box over all boxes; without ticking there is none. */
  headBox: ReactNode;
  /** While a border is drawn, and once when the hand rests. Widths in rem. */
  onWidth?: (id: string, width: number, rests: boolean) => void;
  /** Puts a column at another place. */
  onMove?: (id: string, to: number) => void;
}

/** The least a column can be drawn to, rem. */
const LEAST = 3;
const STEP = 1;

function remOf(pixels: number): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return pixels / (Number.isFinite(size) ? size : 16);
}

interface Drag {
  id: string;
  from: number;
  moved: boolean;
  to: number;
}

/** The heads of the columns: sorted by a press, moved by dragging, drawn wider at their right end. */
export function ListHead<Row>(props: ListHeadProps<Row>) {
  const { columns, sorting, onSort, headBox, onWidth, onMove } = props;
  const { t } = useTranslation();
  const line = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  const [target, setTarget] = useState<number | null>(null);

  const cellOf = (id: string) =>
    line.current?.querySelector<HTMLElement>(`[data-column="${CSS.escape(id)}"]`);

  const startWidth = (event: PointerEvent<HTMLElement>, id: string) => {
    const cell = cellOf(id);
    if (!cell || event.button !== 0) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const grip = event.currentTarget;
    grip.setPointerCapture(event.pointerId);
    const start = cell.getBoundingClientRect().width;
    const x = event.clientX;
    const width = (now: number) => Math.max(remOf(start + now - x), LEAST);
    const move = (moved: globalThis.PointerEvent) => onWidth?.(id, width(moved.clientX), false);
    const end = (ended: globalThis.PointerEvent) => {
      grip.removeEventListener("pointermove", move);
      grip.removeEventListener("pointerup", end);
      grip.removeEventListener("pointercancel", end);
      onWidth?.(id, width(ended.clientX), true);
    };
    grip.addEventListener("pointermove", move);
    grip.addEventListener("pointerup", end);
    grip.addEventListener("pointercancel", end);
  };

  /** The place at which a dragged head would be put down. */
  const placeAt = (x: number): number => {
    const heads = [...(line.current?.querySelectorAll<HTMLElement>("[data-column]") ?? [])];
    const past = heads.findIndex((head) => {
      const { left, width } = head.getBoundingClientRect();
      return x < left + width / 2;
    });
    const fixed = columns.filter((one) => one.fixed).length;
    return Math.max(past === -1 ? columns.length : past, fixed);
  };

  const onKey = (event: KeyboardEvent, column: ListColumn<Row>, at: number) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by === 0 || !event.altKey) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (event.shiftKey) {
      const to = at + by;
      if (!column.fixed && columns[to] && !columns[to]?.fixed) {
        onMove?.(column.id, to);
      }
    } else {
      const now = remOf(cellOf(column.id)?.getBoundingClientRect().width ?? 0);
      onWidth?.(column.id, Math.max(now + by * STEP, LEAST), true);
    }
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: rows outside the view do not exist
    <div ref={line} className={classes.header} role="row" aria-rowindex={1}>
      {headBox !== null && (
        // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above
        <div className={classes.title} role="columnheader" data-tick>
          {headBox}
        </div>
      )}
      {columns.map((column, at) => {
        const mine = sorting?.column === column.id;
        const direction = !mine ? "none" : sorting.descending ? "descending" : "ascending";
        return (
          // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above
          <div
            key={column.id}
            className={classes.title}
            role="columnheader"
            data-column={column.id}
            data-align={column.align}
            data-pinned={column.fixed || undefined}
            data-before={target === at || undefined}
            data-after={(target === columns.length && at === columns.length - 1) || undefined}
            aria-sort={column.order ? direction : undefined}
            onPointerDown={(event) => {
              if (onMove && !column.fixed && event.button === 0) {
                drag.current = { id: column.id, from: event.clientX, moved: false, to: at };
              }
            }}
            onPointerMove={(event) => {
              const now = drag.current;
              if (now && (now.moved || Math.abs(event.clientX - now.from) > 6)) {
                if (!now.moved) {
                  event.currentTarget.setPointerCapture(event.pointerId);
                  now.moved = true;
                }
                now.to = placeAt(event.clientX);
                setTarget(now.to);
              }
            }}
            onPointerUp={() => {
              const now = drag.current;
              setTarget(null);
              if (now?.moved) {
                // The press that follows is not one of sorting.
                setTimeout(() => {
                  drag.current = null;
                });
                onMove?.(now.id, now.to > at ? now.to - 1 : now.to);
              } else {
                drag.current = null;
              }
            }}
            onPointerCancel={() => {
              drag.current = null;
              setTarget(null);
            }}
          >
            {column.order ? (
              <button
                type="button"
                className={classes.sort}
                data-direction={direction}
                title={onMove ? t("list.headHint") : undefined}
                onClick={() => !drag.current?.moved && onSort(column)}
                onKeyDown={(event) => onKey(event, column, at)}
              >
                <span className={classes.word}>{column.title}</span>
                <span aria-hidden="true" className={classes.arrow}>
                  {direction === "descending" ? "↓" : "↑"}
                </span>
              </button>
            ) : (
              column.title
            )}
            {onWidth && (
              <span
                className={classes.grip}
                aria-hidden="true"
                onPointerDown={(event) => startWidth(event, column.id)}
                data-testid={`grip-${column.id}`}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}
