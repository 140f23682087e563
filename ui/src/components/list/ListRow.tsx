import { type CSSProperties, memo } from "react";
import { CellField } from "./CellField";
import classes from "./List.module.css";
import type { ListColumn } from "./types";
import { type Held, TickBox } from "./useRowSelection";

export interface ListRowProps<Row> {
  row: Row;
  /** The row's id, and the DOM's for it. */
  id: string;
  domId: string;
  /** Its line in the list, group heads counted, and its place among the rows alone. */
  index: number;
  place: number;
  start: number;
  size: number;
  columns: readonly ListColumn<Row>[];
  current: boolean;
  opens: boolean;
  /** In a sheet the current cell's column, if it is in this row. */
  here: number | null;
  /** The chosen stretch of cells in this row; -1 where there is none. */
  first: number;
  last: number;
  /** What an opened field starts with; `undefined` while none is open in this row. */
  editing: string | null | undefined;
  /** Whether it is ticked; without ticking there is no box. */
  ticked: boolean | null;
  sheet: boolean;
  /** These stay the same functions for ever, so that a row is drawn again only when it changed. */
  tickLabel: (id: string) => string;
  editLabel: (row: Row, column: ListColumn<Row>) => string;
  onTick: (place: number, held: Held) => void;
  onLeave: (to: Leaving) => void;
}

/** Where to go when a field closes. */
export type Leaving = "stay" | "down" | "up" | "next" | "previous";

function ListRowOnce<Row>(props: ListRowProps<Row>) {
  const { row, domId, index, start, size, columns, current, here, first, last, ticked } = props;
  const place: CSSProperties = { height: size, transform: `translateY(${start}px)` };
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: keys are the grid's, rows outside the view do not exist
    <div
      id={props.sheet ? undefined : domId}
      className={classes.row}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={ticked ?? current}
      data-index={index}
      data-current={current || undefined}
      data-ticked={ticked || undefined}
      data-opens={props.opens || undefined}
      style={place}
    >
      {ticked !== null && (
        // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above
        <div className={classes.cell} role="gridcell" data-tick>
          <TickBox
            label={props.tickLabel(props.id)}
            checked={ticked}
            onPress={(held) => props.onTick(props.place, held)}
          />
        </div>
      )}
      {columns.map((column, at) => {
        const isHere = here === at;
        const opened = isHere && props.editing !== undefined;
        const picking = opened && column.picker !== undefined && props.editing === null;
        const edits = column.edit !== undefined || column.picker !== undefined;
        return (
          // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above
          <div
            key={column.id}
            id={props.sheet ? `${domId}-${at}` : undefined}
            className={classes.cell}
            role="gridcell"
            data-col={at}
            data-fill={column.fill || undefined}
            data-align={column.align}
            data-pinned={column.fixed || undefined}
            data-here={isHere || undefined}
            data-opened={opened || undefined}
            data-chosen={(at >= first && at <= last) || undefined}
            data-edits={(props.sheet && edits) || undefined}
            aria-readonly={props.sheet && !edits ? true : undefined}
            aria-selected={at >= first && at <= last ? true : undefined}
          >
            {picking
              ? column.picker?.(row, () => props.onLeave("stay"))
              : !(opened && column.edit) && column.cell(row)}
            {opened && !picking && column.edit && (
              <CellField
                key={props.id}
                label={props.editLabel(row, column)}
                before={column.edit.text(row)}
                start={props.editing ?? column.edit.text(row)}
                align={column.align}
                wrong={column.edit.wrong}
                onCommit={(text) => column.edit?.onCommit(row, text)}
                onLeave={props.onLeave}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}

/** A row; while scrolling only those that come into sight are drawn. */
export const ListRow = memo(ListRowOnce) as typeof ListRowOnce;
