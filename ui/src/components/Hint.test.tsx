import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { axeProblems, renderThemed } from "@/test/render";
import { HINT_TOPICS, Hint } from "./Hint";

describe("Hint", () => {
  it.each(HINT_TOPICS)("explains %s, and gives the focus back", async (about) => {
    renderThemed(<Hint about={about} />);
    const button = screen.getByTestId(`hint-${about}`);
    expect(button).toHaveAccessibleName(/^What is this\? \S/);
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    const card = await screen.findByRole("dialog");
    expect(card).toHaveAccessibleName();
    expect(card.textContent?.length).toBeGreaterThan(60);
    expect(card.contains(document.activeElement)).toBe(true);
    expect(await axeProblems(document.body)).toEqual([]);
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(button).toHaveFocus();
  });
});
