import { IconGripVertical, IconPlus, IconX } from "@tabler/icons-react";
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { say } from "@/shell/say";
import classes from "./Fields.module.css";
import { moved, pastedLines } from "./lines";

/** What an entry's fields pass on to its list. */
export interface LineKeys {
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement | HTMLInputElement>) => void;
  onPaste: (event: ClipboardEvent<HTMLTextAreaElement | HTMLInputElement>) => void;
}

export interface LinesProps<T> {
  /** What the list is: "Problems and their reasons". */
  label: string;
  /** What one entry is called when it is moved or taken away: "Problem 2". */
  name: (at: number) => string;
  items: readonly T[];
  blank: T;
  /** An entry out of a pasted line. */
  fromLine: (line: string) => T;
  isBlank: (item: T) => boolean;
  /** Every change of the list, as it is typed. */
  onChange: (items: T[]) => void;
  /** The list was left, or an entry came, went or moved: now it is saved. */
  onLeave: () => void;
  /** An entry that said something was taken away with its button. */
  onRemoved: (name: string) => void;
  /** The button below the list. */
  add: string;
  /** Enter starts no new line in entries that are cards. */
  cards?: boolean;
  render: (
    item: T,
    /** What becomes of the entry; as a function where the answer comes later than the typing. */
    change: (next: T | ((now: T) => T)) => void,
    keys: LineKeys,
    at: number,
  ) => ReactNode;
  testId: string;
}

/**
 * A list written like one on paper: Enter for the next line, Backspace on an empty one removes it,
 * Alt with the arrows or the handle moves it, and several pasted lines are several entries.
 */
