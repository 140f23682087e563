import { renderHook, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import i18next from "i18next";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { folded } from "@/components/folded";
import { core } from "@/features/profile/test-data";
import { type Answers, answerWith } from "@/ipc";
import { ELSEWHERE } from "@/shell/elsewhere";
import { DEEPER_KEYS, type KeyLine, SCREEN_KEYS } from "@/shell/keysOf";
import { useShortcuts } from "@/shell/shortcuts";
import { account, HOME, OPEN, OUTCOMES, row, SIZE, scorecard } from "./accounts";
import { showApp, WORKSPACE } from "./app";
import { VIEW as COSTS_VIEW, STABILITY } from "./costs";
import { evidence } from "./evidence";
import { ATTRIBUTES, BOARD } from "./lanes";
import { CHOICES, VIEW as REPLAY_VIEW } from "./replay";
import { COMPARISON, SLIDES } from "./slides";
import "./layout";

// Fonts are fetched from the program itself, which a test has not.
vi.mock("@/documents/fonts", () => ({ fontFaces: async () => "" }));

/** Enough of a core for every screen to stand. */
const ANSWERS: Answers = {
  ...core(),
  ...evidence(),
  workspaceCurrent: () => WORKSPACE,
  recentList: () => [],
  accountsList: () => [
    row(account(1, "Acme", { stage: "customer", outcome: "happy" })),
    row(account(2, "Brill")),
  ],
  settingsGet: () => ({ name: "Ordito Workflows", language: "en", outcomes: OUTCOMES }),
  homeOverview: () => HOME,
  scorecard: () => scorecard(row(account(2, "Brill")), OPEN, [SIZE]),
  notesOf: () => [],
  slidesList: () => SLIDES,
  compareSlides: () => COMPARISON,
  themesList: () => [],
  tagsList: () => [],
  costsGet: () => ({ ...COSTS_VIEW, costs: { ...COSTS_VIEW.costs, demo: null } }),
  costsStability: () => STABILITY,
  replayChoices: () => CHOICES,
  replayGet: () => REPLAY_VIEW,
  lanesBoard: () => BOARD,
  lanesAttributes: () => ATTRIBUTES,
};

const plain = (text: string) =>
  folded(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** The buttons beside the screen's name, wherever the screen has put them. */
function headButtons(): string[] {
  const heading = document.querySelector("main h1");
  let head = heading?.parentElement ?? null;
  const beside = () =>
    [...(head?.querySelectorAll("button") ?? [])].filter((one) => !heading?.contains(one));
  while (head && head.id !== "content" && beside().length === 0) {
    head = head.parentElement;
  }
  return (head?.id === "content" ? [] : beside())
    .filter((one) => !one.disabled)
    .map((one) => {
      const copy = one.cloneNode(true) as Element;
      for (const part of copy.querySelectorAll("kbd, svg")) {
        part.remove();
      }
      return one.getAttribute("aria-label") ?? copy.textContent ?? "";
    });
}

beforeEach(() => localStorage.removeItem("lanewise.palette"));
afterEach(() => answerWith(null));

describe("the search field", () => {
  it.each(["/", "/customers", "/slides", "/prospects", "/profile", "/evidence"])(
    "has whatever stands at the head of %s, and what it is said to offer elsewhere",
    async (place) => {
      await showApp(ANSWERS, place);
      await screen.findByRole("heading", { level: 1 });
      const wanted = headButtons();
      await userEvent.keyboard("{Control>}k{/Control}");
      await screen.findByTestId("palette-field");
      const options = screen.getAllByRole("option").map((one) => plain(one.textContent ?? ""));
      for (const name of wanted) {
        expect(
          options.some((option) => option.startsWith(plain(name))),
          name,
        ).toBe(true);
      }
      const promised = ELSEWHERE.filter(({ to }) => to === place).map(({ label }) =>
        plain(i18next.t(label)),
      );
      if (promised.length > 0) {
        const here = within(screen.getByRole("group", { name: "On this page" }));
        const offered = here.getAllByRole("option").map((one) => plain(one.textContent ?? ""));
        for (const name of promised) {
          expect(
            offered.some((option) => option.startsWith(name)),
            name,
          ).toBe(true);
        }
      }
    },
  );
});

/** Where the screens stand whose keys the map tells from anywhere. */
const PLACES_OF: Record<string, string> = {
  customers: "/customers",
  slides: "/slides",
  profile: "/profile",
  prospects: "/prospects",
  evidence: "/evidence",
  "keys.account": "/prospects/2",
  "keys.slides": "/slides/all",
  "keys.slide": "/slides/1",
  "keys.call": "/prospects/2/call",
  "keys.costs": "/evidence/costs",
  "keys.replay": "/evidence/replay",
  "keys.lanes": "/evidence/lanes",
  "documents.title": "/documents?account=2",
};

/** Each key with what it does, in an order of its own. */
const told = (lines: readonly KeyLine[]) =>
  lines.flatMap(({ keys, label }) => keys.map((key) => `${key}: ${label}`)).sort();

describe("the map of the keys", () => {
  it.each([
    ...SCREEN_KEYS.map(({ place, lines }) => ({ name: place as string, lines })),
    ...DEEPER_KEYS.map(({ screen: name, lines }) => ({ name: name as string, lines })),
  ])("tells of $name what works there, and nothing else", async ({ name, lines }) => {
    await showApp(ANSWERS, PLACES_OF[name] ?? "");
    await screen.findByRole("heading", { level: 1 });
    const promised = told(lines.map(({ keys, label }) => ({ keys, label: i18next.t(label) })));
    const { result } = renderHook(useShortcuts);
    await waitFor(() => {
      const works = result.current.filter(({ group, alias }) => group === "here" && !alias);
      expect(told(works.map(({ keys, label }) => ({ keys: [keys], label })))).toEqual(promised);
    });
  });
});
