import { useEffect, useSyncExternalStore } from "react";

/**
 * A shortcut: `mod+z`, `mod+shift+z`, `alt+1`, `?`, or two keys one after the other, `g h`.
 * `mod` is Ctrl, on a Mac Command.
 */
export interface Shortcut {
  keys: string;
  /** What it does, in the language on the screen; shown in the keyboard map. */
  label: string;
  /** Where the keyboard map lists it. */
  group: "everywhere" | "go" | "here";
  run: () => void;
  /** Another way to press the same: works, but is not listed. */
  alias?: boolean;
  /** Also while a text field has the focus. Off by default: a field undoes its own typing. */
  whileTyping?: boolean;
}

const SINGLE_KEYS = "lanewise.singleKeys";
/** How long the first key of two waits for the second, in milliseconds. */
const PATIENCE = 1000;

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

let registered: readonly Shortcut[] = [];
let singleKeys = localStorage.getItem(SINGLE_KEYS) !== "off";
let pending: { key: string; at: number } | null = null;
const listeners = new Set<() => void>();

function changed(): void {
  for (const listener of listeners) {
    listener();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The shortcuts that work now, in the order they were made known. */
export function useShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(subscribe, () => registered);
}

/** Whether shortcuts without Ctrl or Alt work (WCAG 2.1.4 wants a switch for them). */
export function useSingleKeys(): boolean {
  return useSyncExternalStore(subscribe, () => singleKeys);
}

/** Switches the shortcuts without Ctrl or Alt on or off, and remembers it. */
export function setSingleKeys(on: boolean): void {
  singleKeys = on;
  localStorage.setItem(SINGLE_KEYS, on ? "on" : "off");
  changed();
}

/** Makes shortcuts work for as long as the component stands. Pass a memoised list. */
export function useShortcutList(list: readonly Shortcut[]): void {
  useEffect(() => {
    registered = [...registered, ...list];
    changed();
    return () => {
      registered = registered.filter((shortcut) => !list.includes(shortcut));
      changed();
    };
  }, [list]);
}

function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) {
    return false;
  }
  if (target instanceof HTMLInputElement) {
    return !["checkbox", "radio", "button", "range", "submit", "reset"].includes(target.type);
  }
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    target.isContentEditable
  );
}

/** The key press written as shortcuts are: `mod+shift+z`, `?`, `g`. */
function written(event: KeyboardEvent): string {
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const parts: string[] = [];
  if (mod) {
    parts.push("mod");
  }
  if (event.altKey) {
    parts.push("alt");
  }
  // Shift is part of a sign like "?" already.
  if (event.shiftKey && (mod || event.altKey || event.key.length > 1)) {
    parts.push("shift");
  }
  // Alt with a digit makes other signs on some keyboards: the digit row is read by place.
  parts.push(event.altKey && /^Digit\d$/.test(event.code) ? event.code.slice(5) : key);
  return parts.join("+");
}

/** Runs what a key press stands for. Returns whether it stood for anything. */
export function handleKey(event: KeyboardEvent): boolean {
  if (
    event.defaultPrevented ||
    event.isComposing ||
    ["Control", "Shift", "Alt", "Meta"].includes(event.key)
  ) {
    return false;
  }
  const now = written(event);
  const plain = !now.includes("mod+") && !now.includes("alt+");
  const typing = isTextField(event.target);
  if (plain && (typing || !singleKeys)) {
    return false;
  }
  const before = pending && event.timeStamp - pending.at < PATIENCE ? pending.key : null;
  pending = null;
  // The page that came last knows best what a key means.
  const known = [...registered].reverse().filter((one) => !typing || one.whileTyping);
  const hit =
    (before && known.find((one) => one.keys === `${before} ${now}`)) ||
    known.find((one) => one.keys === now);
  if (hit) {
    event.preventDefault();
    hit.run();
    return true;
  }
  if (plain && known.some((one) => one.keys.startsWith(`${now} `))) {
    pending = { key: now, at: event.timeStamp };
  }
  return false;
}

/** Listens for shortcuts on the whole page; the shell calls it once. */
export function useShortcutListener(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      handleKey(event);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}

const SIGNS: Record<string, string> = {
  mod: isMac ? "⌘" : "Ctrl",
  alt: isMac ? "⌥" : "Alt",
  shift: isMac ? "⇧" : "Shift",
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Enter: "↵",
  " ": "␣",
};

/** `mod+shift+z` as the caps to draw: `[["Ctrl", "Shift", "Z"]]`; `g h` gives two groups. */
export function keyCaps(keys: string): string[][] {
  return (keys === " " ? [keys] : keys.split(" ")).map((press) =>
    press
      // Not the plus that is a key itself, at the end.
      .split(/\+(?!$)/)
      .map((part) => SIGNS[part] ?? (part.length === 1 ? part.toUpperCase() : part)),
  );
}
