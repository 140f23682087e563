import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import {
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
} from "react";
import classes from "./List.module.css";
import { type Leaving, ListRow } from "./ListRow";
import type { ListColumn } from "./types";
import type { Item, Stretch } from "./useCells";
import type { Held } from "./useRowSelection";

const HEAD = 46;
/** Lines drawn above and below those in sight. */
const AROUND = 6;

/** What the table asks of its lines. */
export interface Lines {
  scrollTo: (index: number) => void;
}

export interface ListLinesProps<Row> {
  handle: RefObject<Lines | null>;
  /** The box that scrolls. */
  grid: RefObject<HTMLDivElement | null>;
  items: readonly Item<Row>[];
  columns: readonly ListColumn<Row>[];
  /** Pixels at 100 % zoom, and how much larger the reader's font is. */
  rowHeight: number;
  scale: number;
  /** The header lies over the first line's place, pixels. */
  header: number;
  domId: (id: string) => string;
  folded: ReadonlySet<string> | undefined;
  current: string | null;
  opens: boolean;
  sheet: boolean;
  /** In a sheet the current column. */
  column: number;
  stretch: Stretch | null;
  editing: { start: string | null } | null;
  /** Whether a row is ticked; without ticking there are no boxes. */
  ticked: ((id: string) => boolean) | null;
  /** These stay the same functions for ever. */
  tickLabel: (id: string) => string;
  editLabel: (row: Row, column: ListColumn<Row>) => string;
  onTick: (place: number, held: Held) => void;
  onLeave: (to: Leaving) => void;
  onPointerDown: (event: PointerEvent) => void;
  onPointerMove: (event: PointerEvent) => void;
  onClick: (event: MouseEvent) => void;
  onDoubleClick: () => void;
}

/**
 * The lines in sight. Scrolling draws this part alone; and a line that leaves at one end lends its
 * elements to the one that comes in at the other, so that texts change but nothing is built.
 */
export function ListLines<Row>(props: ListLinesProps<Row>) {
  const { handle, grid, items, columns, rowHeight, scale, domId, folded, current, stretch } = props;
  // The current line is always drawn: a screen reader is sent to it, wherever the list was scrolled.
  const currentAt = useMemo(() => items.findIndex((one) => one.id === current), [items, current]);
  const virtual = useVirtualizer({
    rangeExtractor: (range) => {
      const near = defaultRangeExtractor(range);
      return currentAt < 0 || near.includes(currentAt) ? near : [...near, currentAt];
    },
    count: items.length,
    getScrollElement: () => grid.current,
    estimateSize: (index) => (items[index]?.kind === "head" ? HEAD : rowHeight) * scale,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: AROUND,
    // React draws the rows in the same frame anyway; forcing it inside a commit is an error.
    useFlushSync: false,
    scrollPaddingStart: props.header,
    initialRect: { width: 1200, height: 700 },
  });
  // The heights are remembered by line: other lines have other heights.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only other lines are measured anew
  useEffect(() => virtual.measure(), [items, rowHeight, scale]);
  useImperativeHandle(
    handle,
    () => ({ scrollTo: (index) => virtual.scrollToIndex(index, { align: "auto" }) }),
    [virtual],
  );

  const lines = virtual.getVirtualItems();
  const alone =
    lines.length > 1 &&
    !lines.some(({ index }) => index === currentAt - 1 || index === currentAt + 1)
      ? currentAt
      : -1;
  // As many sets of elements as were ever in sight; lines that follow each other never share one.
  const sets = useRef(1);
  sets.current = Math.max(sets.current, lines.length);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys are the grid's
    <div
      role="presentation"
      className={classes.rows}
      style={{ height: virtual.getTotalSize() }}
      onPointerDown={props.onPointerDown}
      onPointerMove={props.onPointerMove}
      onClick={props.onClick}
      onDoubleClick={props.onDoubleClick}
    >
      {lines.map(({ index, start, size }) => {
        const one = items[index];
        if (!one) {
          return null;
        }
        if (one.kind === "head") {
          return (
            // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: rows outside the view do not exist
            <div
              key={one.id}
              role="row"
              aria-rowindex={index + 2}
              className={classes.group}
              data-index={index}
              data-current={current === one.id || undefined}
              style={{ height: size, transform: `translateY(${start}px)` }}
            >
              {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above */}
              <div role="gridcell" aria-colspan={columns.length + (props.ticked ? 1 : 0)}>
                <button
                  type="button"
                  id={domId(one.id)}
                  tabIndex={-1}
                  className={classes.fold}
                  aria-expanded={!folded?.has(one.group.id)}
                >
                  {one.group.head}
                </button>
              </div>
            </div>
          );
        }
        const { id } = one;
        const isCurrent = current === id;
        const inside = stretch !== null && index >= stretch.top && index <= stretch.bottom;
        return (
          <ListRow
            key={alone === index ? "current" : index % sets.current}
            row={one.row}
            id={id}
            domId={domId(id)}
            index={index}
            place={one.place}
            start={start}
            size={size}
            columns={columns}
            current={isCurrent}
            opens={props.opens}
            here={props.sheet && isCurrent ? props.column : null}
            first={inside ? stretch.first : -1}
            last={inside ? stretch.last : -1}
            editing={isCurrent && props.editing ? props.editing.start : undefined}
            ticked={props.ticked ? props.ticked(id) : null}
            tickLabel={props.tickLabel}
            sheet={props.sheet}
            editLabel={props.editLabel}
            onTick={props.onTick}
            onLeave={props.onLeave}
          />
        );
      })}
    </div>
  );
}
