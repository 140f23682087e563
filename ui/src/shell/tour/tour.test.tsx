import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Answers, answerWith } from "@/ipc";
import { HOME } from "@/test/accounts";
import { showApp, WORKSPACE } from "@/test/app";
import { axeProblems } from "@/test/render";
import { endTour, offerTour, startTour } from "./state";
import { TOUR } from "./steps";
import { cardPlace } from "./Tour";

const ANSWERS: Answers = {
  workspaceCurrent: () => WORKSPACE,
  recentList: () => [],
  accountsList: () => [],
  settingsGet: () => ({ name: "Ordito Workflows", language: "en", outcomes: [] }),
  mappingList: () => [],
  historyList: () => [],
  homeOverview: () => ({ ...HOME, overview: null }),
};

beforeEach(() => localStorage.removeItem("lanewise.tour"));
afterEach(() => {
  act(endTour);
  answerWith(null);
});

describe("Tour", () => {
  it("is offered once, in a line that covers nothing", async () => {
    const { view } = await showApp(ANSWERS, "/settings");
    act(offerTour);
    expect(await screen.findByTestId("tour-offer")).toBeInTheDocument();
    expect(await axeProblems(view.container)).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "No, thanks" }));
    expect(screen.queryByTestId("tour-offer")).toBeNull();
    act(offerTour);
    expect(screen.queryByTestId("tour-offer")).toBeNull();
  });

  it("goes through every stop by keys, forth and back, and says where it is", async () => {
    const { router, view } = await showApp(ANSWERS, "/settings");
    act(startTour);
    const card = await screen.findByRole("dialog", { name: "Four places, one way" });
    await waitFor(() => expect(card).toHaveFocus());
    expect(card).toHaveTextContent(`1 of ${TOUR.length}`);
    expect(router.state.location.pathname).toBe("/");
    await userEvent.keyboard("{ArrowRight}");
    await screen.findByRole("dialog", { name: "How did it go?" });
    await waitFor(() => expect(router.state.location.pathname).toBe("/customers"));
    expect(await axeProblems(view.container)).toEqual([]);
    await userEvent.keyboard("{ArrowLeft}");
    await screen.findByRole("dialog", { name: "Four places, one way" });
    for (const _ of TOUR) {
      await userEvent.keyboard("{ArrowRight}");
    }
    await waitFor(() => expect(screen.queryByTestId("tour")).toBeNull());
  });

  it("ends with Escape at any stop, and is found again under ?", async () => {
    await showApp(ANSWERS, "/settings");
    act(startTour);
    await screen.findByTestId("tour");
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByTestId("tour")).toBeNull();
    await userEvent.keyboard("?");
    await userEvent.click(
      await screen.findByRole("button", { name: "Show me around", hidden: false }),
    );
    expect(await screen.findByTestId("tour")).toBeInTheDocument();
  });
});

describe("cardPlace", () => {
  const card = { width: 340, height: 220 };
  it("stands beside what it speaks of, and always within the window", () => {
    for (const box of [
      { left: 0, top: 52, width: 92, height: 400 },
      { left: 100, top: 200, width: 900, height: 500 },
      { left: 900, top: 10, width: 100, height: 30 },
      { left: 0, top: 0, width: 1024, height: 768 },
      null,
    ]) {
      const place = cardPlace(box, card);
      const left = Number(place.left);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left + card.width).toBeLessThanOrEqual(window.innerWidth);
      if (place.top !== undefined) {
        expect(Number(place.top)).toBeGreaterThanOrEqual(0);
        expect(Number(place.top) + card.height).toBeLessThanOrEqual(window.innerHeight);
      }
    }
  });
});
