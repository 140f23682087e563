import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  keyCaps,
  type Shortcut,
  setSingleKeys,
  useShortcutList,
  useShortcutListener,
} from "./shortcuts";

const undo = vi.fn();
const go = vi.fn();
const search = vi.fn();
const LIST: Shortcut[] = [
  { keys: "mod+z", label: "Undo", group: "everywhere", run: undo },
  { keys: "mod+k", label: "Search", group: "everywhere", run: search, whileTyping: true },
  { keys: "g h", label: "Home", group: "go", run: go },
];

function Page() {
  useShortcutList(LIST);
  useShortcutListener();
  return <input aria-label="field" />;
}

beforeEach(() => {
  vi.clearAllMocks();
  render(<Page />);
});
afterEach(() => setSingleKeys(true));

const press = (key: string, more: object = {}, on: Element = document.body) =>
  fireEvent.keyDown(on, { key, ...more });

describe("shortcuts", () => {
  it("runs on Ctrl and a key", () => {
    press("z", { ctrlKey: true });
    expect(undo).toHaveBeenCalledOnce();
    press("z");
    expect(undo).toHaveBeenCalledOnce();
  });

  it("runs on one key after the other, not on the second alone", () => {
    press("h");
    expect(go).not.toHaveBeenCalled();
    press("g");
    press("h");
    expect(go).toHaveBeenCalledOnce();
    press("g");
    press("x");
    press("h");
    expect(go).toHaveBeenCalledOnce();
  });

  it("leaves typing alone, but for those that say so", () => {
    const field = screen.getByLabelText("field");
    press("g", {}, field);
    press("h", {}, field);
    press("z", { ctrlKey: true }, field);
    expect(go).not.toHaveBeenCalled();
    expect(undo).not.toHaveBeenCalled();
    press("k", { ctrlKey: true }, field);
    expect(search).toHaveBeenCalledOnce();
  });

  it("can do without single keys", () => {
    setSingleKeys(false);
    press("g");
    press("h");
    expect(go).not.toHaveBeenCalled();
    press("z", { ctrlKey: true });
    expect(undo).toHaveBeenCalledOnce();
  });

  it("draws its keys", () => {
    expect(keyCaps("mod+shift+z")).toEqual([["Ctrl", "Shift", "Z"]]);
    expect(keyCaps("g h")).toEqual([["G"], ["H"]]);
  });
});
