import { type ClipboardEvent, type RefObject, useRef } from "react";
import { cellsOf, writeCells, writeTable } from "./clipboard";
import type { Cells } from "./useCells";

/** Copying the chosen cells of a sheet and pasting into it. */
export function useListClipboard(
  on: boolean,
  cells: Cells,
  grid: RefObject<HTMLDivElement | null>,
) {
  const catcher = useRef<HTMLTextAreaElement>(null);

  /** The clipboard speaks only to a field: a hidden one takes the keys for a moment. */
  const catchClipboard = (key: string) => {
    const field = catcher.current;
    if (field) {
      field.value = key === "v" ? "" : writeCells(cells.latest.current.texts());
      field.focus({ preventScroll: true });
      field.select();
      setTimeout(() => {
        if (document.activeElement === field) {
          grid.current?.focus({ preventScroll: true });
        }
      }, 150);
    }
  };
  const onCopy = (event: ClipboardEvent) => {
    if (!on || cells.editing) {
      return;
    }
    const texts = cells.latest.current.texts();
    event.clipboardData.setData("text/plain", writeCells(texts));
    event.clipboardData.setData("text/html", writeTable(texts));
    event.preventDefault();
    grid.current?.focus({ preventScroll: true });
  };
  const onPaste = (event: ClipboardEvent) => {
    if (!on || cells.editing) {
      return;
    }
    const found = cellsOf(event.clipboardData);
    event.preventDefault();
    grid.current?.focus({ preventScroll: true });
    if (found) {
      cells.latest.current.paste(found);
    }
  };

  return { catcher, catchClipboard, onCopy, onPaste };
}
