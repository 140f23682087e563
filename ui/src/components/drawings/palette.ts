import type { Tone } from "./scene";

type Ink = Extract<Tone, string>;

/** The colours of a theme, with every name resolved: what leaves the app knows no variables. */
export interface Palette {
  ink: Readonly<Record<Ink, string>>;
  /** Of the four tiers of the palette, the best first. */
  mark: readonly [string, string, string, string];
  text: readonly [string, string, string, string];
  band: readonly [string, string, string, string];
}

/** As in `theme/tokens.css`; a test holds the two together. */
export const LIGHT: Palette = {
  ink: {
    ink: "#1f1c18",
    "ink-2": "#544e46",
    "ink-3": "#6e675c",
    line: "#8f8779",
    rule: "#e1dbce",
    "rule-2": "#c8c0b0",
    sheet: "#fffefb",
    sunk: "#ece7dc",
    accent: "#6a3a6c",
    "accent-soft": "#f2eaf1",
  },
  mark: ["#0c5f57", "#2f72b8", "#c07e0a", "#b53712"],
  text: ["#0a5049", "#1f588f", "#7e5200", "#9c2f0f"],
  band: ["#e1eeea", "#e7eff8", "#faf1dd", "#fae9e2"],
};

export const DARK: Palette = {
  ink: {
    ink: "#f3efe7",
    "ink-2": "#c3bcaf",
    "ink-3": "#a0998c",
    line: "#7c766b",
    rule: "#34312d",
    "rule-2": "#4d4943",
    sheet: "#1d1b19",
    sunk: "#2b2926",
    accent: "#d7a9d6",
    "accent-soft": "#352a36",
  },
  mark: ["#3fb3a3", "#6fa8e6", "#e2ac44", "#e8744f"],
  text: ["#6ccfc1", "#9ac3f0", "#edc473", "#f29c7f"],
  band: ["#182a27", "#1b2734", "#2d2615", "#321f1a"],
};

/** Light, on white: for documents that are printed. */
export const PAPER: Palette = { ...LIGHT, ink: { ...LIGHT.ink, sheet: "#ffffff" } };

/** Where each rank stands between the four colours; the same as `theme/tiers.ts`. */
const STOPS: Record<number, readonly number[]> = {
  1: [0],
  2: [0, 3],
  3: [0, 2, 3],
  4: [0, 1, 2, 3],
  5: [0, 1, 1.5, 2, 3],
  6: [0, 1, 1.5, 2, 2.5, 3],
};

function mixed(colours: readonly string[], stop: number): string {
  const below = colours[Math.floor(stop)] ?? "#000000";
  const above = colours[Math.ceil(stop)] ?? below;
  const share = stop - Math.floor(stop);
  const channel = (at: number) => {
    const part = (colour: string) => Number.parseInt(colour.slice(at, at + 2), 16);
    return Math.round(part(below) * (1 - share) + part(above) * share)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** A tone as a colour that every program knows. */
export function colourOf(tone: Tone, palette: Palette): string {
  if (typeof tone === "string") {
    return palette.ink[tone];
  }
  const stops = STOPS[Math.min(Math.max(tone.of, 1), 6)] ?? [0];
  const stop = stops[Math.min(Math.max(tone.tier, 0), stops.length - 1)] ?? 0;
  return mixed(palette[tone.part], stop);
}
