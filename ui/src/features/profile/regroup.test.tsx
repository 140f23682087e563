import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { ipc } from "@/ipc";
import { axeProblems } from "@/test/render";
import { core } from "./test-data";
import { draft, listen, parameter, retype, show, weights } from "./test-screen";

vi.setConfig({ testTimeout: 30_000 });

const menu = async (item: string) => {
  await userEvent.click(screen.getByTestId("list-menu"));
  await userEvent.click(await screen.findByTestId(item));
};

describe("groups and weights", () => {
  it("gives a group its share, makes all equal, and remembers locks and folds", async () => {
    await show();
    await retype(screen.getByLabelText("Weight of the group Where, in percent"), "40");
    await waitFor(async () => {
      const of = (await draft()).parameters.filter((one) => one.group === "where");
      expect(of.reduce((sum, one) => sum + one.weight, 0)).toBe(400);
    });
    await menu("set-equal");
    await waitFor(async () => expect(Math.max(...(await weights()))).toBe(334));
    expect((await weights()).reduce((sum, one) => sum + one)).toBe(1000);
    await userEvent.click(screen.getByTestId("fold-where"));
    await waitFor(() => expect(screen.queryByTestId("parameter-lane")).toBeNull());
    expect(await ipc.studioMemory()).toMatchObject({ collapsed: ["where"] });
    await userEvent.click(screen.getByLabelText(/^Keep the weight of/));
    expect((await ipc.studioMemory()).locked).toHaveLength(1);
  });

  it("moves a parameter over the edge of its group by keyboard, and says so", async () => {
    await show();
    const row = within(screen.getByTestId("parameter-sponsor")).getByRole("slider");
    row.focus();
    fireEvent.keyDown(row, { key: "ArrowUp", altKey: true });
    await waitFor(async () => expect((await parameter("sponsor")).group).toBe("where"));
    expect(screen.getByText(/Sponsor is now number 3 in Where/)).toBeInTheDocument();
  });

  it("takes a group away; its parameters move to the one beside", async () => {
    await show();
    await userEvent.click(screen.getByRole("button", { name: "More for the group Who" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: /Remove the group/ }));
    await waitFor(async () => expect((await draft()).groups).toHaveLength(1));
    expect((await parameter("sponsor")).group).toBe("where");
  });
});

describe("fits on a line", () => {
  it("previews under the hand and commits once", async () => {
    const { answers, spy } = listen(core(), "profilePreview");
    await show(answers);
    const knob = screen.getByRole("slider", { name: "Fit of Near, on the line" });
    fireEvent.keyDown(knob, { key: "PageUp" });
    expect(spy).toHaveBeenLastCalledWith(null, [], null, ["lane", "near", 70]);
    fireEvent.keyUp(knob);
    await waitFor(async () => expect((await parameter("lane")).levels[1]?.fit).toBe(70));
  });
});

describe("another kind of answer", () => {
  it("says what it costs before it is done", async () => {
    const { answers, spy } = listen(core(), "profileSetKind");
    const { container } = await show(answers);
    await userEvent.click(screen.getByTestId("answer-kind"));
    await userEvent.click(await screen.findByTestId("kind-yes_no"));
    const panel = await screen.findByTestId("kind-panel");
    expect(panel).toHaveTextContent("All 30 accounts that have answered go on counting.");
    expect(await axeProblems(container)).toEqual([]);
    await userEvent.click(within(panel).getByRole("button", { name: /^Near/ }));
    expect(spy).not.toHaveBeenCalled();
    await userEvent.click(screen.getByTestId("kind-do"));
    expect(spy.mock.calls[0]?.slice(0, 2)).toEqual(["lane", "yes_no"]);
    expect(spy.mock.calls[0]?.[2]).toMatchObject({ yes: ["core"] });
  });

  it("wants a unit for a number", async () => {
    const { answers, spy } = listen(core(), "profileSetKind");
    await show(answers);
    await userEvent.click(screen.getByTestId("answer-kind"));
    await userEvent.click(await screen.findByTestId("kind-bands"));
    await screen.findByTestId("kind-panel");
    await userEvent.click(screen.getByTestId("kind-do"));
    expect(screen.getByRole("alert")).toHaveTextContent("Say what is counted");
    expect(spy).not.toHaveBeenCalled();
  });
});

describe("merging", () => {
  it("notices twins, counts first, merges, and shows the one that is left", async () => {
    const { container } = await show();
    await userEvent.click(await screen.findByTestId("twins"));
    const pane = await screen.findByTestId("merge");
    expect(pane).toHaveTextContent("They tell the same for 31 of 34 customers");
    expect(await screen.findByTestId("merge-effect")).toHaveTextContent("Utensili Gambarotta");
    expect(await axeProblems(container)).toEqual([]);
    await userEvent.click(screen.getByTestId("merge-do"));
    await waitFor(async () => expect((await draft()).parameters).toHaveLength(2));
    expect((await weights()).reduce((sum, one) => sum + one)).toBe(1000);
    await waitFor(() => expect(screen.queryByTestId("merge")).toBeNull());
  });

  it("takes no for an answer, and never asks again", async () => {
    await show();
    await userEvent.click(await screen.findByTestId("twins"));
    await screen.findByTestId("merge-effect");
    await userEvent.click(screen.getByTestId("merge-apart"));
    await waitFor(() => expect(screen.queryByTestId("twins")).toBeNull());
    expect((await ipc.studioMemory()).apart).toHaveLength(1);
  });
});

describe("from nothing", () => {
  it("begins with what is ticked in the catalogue", async () => {
    const { answers, spy } = listen(core(["profile"]), "profileStartBlank");
    const { container } = await show(answers);
    await userEvent.click(screen.getByTestId("start-catalogue"));
    await userEvent.click(await screen.findByTestId("tick-adopter"));
    expect(await axeProblems(container)).toEqual([]);
    await userEvent.click(screen.getByTestId("blank-start"));
    expect(spy.mock.calls[0]?.[0]).toBe("Our profile");
    expect(await screen.findByTestId("parameter-adopter")).toBeInTheDocument();
  });

  it("adds several at once", async () => {
    const { answers, spy } = listen(core(), "profileAddParameters");
    await show(answers);
    await userEvent.click(screen.getByTestId("add-parameter"));
    await userEvent.click(await screen.findByTestId("tick-adopter"));
    await userEvent.click(screen.getByTestId("pick-chosen"));
    expect(spy).toHaveBeenCalledOnce();
    expect(await screen.findByTestId("parameter-adopter")).toBeInTheDocument();
  });
});

describe("the draft", () => {
  it("is thrown away, or begins again from a version", async () => {
    const { answers, spy } = listen(core(), "profileDiscard");
    await show(answers);
    await userEvent.click(screen.getByTestId("view-versions"));
    await userEvent.click(await screen.findByTestId("discard-draft"));
    expect(spy).toHaveBeenCalledOnce();
    await userEvent.click(screen.getByTestId("version-1"));
    await userEvent.click(await screen.findByTestId("restart-from"));
    expect(await screen.findByText("The draft is v1 again.")).toBeInTheDocument();
  });

  it("admits from another tier on", async () => {
    await show();
    await userEvent.click(screen.getByTestId("view-rules"));
    expect(await screen.findByTestId("caught-no_sponsor")).toHaveTextContent(
      "Would have capped 0 of 7",
    );
    await userEvent.click(screen.getByTestId("admits-risky"));
    await waitFor(async () => expect((await draft()).admits).toBe("risky"));
  });
});
