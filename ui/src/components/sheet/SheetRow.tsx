import { memo } from "react";
import { type Held, TickBox } from "../useRowSelection";
import { CellField } from "./CellField";
import classes from "./Sheet.module.css";
import type { SheetColumn } from "./types";

export interface SheetRowProps<Row> {
  row: Row;
  id: string;
  /** Its place among all rows. */
  place: number;
  start: number;
  size: number;
  columns: readonly SheetColumn<Row>[];
  tracks: string;
  /** The current cell's column, if it is in this row. */
  here: number | null;
  /** What an opened field starts with; `undefined` while none is open in this row. */
  editing: string | null | undefined;
  ticked: boolean;
  tickLabel: string;
  cellId: (id: string, column: number) => string;
  /** These four stay the same functions for ever, so that a row is drawn again only when it changed. */
  editLabel: (row: Row, column: SheetColumn<Row>) => string;
  onCell: (place: number, column: number, held: Held) => void;
  onTick: (place: number, held: Held) => void;
  onLeave: (to: "stay" | "down" | "next" | "previous") => void;
}

function SheetRowOnce<Row>(props: SheetRowProps<Row>) {
  const { row, id, place, start, size, columns, tracks, here, editing, ticked } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: rows outside the view do not exist
    <div
      role="row"
      aria-rowindex={place + 2}
      aria-selected={ticked}
      className={classes.row}
      data-current={here !== null || undefined}
      data-ticked={ticked || undefined}
      style={{ gridTemplateColumns: tracks, height: size, transform: `translateY(${start}px)` }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above */}
      <div role="gridcell" className={classes.cell}>
        <TickBox
          label={props.tickLabel}
          checked={ticked}
          onPress={(held) => props.onTick(place, held)}
        />
      </div>
      {columns.map((column, index) => {
        const current = here === index;
        const opened = current && editing !== undefined;
        const edits = column.edit !== undefined || column.picker !== undefined;
        return (
          // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: keys are the grid's
          <div
            key={column.id}
            id={props.cellId(id, index)}
            role="gridcell"
            className={classes.cell}
            data-align={column.align}
            data-here={current || undefined}
            data-edits={edits || undefined}
            aria-readonly={edits ? undefined : true}
            onClick={(event) => !opened && props.onCell(place, index, event)}
          >
            {opened && column.picker
              ? column.picker(row, () => props.onLeave("stay"))
              : !(opened && column.edit) && column.cell(row)}
            {opened && column.edit && (
              <CellField
                label={props.editLabel(row, column)}
                before={column.edit.text(row)}
                start={editing ?? column.edit.text(row)}
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
export const SheetRow = memo(SheetRowOnce) as typeof SheetRowOnce;