export function Lines<T>(props: LinesProps<T>) {
  const { label, items, blank, fromLine, isBlank, onChange, onLeave, render, testId } = props;
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  // Entries have no names of their own: each gets one for as long as the list is shown.
  const names = useRef<{ next: number; of: number[] }>({ next: 0, of: [] });
  const focus = useRef<{ at: number; end: boolean } | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const known = names.current;
  while (known.of.length < items.length) {
    known.of.push(known.next++);
  }
  known.of.length = items.length;
  const latest = useRef(items);
  latest.current = items;

  useLayoutEffect(() => {
    const wanted = focus.current;
    if (wanted === null) {
      return;
    }
    focus.current = null;
    const row = list.current?.children[wanted.at];
    const field = row?.querySelector<HTMLTextAreaElement | HTMLInputElement>("textarea, input");
    field?.focus();
    if (wanted.end) {
      field?.setSelectionRange?.(field.value.length, field.value.length);
    }
  });

  const put = (next: T[], of: number[], at: number | null, end = false) => {
    known.of = of;
    focus.current = at === null ? null : { at, end };
    onChange(next);
  };
  const insert = (at: number, entries: readonly T[]) =>
    put(
      [...items.slice(0, at), ...entries, ...items.slice(at)],
      [...known.of.slice(0, at), ...entries.map(() => known.next++), ...known.of.slice(at)],
      at + entries.length - 1,
      true,
    );
  const remove = (at: number, step: boolean) => {
    put(
      items.filter((_, one) => one !== at),
      known.of.filter((_, one) => one !== at),
      step && items.length > 1 ? Math.max(0, at - 1) : null,
      true,
    );
    onLeave();
  };
  const move = (from: number, to: number) => {
    if (to < 0 || to >= items.length || from === to) {
      return;
    }
    put(moved(items, from, to), moved(known.of, from, to), to);
    say(t("slides.lines.moved", { name: props.name(from), n: to + 1, of: items.length }));
  };

  const keysOf = (at: number, item: T): LineKeys => ({
    onKeyDown: (event) => {
      const alone = !event.shiftKey && !event.ctrlKey && !event.metaKey;
      if (event.nativeEvent.isComposing) {
        return;
      }
      if (event.key === "Enter" && alone && !event.altKey && !props.cards) {
        event.preventDefault();
        // Nothing on the last line: the list is at its end.
        if (!isBlank(item)) {
          insert(at + 1, [blank]);
          onLeave();
        }
      } else if (event.key === "Backspace" && isBlank(item) && alone) {
        event.preventDefault();
        remove(at, true);
      } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
        event.preventDefault();
        move(at, at + (event.key === "ArrowUp" ? -1 : 1));
        onLeave();
      }
    },
    onPaste: (event) => {
      const lines = pastedLines(event.clipboardData.getData("text/plain"));
      if (lines.length < 2) {
        return;
      }
      event.preventDefault();
      const entries = lines.map(fromLine);
      const from = isBlank(item) ? at : at + 1;
      const kept = items.filter((_, one) => one < from);
      const rest = items.slice(isBlank(item) ? at + 1 : at + 1);
      put(
        [...kept, ...entries, ...rest],
        [...known.of.slice(0, from), ...entries.map(() => known.next++), ...known.of.slice(at + 1)],
        from + entries.length - 1,
        true,
      );
      onLeave();
    },
  });

  /** Drags by the handle: entries make room as the hand passes their middles. */
  const drag = (event: PointerEvent<HTMLButtonElement>, at: number) => {
    if (event.button !== 0) {
      return;
    }
    event.preventDefault();
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    let order = [...items];
    let names = [...known.of];
    let now = at;
    setDragged(known.of[at] ?? null);
    const over = (y: number): number => {
      const rows = [...(list.current?.children ?? [])];
      const found = rows.findIndex((row) => {
        const box = row.getBoundingClientRect();
        return y < box.top + box.height / 2;
      });
      const to = found < 0 ? rows.length - 1 : found > now ? found - 1 : found;
      return Math.max(0, Math.min(rows.length - 1, to));
    };
    const onMove = (moveEvent: globalThis.PointerEvent) => {
      const to = over(moveEvent.clientY);
      if (to !== now) {
        order = moved(order, now, to);
        names = moved(names, now, to);
        now = to;
        put(order, names, null);
      }
    };
    const end = () => {
      handle.removeEventListener("pointermove", onMove);
      handle.removeEventListener("pointerup", end);
      handle.removeEventListener("pointercancel", end);
      setDragged(null);
      if (now !== at) {
        onLeave();
      }
    };
    handle.addEventListener("pointermove", onMove);
    handle.addEventListener("pointerup", end);
    handle.addEventListener("pointercancel", end);
  };

  return (
    <div data-testid={testId}>
      <ul
        className={classes.lines}
        ref={list}
        aria-label={label}
        data-cards={props.cards || undefined}
      >
        {items.map((item, at) => (
          <li
            key={known.of[at]}
            className={classes.line}
            data-dragged={dragged === known.of[at] || undefined}
          >
            <button
              type="button"
              className={classes.handle}
              aria-label={t("slides.lines.move", { name: props.name(at) })}
              aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
              onPointerDown={(event) => drag(event, at)}
              onKeyDown={(event) => {
                if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
                  event.preventDefault();
                  move(at, at + (event.key === "ArrowUp" ? -1 : 1));
                  onLeave();
                }
              }}
            >
              <span className={classes.dash} aria-hidden="true" />
              <IconGripVertical size={14} stroke={1.6} aria-hidden />
            </button>
            <div className={classes.entry}>
              {render(
                item,
                (next) =>
                  onChange(
                    latest.current.map((one, place) =>
                      place !== at
                        ? one
                        : typeof next === "function"
                          ? (next as (now: T) => T)(one)
                          : next,
                    ),
                  ),
                keysOf(at, item),
                at,
              )}
            </div>
            <button
              type="button"
              className={classes.remove}
              aria-label={t("slides.lines.remove", { name: props.name(at) })}
              onClick={() => {
                const name = props.name(at);
                remove(at, false);
                if (!isBlank(item)) {
                  props.onRemoved(name);
                }
              }}
            >
              <IconX size={14} stroke={1.8} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={classes.add}
        onClick={() => {
          const last = items[items.length - 1];
          if (last !== undefined && isBlank(last)) {
            put([...items], known.of, items.length - 1, true);
          } else {
            insert(items.length, [blank]);
          }
        }}
        data-testid={`${testId}-add`}
      >
        <IconPlus size={13} stroke={2} aria-hidden />
        {props.add}
      </button>
    </div>
  );
}
