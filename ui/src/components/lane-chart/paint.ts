import type { MarkShape } from "../model";
import type { RowLayout } from "./layout";

/** Air left and right of the axis, so that marks at 0 and 100 are whole; pixels. */
export const MARGIN = 12;

export interface Ink {
  mark: string;
  wrong: string;
}

/** The colours of the theme that is on, read where the canvas stands. */
export function readInk(element: Element): Ink {
  const style = getComputedStyle(element);
  return {
    mark: style.getPropertyValue("--ink").trim() || "#000",
    wrong: style.getPropertyValue("--accent").trim() || "#000",
  };
}

function drawShape(
  context: CanvasRenderingContext2D,
  shape: MarkShape,
  x: number,
  y: number,
  radius: number,
): void {
  context.beginPath();
  switch (shape) {
    case "circle":
      context.arc(x, y, radius, 0, Math.PI * 2);
      context.fill();
      break;
    case "ring":
      context.lineWidth = Math.max(radius * 0.32, 1.2);
      context.arc(x, y, radius - context.lineWidth / 2, 0, Math.PI * 2);
      context.stroke();
      break;
    case "diamond": {
      const reach = radius * 1.22;
      context.moveTo(x, y - reach);
      context.lineTo(x + reach, y);
      context.lineTo(x, y + reach);
      context.lineTo(x - reach, y);
      context.closePath();
      context.fill();
      break;
    }
    case "cross": {
      const reach = radius * 0.92;
      context.lineWidth = Math.max(radius * 0.42, 1.4);
      context.moveTo(x - reach, y - reach);
      context.lineTo(x + reach, y + reach);
      context.moveTo(x + reach, y - reach);
      context.lineTo(x - reach, y + reach);
      context.stroke();
      break;
    }
  }
}

function drawColumns(
  context: CanvasRenderingContext2D,
  row: RowLayout,
  middle: number,
  most: number,
  ink: Ink,
): void {
  const tallest = row.height - 14;
  for (const column of row.columns) {
    // Square roots: a handful beside thousands stays visible. The figures stand at the row's end.
    const height = Math.max(Math.sqrt(column.count / most) * tallest, 1.5);
    const wrong = (column.wrong / column.count) * height;
    const left = column.x - column.width / 2;
    context.fillStyle = ink.mark;
    context.fillRect(left, middle - height / 2, column.width, height - wrong);
    if (wrong > 0) {
      context.fillStyle = ink.wrong;
      context.fillRect(left, middle + height / 2 - wrong, column.width, wrong);
    }
  }
}

/** Draws every row's marks or columns; `tops` are the rows' upper edges. */
export function paint(
  context: CanvasRenderingContext2D,
  rows: readonly { layout: RowLayout; shape: MarkShape; top: number }[],
  ink: Ink,
): void {
  const most = Math.max(1, ...rows.flatMap(({ layout }) => layout.columns.map((one) => one.count)));
  for (const { layout, shape, top } of rows) {
    const middle = top + layout.height / 2;
    if (layout.columns.length > 0) {
      drawColumns(context, layout, middle, most, ink);
    }
    context.fillStyle = ink.mark;
    context.strokeStyle = ink.mark;
    for (const { x, y } of layout.marks) {
      drawShape(context, shape, x, middle + y, layout.radius);
    }
    context.strokeStyle = ink.wrong;
    context.lineWidth = 1.5;
    for (const { mark, x, y } of layout.marks) {
      if (mark.wrong) {
        context.beginPath();
        context.arc(x, middle + y, layout.radius + 3.2, 0, Math.PI * 2);
        context.stroke();
      }
    }
  }
}
