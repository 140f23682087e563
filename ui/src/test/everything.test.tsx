import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import i18next from "i18next";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { core } from "@/features/profile/test-data";
import { type Answers, answerWith } from "@/ipc";
import { ELSEWHERE } from "@/shell/elsewhere";
import { folded } from "@/shell/palette/match";
import { account, HOME, OUTCOMES, row } from "./accounts";
import { showApp, WORKSPACE } from "./app";
import "./layout";

/** Enough of a core for every screen to stand. */
const ANSWERS: Answers = {
  ...core(),
  workspaceCurrent: () => WORKSPACE,
  recentList: () => [],
  accountsList: () => [
    row(account(1, "Acme", { stage: "customer", outcome: "happy" })),
    row(account(2, "Brill")),
  ],
  settingsGet: () => ({ name: "Ordito Workflows", language: "en", outcomes: OUTCOMES }),
  homeOverview: () => HOME,
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
  it.each(["/", "/customers", "/prospects", "/profile"])(
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
