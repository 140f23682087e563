import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { LanewiseError } from "@/ipc";
import { core } from "./test-data";
import { draft, listen, parameter, retype, show, weights } from "./test-screen";

vi.setConfig({ testTimeout: 20_000 });

describe("the studio", () => {
  it("shows the heaviest parameter, and says what the customers answered", async () => {
    await show();
    const pane = screen.getByTestId("parameter-pane");
    expect(within(pane).getByTestId("parameter-name")).toHaveValue("Lane");
    expect(within(pane).getByTestId("level-says")).toHaveTextContent(
      "5 of 6 happy customers answered “Core” or “Near”; so did 1 of 4 of the others. 1 unknown left out, not counted as zero.",
    );
    expect(screen.getByTestId("lane-says")).toHaveTextContent(
      "With these cut-offs, 6 of 7 happy customers would have been Good or better. Of the others, 1 of 4 failed would have slipped through.",
    );
    expect(screen.getByTestId("lane-lost")).toHaveTextContent("Conservas Puertalba");
    expect(screen.getByTestId("lane-slipped")).toHaveTextContent("Officine Valdrana");
    expect(screen.getByText(/tried on the very customers/)).toBeInTheDocument();
  });

  it("previews a weight, commits it once, and the sum stays 100", async () => {
    const { answers, spy } = listen(core(), "profileSetWeight");
    await show(answers);
    const slider = screen.getByRole("slider", { name: "Lane" });
    fireEvent.keyDown(slider, { key: "ArrowRight" });
    fireEvent.keyDown(slider, { key: "ArrowRight" });
    await waitFor(() =>
      expect(screen.getByRole("slider", { name: "Sponsor" })).toHaveAttribute(
        "aria-valuenow",
        String(250 - 8),
      ),
    );
    expect(spy).not.toHaveBeenCalled();
    await act(async () => void fireEvent.keyUp(slider, { key: "ArrowRight" }));
    expect(spy).toHaveBeenCalledExactlyOnceWith("lane", 420, []);
    expect((await weights()).reduce((sum, one) => sum + one)).toBe(1000);
    expect(slider).toHaveAttribute("aria-valuenow", "420");
  });

  it("goes back to the truth when a weight is refused", async () => {
    const answers = core();
    answers.profileSetWeight = () => {
      throw new LanewiseError("read_only");
    };
    const { said } = await show(answers);
    const slider = screen.getByRole("slider", { name: "Lane" });
    fireEvent.keyDown(slider, { key: "PageUp" });
    await waitFor(() =>
      expect(screen.getByRole("slider", { name: "Sponsor" })).not.toHaveAttribute(
        "aria-valuenow",
        "250",
      ),
    );
    await act(async () => void fireEvent.keyUp(slider));
    await waitFor(() => expect(slider).toHaveAttribute("aria-valuenow", "400"));
    expect(screen.getByRole("slider", { name: "Sponsor" })).toHaveAttribute("aria-valuenow", "250");
    expect(said).toHaveBeenCalledOnce();
  });

  it("leaves locked weights alone, and lets no weight grow over them", async () => {
    const { answers, spy } = listen(core(), "profileSetWeight");
    await show(answers);
    await userEvent.click(screen.getByRole("button", { name: "Keep the weight of Lane" }));
    expect(screen.getByRole("slider", { name: "Lane" })).toHaveAttribute("aria-disabled", "true");
    const field = screen.getByRole("textbox", { name: "Weight of Sponsor, in percent" });
    await retype(field, "61");
    expect(spy).not.toHaveBeenCalled();
    await retype(field, "60");
    expect(spy).toHaveBeenCalledExactlyOnceWith("sponsor", 600, ["lane"]);
    await waitFor(async () => expect(await weights()).toEqual([400, 0, 600]));
  });

  it("moves a cut-off live: the sentence follows before anything is changed", async () => {
    const { answers, spy } = listen(core(), "profileSetThresholds");
    await show(answers);
    const handle = screen.getByRole("slider", { name: "Cut-off between Risky and Good" });
    fireEvent.keyDown(handle, { key: "ArrowLeft", shiftKey: true });
    await waitFor(() =>
      expect(screen.getByTestId("lane-says")).toHaveTextContent("1 of 7 happy customers"),
    );
    expect(spy).not.toHaveBeenCalled();
    await act(async () => void fireEvent.keyUp(handle));
    expect(spy).toHaveBeenCalledOnce();
    expect(spy.mock.calls[0]?.[0]).toEqual([80_000, expect.any(Number), 37_000]);
  });

  it("edits a name, a question and a reason where they stand", async () => {
    await show();
    await retype(screen.getByTestId("parameter-name"), "Lane of business");
    expect(screen.getByRole("button", { name: "Lane of business" })).toBeInTheDocument();
    await retype(screen.getByRole("textbox", { name: "Question" }), "Whom do they resemble?");
    await retype(screen.getByRole("textbox", { name: "Who asks" }), "presales");
    await waitFor(async () =>
      expect((await parameter("lane")).questions).toEqual([
        { text: "Whom do they resemble?", ask: "presales", when: "first call" },
      ]),
    );
    await retype(screen.getByTestId("parameter-name"), "   ");
    expect(screen.getByTestId("parameter-name")).toHaveValue("Lane of business");
  });

  it("takes a question away and offers it back", async () => {
    const answers = core();
    await show(answers);
    await userEvent.click(screen.getByRole("button", { name: "Remove the question" }));
    expect(await screen.findByText("Question removed.")).toBeInTheDocument();
    expect((await parameter("lane")).questions).toEqual([]);
    const toast = screen.getByText("Question removed.").parentElement as HTMLElement;
    await userEvent.click(within(toast).getByRole("button", { name: "Undo" }));
    await waitFor(async () => expect((await parameter("lane")).questions).toHaveLength(1));
  });
});

