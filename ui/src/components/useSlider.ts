import {
  type KeyboardEvent as ReactKeyboardEvent,
  type PointerEvent as ReactPointerEvent,
  useEffect,
  useRef,
  useState,
} from "react";

export interface SliderOptions {
  value: number;
  min: number;
  max: number;
  /** One press of an arrow key. */
  step: number;
  /** One press of Page Up or Page Down, or an arrow with Shift. */
  bigStep: number;
  /** A hand moves in whole multiples of this; 1 by default. The keys have `step`. */
  snap?: number;
  /**
   * `jump`: pressing anywhere takes the value there. `keep`: the knob stays under the finger
   * where it was taken, so that pressing alone moves nothing.
   */
  grab?: "jump" | "keep";
  /** The value under the pointer. It is kept between `min` and `max` for you. */
  valueAt: (clientX: number) => number;
  /** While it moves. */
  onPreview?: (value: number) => void;
  /**
   * When the hand lets go. Return the promise of the change: the slider stays where it was put
   * until the change is in, and goes back if it failed.
   */
  onCommit: (value: number) => unknown;
  disabled?: boolean;
  /** Its name for screen readers: as text, or the id of the element that says it. */
  name: { label: string } | { by: string };
  /** The value in words, where the bare number would mislead. */
  says?: (value: number) => string;
}

export interface Slider {
  /** What to draw now: the value under the hand, or the settled one. */
  value: number;
  dragging: boolean;
  /** For the element with `role="slider"`. */
  handle: {
    role: "slider";
    tabIndex: number;
    "aria-valuemin": number;
    "aria-valuemax": number;
    "aria-valuenow": number;
    "aria-valuetext": string | undefined;
    "aria-label": string | undefined;
    "aria-labelledby": string | undefined;
    "aria-disabled": true | undefined;
    onKeyDown: (event: ReactKeyboardEvent) => void;
    onKeyUp: () => void;
    onBlur: () => void;
  };
  /** For the element that a hand can press: the handle, or the whole track. */
  track: {
    onPointerDown: (event: ReactPointerEvent) => void;
    onPointerMove: (event: ReactPointerEvent) => void;
    onPointerUp: (event: ReactPointerEvent) => void;
    onPointerCancel: () => void;
  };
}

/** How long a value waits for its echo, once its change is in, before the old one is trusted again, ms. */
const ECHO = 1500;

/**
 * A slider's hands: pointer and keys, previews while it moves, one commit when it rests, so that
 * a drag is one step of undo. Escape while dragging puts it back.
 */
