import { MantineProvider, useMantineColorScheme } from "@mantine/core";
import { act, render } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { schemeManager } from "./scheme";

/** A system that can be told to become dark, as it does at nightfall. */
function nightfall() {
  let dark = false;
  const listeners = new Set<(event: MediaQueryListEvent) => void>();
  const matchMedia = window.matchMedia;
  window.matchMedia = (media) => ({
    ...matchMedia(media),
    get matches() {
      return media.includes("prefers-color-scheme: dark") && dark;
    },
    addEventListener: (_: string, listener: EventListenerOrEventListenerObject) => {
      listeners.add(listener as (event: MediaQueryListEvent) => void);
    },
    removeEventListener: (_: string, listener: EventListenerOrEventListenerObject) => {
      listeners.delete(listener as (event: MediaQueryListEvent) => void);
    },
  });
  return {
    become: (to: boolean) =>
      act(() => {
        dark = to;
        for (const listener of listeners) {
          listener({ matches: to } as MediaQueryListEvent);
        }
      }),
    end: () => {
      window.matchMedia = matchMedia;
    },
  };
}

const look = () => document.documentElement.dataset.mantineColorScheme;

let choose: (scheme: "light" | "dark" | "auto") => void = () => {};
function Chooser() {
  choose = useMantineColorScheme().setColorScheme;
  return null;
}

function show(asked: "light" | "dark" | null) {
  render(
    <MantineProvider colorSchemeManager={schemeManager(asked)} defaultColorScheme="auto">
      <Chooser />
    </MantineProvider>,
  );
}

let system = nightfall();
beforeEach(() => {
  system.end();
  system = nightfall();
});
afterEach(() => {
  system.end();
  localStorage.clear();
});

describe("the look of the system", () => {
  it("is followed while the app is open", () => {
    show(null);
    expect(look()).toBe("light");
    system.become(true);
    expect(look()).toBe("dark");
    system.become(false);
    expect(look()).toBe("light");
  });

  it("is left alone once another was chosen, and followed again when asked", () => {
    show(null);
    act(() => choose("light"));
    system.become(true);
    expect(look()).toBe("light");
    act(() => choose("auto"));
    expect(look()).toBe("dark");
    expect(localStorage.getItem("lanewise.theme")).toBe("auto");
  });

  it("gives way to what the command line asks for, for this run", () => {
    show("light");
    system.become(true);
    expect(look()).toBe("light");
    expect(localStorage.getItem("lanewise.theme")).toBeNull();
  });
});