describe("levels", () => {
  it("changes a fit with one commit", async () => {
    const { answers, spy } = listen(core(), "profilePutParameter");
    await show(answers);
    const slider = screen.getByRole("slider", { name: "Fit of Near" });
    fireEvent.keyDown(slider, { key: "PageUp" });
    await act(async () => void fireEvent.keyUp(slider));
    expect(spy).toHaveBeenCalledOnce();
    expect((await parameter("lane")).levels[1]?.fit).toBe(70);
  });

  it("refuses a name that already means another answer, beside the field", async () => {
    const { answers, spy } = listen(core(), "profilePutParameter");
    await show(answers);
    const row = screen.getByTestId("level-near");
    const name = within(row).getByRole("textbox", { name: "Name of the answer" });
    await retype(name, "CENTRE");
    expect(await screen.findByRole("alert")).toHaveTextContent("taken by another answer");
    expect(spy).not.toHaveBeenCalled();
    expect(name).toBeInvalid();
    await retype(name, "Nearby");
    await waitFor(async () => expect((await parameter("lane")).levels[1]?.name).toBe("Nearby"));
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("adds, reorders and removes answers", async () => {
    await show();
    await userEvent.type(screen.getByTestId("add-level"), "Élsewhere{Enter}");
    await screen.findByTestId("level-elsewhere");
    const name = within(screen.getByTestId("level-elsewhere")).getByRole("textbox", {
      name: "Name of the answer",
    });
    fireEvent.keyDown(name, { key: "ArrowUp", altKey: true });
    await waitFor(async () =>
      expect((await parameter("lane")).levels.map((one) => one.id)).toEqual([
        "core",
        "near",
        "elsewhere",
        "outside",
      ]),
    );
    await userEvent.click(screen.getByRole("button", { name: "More for Near" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Remove the answer" }));
    await waitFor(() => expect(screen.queryByTestId("level-near")).toBeNull());
    expect(await screen.findByText("Near removed.")).toBeInTheDocument();
  });

  it("moves the limit of two bands together and refuses one that empties a band", async () => {
    const { answers, spy } = listen(core(), "profilePutParameter");
    await show(answers);
    await userEvent.click(screen.getByRole("button", { name: "Company size" }));
    const from = screen.getByRole("textbox", { name: "Middle starts at" });
    await retype(from, "300");
    expect(await screen.findByRole("alert")).toHaveTextContent("must be below 250");
    await retype(from, "many");
    expect(await screen.findByRole("alert")).toHaveTextContent("“many” is not a number");
    await retype(from, " ");
    expect(await screen.findByRole("alert")).toHaveTextContent("Only the first band");
    expect(spy).not.toHaveBeenCalled();
    await retype(from, "20");
    await waitFor(async () =>
      expect((await parameter("size")).levels.map(({ from, to }) => [from, to])).toEqual([
        [null, 20],
        [20, 250],
        [250, null],
      ]),
    );
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("says under the answer what the core refuses, and shows what is true", async () => {
    const answers = core();
    answers.profilePutParameter = () => {
      throw new LanewiseError("invalid", {
        message: "",
        holder: null,
        problems: [
          {
            place: "parameters[lane].levels[near]",
            about: ["Lane", "Odd"],
            rule: { kind: "repeated_word", word: "odd", owner: "far" },
            wrong: "",
            mend: "",
          },
        ],
      });
    };
    const { said } = await show(answers);
    const row = screen.getByTestId("level-near");
    await retype(within(row).getByRole("textbox", { name: "Name of the answer" }), "Odd");
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "Lane › Odd: “odd” already means another level.",
    );
    await waitFor(() =>
      expect(within(row).getByRole("textbox", { name: "Name of the answer" })).toHaveValue("Near"),
    );
    expect(said).not.toHaveBeenCalled();
  });
});

describe("the list", () => {
  it("moves by keyboard, between places and to another group", async () => {
    await show();
    const name = screen.getByRole("button", { name: "Company size" });
    fireEvent.keyDown(name, { key: "ArrowUp", altKey: true });
    await waitFor(async () =>
      expect((await draft()).parameters.map((one) => one.id)).toEqual(["size", "lane", "sponsor"]),
    );
    await userEvent.click(screen.getByRole("button", { name: "More for Company size" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Who" }));
    await waitFor(async () => expect((await parameter("size")).group).toBe("who"));
  });

  it("moves a whole group, and opens a new one", async () => {
    await show();
    const [, who] = screen.getAllByRole("textbox", { name: "Name of the group" });
    fireEvent.keyDown(who as HTMLElement, { key: "ArrowUp", altKey: true });
    await waitFor(async () =>
      expect((await draft()).groups.map((one) => one.id)).toEqual(["who", "where"]),
    );
    await userEvent.click(screen.getByTestId("parameter-group"));
    await userEvent.click(await screen.findByRole("menuitem", { name: "New group" }));
    await waitFor(async () => expect((await parameter("lane")).group).toBe("new_group"));
    expect((await draft()).groups.at(-1)).toEqual({ id: "new_group", name: "New group" });
  });

  it("removes with Delete, goes on to the neighbour and offers it back", async () => {
    await show();
    fireEvent.keyDown(screen.getByRole("button", { name: "Sponsor" }), { key: "Delete" });
    expect(await screen.findByText("Sponsor removed.")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Company size" })).toHaveFocus();
    expect((await weights()).reduce((sum, one) => sum + one)).toBe(1000);
    expect((await draft()).must_haves).toEqual([]);
  });

  it("goes through the parameters with the arrow keys", async () => {
    await show();
    fireEvent.keyDown(screen.getByRole("button", { name: "Lane" }), { key: "ArrowDown" });
    expect(screen.getByTestId("parameter-name")).toHaveValue("Company size");
    expect(screen.getByRole("button", { name: "Company size" })).toHaveFocus();
  });
});