export function useSlider(options: SliderOptions): Slider {
  const { value, min, max, step, bigStep, valueAt, onPreview, onCommit, disabled, name, says } =
    options;
  const { snap = 1, grab = "jump" } = options;
  const [live, setLive] = useState<number | null>(null);
  const [dragging, setDragging] = useState(false);
  const moved = useRef<number | null>(null);
  /** The value that was let go last and has not come back yet. */
  const awaited = useRef<number | null>(null);
  /** Steps that were let go since the last value was settled, and how many of them the core is still busy with. */
  const steps = useRef(0);
  const busy = useRef(0);
  const turn = useRef(0);
  const latest = useRef(value);
  const taken = useRef(0);
  const echo = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const release = () => {
    clearTimeout(echo.current);
    awaited.current = null;
    steps.current = 0;
    setLive(null);
  };

  // The settled value has arrived, or somebody else changed it: nothing to hold on to. What arrives while the core is busy
  // with a step, or after several of them, may be the echo of an earlier one: going back to it would lose the steps since.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new value ends the wait
  useEffect(() => {
    latest.current = value;
    const early = busy.current > 0 || (steps.current > 1 && awaited.current !== value);
    if (moved.current === null && !(awaited.current !== null && early)) {
      release();
    }
  }, [value]);
  useEffect(() => () => clearTimeout(echo.current), []);

  const shown = live ?? value;
  /** Where the next step starts, whether or not the last one has been drawn. */
  const now = () => moved.current ?? awaited.current ?? value;
  /** Trusts the old value again if no new one comes. */
  const waitForEcho = () => {
    clearTimeout(echo.current);
    echo.current = setTimeout(release, ECHO);
  };

  const move = (to: number) => {
    const kept = Math.min(Math.max(Math.round(to), min), max);
    if (kept === now()) {
      return;
    }
    clearTimeout(echo.current);
    turn.current += 1;
    moved.current = kept;
    setLive(kept);
    onPreview?.(kept);
  };

  const snapped = (clientX: number) => Math.round((valueAt(clientX) - taken.current) / snap) * snap;

  const letGo = () => {
    const to = moved.current;
    moved.current = null;
    if (to === null) {
      return;
    }
    if (to === (awaited.current ?? value)) {
      if (awaited.current === null) {
        setLive(null);
      } else {
        waitForEcho();
      }
      return;
    }
    awaited.current = to;
    steps.current += 1;
    busy.current += 1;
    turn.current += 1;
    const mine = turn.current;
    // The last step decides; what comes of the ones before it is behind it.
    const settle = (done: boolean) => {
      busy.current -= 1;
      if (mine !== turn.current) {
        return;
      }
      if (done && latest.current !== to) {
        waitForEcho();
      } else {
        release();
      }
    };
    Promise.resolve(onCommit(to)).then(
      () => settle(true),
      () => settle(false),
    );
  };

  const putBack = () => {
    if (moved.current !== null) {
      moved.current = null;
      setLive(awaited.current);
      onPreview?.(now());
      if (awaited.current !== null) {
        waitForEcho();
      }
    }
    setDragging(false);
  };

  const onKeyDown = (event: ReactKeyboardEvent) => {
    if (disabled || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    if (event.key === "Escape" && (dragging || moved.current !== null)) {
      event.preventDefault();
      event.stopPropagation();
      putBack();
      return;
    }
    const by = event.shiftKey ? bigStep : step;
    const at = now();
    const targets: Record<string, number> = {
      ArrowRight: at + by,
      ArrowUp: at + by,
      ArrowLeft: at - by,
      ArrowDown: at - by,
      PageUp: at + bigStep,
      PageDown: at - bigStep,
      Home: min,
      End: max,
    };
    const target = targets[event.key];
    if (target !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      move(target);
    }
  };

  return {
    value: shown,
    dragging,
    handle: {
      role: "slider",
      tabIndex: disabled ? -1 : 0,
      "aria-valuemin": min,
      "aria-valuemax": max,
      "aria-valuenow": shown,
      "aria-valuetext": says?.(shown),
      "aria-label": "label" in name ? name.label : undefined,
      "aria-labelledby": "by" in name ? name.by : undefined,
      "aria-disabled": disabled || undefined,
      onKeyDown,
      // A key held down previews; letting it go commits, so that a long press is one step.
      onKeyUp: () => {
        if (!dragging) {
          letGo();
        }
      },
      onBlur: () => {
        if (!dragging) {
          letGo();
        }
      },
    },
    track: {
      onPointerDown: (event) => {
        if (disabled || event.button !== 0) {
          return;
        }
        // The browser would take the focus to whatever lies under the pointer.
        event.preventDefault();
        event.currentTarget.setPointerCapture?.(event.pointerId);
        const pressed = event.currentTarget as HTMLElement;
        const knob = pressed.matches("[role=slider]")
          ? pressed
          : pressed.querySelector("[role=slider]");
        (knob as HTMLElement | null)?.focus({ preventScroll: true });
        setDragging(true);
        taken.current = grab === "keep" ? valueAt(event.clientX) - shown : 0;
        if (grab === "jump") {
          move(snapped(event.clientX));
        }
      },
      onPointerMove: (event) => {
        if (dragging) {
          move(snapped(event.clientX));
        }
      },
      onPointerUp: () => {
        if (dragging) {
          setDragging(false);
          letGo();
        }
      },
      onPointerCancel: putBack,
    },
  };
}
