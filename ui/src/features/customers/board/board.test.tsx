import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { showApp } from "@/test/app";
import { axeProblems } from "@/test/render";

import { afresh, core, press } from "../test-screen";

afresh();

describe("the outcome board", () => {
  const cards = (outcome: string) =>
    within(screen.getByTestId(`board-${outcome}`))
      .queryAllByRole("option")
      .map((card) => card.querySelector("strong")?.textContent);

  it("has a column for each outcome, and a digit sends the current card", async () => {
    const accountsEdit = vi.fn(() => null);
    await showApp(core({ accountsEdit }), "/customers?view=board");
    const happy = within(await screen.findByTestId("board-happy")).getByRole("listbox");
    expect(happy).toHaveAccessibleName("Happy, 2 customers");
    expect(cards("none")).toEqual([]);
    expect(await axeProblems(document.body)).toEqual([]);
    act(() => happy.focus());
    press(happy, "3");
    await waitFor(() =>
      expect(accountsEdit).toHaveBeenLastCalledWith([1], { field: "outcome", value: "struggling" }),
    );
    expect(cards("happy")).toEqual(["Cadenas"]);
    expect(cards("struggling")).toEqual(["Anders"]);
    // The next card is the current one.
    press(happy, "0");
    await waitFor(() =>
      expect(accountsEdit).toHaveBeenLastCalledWith([3], { field: "outcome", value: null }),
    );
  });

  it("picks up, carries and puts down by keys, says so, and puts back", async () => {
    const accountsEdit = vi.fn(() => null);
    await showApp(core({ accountsEdit }), "/customers?view=board");
    const happy = within(await screen.findByTestId("board-happy")).getByRole("listbox");
    act(() => happy.focus());
    press(happy, " ", "ArrowRight", "ArrowRight", "Escape");
    expect(screen.getByTestId("board-says")).toHaveTextContent("Anders put back.");
    expect(accountsEdit).not.toHaveBeenCalled();
    fireEvent.keyDown(happy, { key: "a", ctrlKey: true });
    press(happy, " ", "ArrowRight");
    expect(screen.getByTestId("board-says")).toHaveTextContent("Over Not expanded");
    press(happy, " ");
    await waitFor(() =>
      expect(accountsEdit).toHaveBeenLastCalledWith([1, 3], {
        field: "outcome",
        value: "not_expanded",
      }),
    );
    expect(cards("not_expanded")).toEqual(["Anders", "Cadenas"]);
  });

  it("is where one was, after a look elsewhere", async () => {
    await showApp(core(), "/customers");
    await userEvent.click(await screen.findByTestId("mode-board"));
    expect(await screen.findByTestId("outcome-board")).toBeInTheDocument();
    const happy = within(screen.getByTestId("board-happy")).getByRole("listbox");
    act(() => happy.focus());
    press(happy, "ArrowRight", "ArrowRight", "ArrowRight");
    expect(within(screen.getByTestId("board-failed")).getByRole("listbox")).toHaveFocus();
  });

  it("counts the signals on a card, and marks those that contradict its outcome", async () => {
    const signalsList = () => [
      { account: 1, count: 2, contradict: false },
      { account: 2, count: 1, contradict: true },
    ];
    await showApp(core({ signalsList }), "/customers?view=board");
    const happy = within(await screen.findByTestId("board-happy"));
    expect(await happy.findByTestId("card-signals")).toHaveTextContent("2 signals");
    const failed = within(screen.getByTestId("board-failed")).getByTestId("card-signals");
    expect(failed).toHaveTextContent("1 signal; contradicts the outcome");
    expect(failed).toHaveAttribute("data-against");
  });

  it("picks a card up under a finger that rests, and lets one that moves at once scroll", async () => {
    const accountsEdit = vi.fn(() => null);
    await showApp(core({ accountsEdit }), "/customers?view=board");
    const failed = await screen.findByTestId("board-failed");
    const columns = [...screen.getByTestId("outcome-board").querySelectorAll("[data-column]")];
    columns.forEach((column, at) => {
      column.getBoundingClientRect = () => new DOMRect(at * 200, 0, 190, 600);
    });
    const to = columns.indexOf(failed) * 200 + 20;
    const name = () => within(screen.getByTestId("board-happy")).getByText("Anders");
    const finger = { pointerId: 7, pointerType: "touch", button: 0, isPrimary: true };
    // A finger that moves before it rests is about to scroll: the browser takes the pointer away.
    fireEvent.pointerDown(name(), { ...finger, clientX: 220, clientY: 40 });
    fireEvent.pointerCancel(window, finger);
    await new Promise((later) => setTimeout(later, 350));
    expect(screen.getByTestId("outcome-board")).not.toHaveAttribute("data-dragging");

    fireEvent.pointerDown(name(), { ...finger, clientX: 220, clientY: 40 });
    await waitFor(() =>
      expect(screen.getByTestId("outcome-board")).toHaveAttribute("data-dragging"),
    );
    fireEvent.pointerMove(window, { ...finger, clientX: to, clientY: 60 });
    await waitFor(() => expect(failed).toHaveAttribute("data-target"));
    fireEvent.pointerUp(window, { ...finger, clientX: to, clientY: 60 });
    await waitFor(() =>
      expect(accountsEdit).toHaveBeenLastCalledWith([1], { field: "outcome", value: "failed" }),
    );
  });
});
