import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { axeProblems } from "@/test/render";
import { core } from "../test-data";
import { draft, listen, show, weights } from "../test-screen";

async function open(answers = core()) {
  const shown = await show(answers);
  await userEvent.click(await screen.findByTestId("open-suggest"));
  const pane = await screen.findByTestId("suggest");
  await within(pane).findAllByTestId("suggest-accept");
  return { ...shown, pane: within(pane) };
}

test("a suggestion says what is, what would be and why, and is accepted by Enter", async () => {
  const { pane } = await open();
  const row = within(pane.getByTestId("suggestion-fit:near:lane"));
  expect(row.getByTestId("suggest-from").textContent).toBe("60");
  expect(row.getByTestId("suggest-to").textContent).toBe("45");
  expect(row.getByText("7 of 18 who succeeded had it, 3 of 16 others.")).toBeTruthy();
  row.getByTestId("suggest-accept").focus();
  await userEvent.keyboard("{Enter}");
  await waitFor(async () => {
    const [lane] = (await draft()).parameters;
    expect(lane?.levels[1]?.fit).toBe(45);
  });
  // What was taken is gone from where it led.
  await waitFor(() => expect(screen.queryByTestId("suggestion-fit:near:lane")).toBeNull());
});

test("looking at one asks the core what it would do; leaving shows what is", async () => {
  const { answers, spy } = listen(core(), "suggestPreview");
  const { pane } = await open(answers);
  pane.getAllByTestId("suggest-accept")[0]?.focus();
  await waitFor(() => expect(spy).toHaveBeenCalledWith(["fit:near:lane:1"], []));
  await userEvent.keyboard("{ArrowDown}");
  await waitFor(() => expect(spy).toHaveBeenLastCalledWith(["weight:lane:2"], []));
});

test("what is dismissed stays away and can be shown again", async () => {
  const { pane } = await open();
  pane.getAllByTestId("suggest-accept")[0]?.focus();
  await userEvent.keyboard("{Delete}");
  await waitFor(() => expect(screen.queryByTestId("suggestion-fit:near:lane")).toBeNull());
  await userEvent.click(pane.getByRole("button", { name: "Show again" }));
  await pane.findByTestId("suggestion-fit:near:lane");
});

test("the blend moves the weights by keys and brings the team's own back", async () => {
  const { pane } = await open();
  const before = await weights();
  pane.getByTestId("blend-knob").focus();
  await userEvent.keyboard("{PageUp}{PageUp}");
  await waitFor(async () => expect(await weights()).not.toEqual(before), { timeout: 5000 });
  await userEvent.click(await pane.findByTestId("blend-back"));
  await waitFor(async () => expect(await weights()).toEqual(before));
});

test("axe finds nothing", async () => {
  const { container } = await open();
  expect(await axeProblems(container)).toEqual([]);
});
