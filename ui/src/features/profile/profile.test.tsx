import { Notifications, notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Answers, answerWith, ipc, LanewiseError, type Parameter } from "@/ipc";
import { followChanges } from "@/queries/changes";
import { createQueryClient } from "@/queries/client";
import { createAppRouter } from "@/router";
import { axeProblems, renderThemed } from "@/test/render";
import { core, DRAFT, INFO } from "./test-data";

vi.setConfig({ testTimeout: 20_000 });

let stop = () => {};

/** The profile screen in the whole app, on these answers. */
async function show(answers: Answers = core()) {
  answerWith(answers);
  const said = vi.fn();
  const client = createQueryClient(said);
  stop = followChanges(client);
  const router = createAppRouter(createMemoryHistory({ initialEntries: ["/profile"] }));
  const { container } = renderThemed(
    <QueryClientProvider client={client}>
      <Notifications />
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  // The first screen fetches its part of the program.
  await screen.findByTestId(/profile-s(creen|tart)/, {}, { timeout: 15_000 });
  return { router, said, container };
}

/** What is asked of the core, while it still answers. */
function listen<K extends keyof Answers>(answers: Answers, name: K) {
  const spy = vi.fn(answers[name] as (...args: unknown[]) => unknown);
  return { answers: { ...answers, [name]: spy } as Answers, spy };
}

const draft = () => ipc.profileDraft().then((view) => view.profile);
const parameter = async (id: string) =>
  (await draft()).parameters.find((one) => one.id === id) as Parameter;
const weights = async () => (await draft()).parameters.map((one) => one.weight);

/** Types over what stands in a field and takes it. */
async function retype(field: HTMLElement, text: string) {
  await userEvent.clear(field);
  await userEvent.type(field, `${text}{Enter}`);
}

afterEach(() => {
  stop();
  notifications.clean();
  answerWith(null);
});

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
        problems: [{ place: "parameters[lane]", wrong: "too odd", mend: "Make it even." }],
      });
    };
    const { said } = await show(answers);
    const row = screen.getByTestId("level-near");
    await retype(within(row).getByRole("textbox", { name: "Name of the answer" }), "Odd");
    expect(await screen.findByRole("alert")).toHaveTextContent("too odd. Make it even.");
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

  it("removes with Delete and offers it back; another change withdraws the offer", async () => {
    await show();
    fireEvent.keyDown(screen.getByRole("button", { name: "Sponsor" }), { key: "Delete" });
    expect(await screen.findByText("Sponsor removed.")).toBeInTheDocument();
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

describe("the catalogue", () => {
  it("opens with N, finds by what a parameter is for, marks what is there, and adds", async () => {
    await show();
    fireEvent.keyDown(document.body, { key: "n" });
    const picker = await screen.findByTestId("picker");
    expect(await within(picker).findByText("in the profile")).toBeInTheDocument();
    await userEvent.type(screen.getByTestId("picker-search"), "proof");
    expect(within(picker).queryByText("in the profile")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Add Adopter culture" }));
    await waitFor(async () =>
      expect((await draft()).groups.map((one) => one.id)).toContain("culture"),
    );
    expect((await weights()).reduce((sum, one) => sum + one)).toBe(1000);
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByTestId("picker")).toBeNull());
    expect(screen.getByTestId("add-parameter")).toHaveFocus();
  });

  it("makes an own parameter, and says what is missing first", async () => {
    await show();
    await userEvent.click(screen.getByTestId("add-parameter"));
    await userEvent.click(screen.getByTestId("own-parameter"));
    await userEvent.click(screen.getByTestId("own-add"));
    expect(screen.getByRole("alert")).toHaveTextContent("Give it a name.");
    await userEvent.type(screen.getByTestId("own-name"), "Paper");
    await userEvent.type(screen.getByTestId("own-answers"), "Much{Enter}Little");
    await userEvent.click(screen.getByTestId("own-add"));
    await waitFor(() => expect(screen.getByTestId("parameter-name")).toHaveValue("Paper"));
    expect((await parameter("paper")).levels.map((one) => one.fit)).toEqual([100, 0]);
  });
});

describe("rules", () => {
  it("changes the words of a must-have", async () => {
    await show();
    await userEvent.click(screen.getByTestId("view-rules"));
    const rule = await screen.findByTestId("must-have-no_sponsor");
    expect(rule).toHaveTextContent(/If.*Sponsor.*is.*No.*at most.*Risky/);
    await userEvent.click(within(rule).getByRole("button", { name: /^Best tier allowed/ }));
    const best = await screen.findByRole("menuitemradio", { name: "Nope" });
    expect(screen.queryByRole("menuitemradio", { name: "Excellent" })).toBeNull();
    await userEvent.click(best);
    await waitFor(async () =>
      expect((await draft()).must_haves?.[0]).toMatchObject({ at_most: "nope" }),
    );
    await userEvent.click(within(rule).getByRole("button", { name: /^Answers/ }));
    // The last answer cannot be taken out: a must-have without one says nothing.
    await userEvent.click(await screen.findByRole("menuitemcheckbox", { name: "No" }));
    expect((await draft()).must_haves?.[0]?.levels).toEqual(["no"]);
  });

  it("keeps the tiers in order, two to six of them", async () => {
    const { answers, spy } = listen(core(), "profilePutTiers");
    await show(answers);
    await userEvent.click(screen.getByTestId("view-rules"));
    const from = await screen.findByRole("textbox", { name: "Good starts at" });
    await retype(from, "80");
    await retype(from, "37");
    expect(spy).not.toHaveBeenCalled();
    await retype(from, "61.5");
    await waitFor(async () => expect((await draft()).tiers[1]?.from).toBe(61_500));
    for (let count = 5; count <= 6; count += 1) {
      await userEvent.click(screen.getByTestId("add-tier"));
      await waitFor(async () => expect((await draft()).tiers).toHaveLength(count));
    }
    expect(screen.getByTestId("add-tier")).toBeDisabled();
    const tiers = (await draft()).tiers.map((tier) => tier.from);
    expect([...tiers].sort((a, b) => b - a)).toEqual(tiers);
    expect(new Set(tiers).size).toBe(6);
    await userEvent.click(screen.getByRole("button", { name: "Remove the tier Nope" }));
    await waitFor(async () => expect((await draft()).tiers.at(-1)?.from).toBe(0));
  });

  it("says what a guess counts for", async () => {
    await show();
    await userEvent.click(screen.getByTestId("view-rules"));
    await userEvent.click(await screen.findByRole("radio", { name: "It counts as unknown" }));
    await waitFor(async () => expect((await draft()).guesses).toBe("unknown"));
  });
});

describe("versions", () => {
  it("shows what changed and who moves, and wants a reason before it publishes", async () => {
    const { answers, spy } = listen(core(), "profilePublish");
    await show(answers);
    await userEvent.click(screen.getByTestId("open-publish"));
    expect(await screen.findByTestId("publish-reason")).toHaveFocus();
    expect(await screen.findByTestId("differences")).toHaveTextContent("Cut-offGood 55 → 60");
    expect(screen.getByTestId("moved")).toHaveTextContent(
      "1 account would change tier; 13 would keep theirs.",
    );
    expect(screen.getByTestId("moved")).toHaveTextContent("Talleres Ibarrena");
    await userEvent.click(screen.getByTestId("publish"));
    expect(screen.getByText(/Say why/)).toBeInTheDocument();
    expect(spy).not.toHaveBeenCalled();
    await userEvent.type(screen.getByTestId("publish-reason"), "Too many poor fits{Enter}");
    expect(spy).toHaveBeenCalledExactlyOnceWith("Too many poor fits");
    expect(await screen.findByTestId("version-2")).toHaveTextContent("Too many poor fits");
  });

  it("has nothing to publish where nothing changed", async () => {
    const answers = core();
    answers.workspaceCurrent = () => ({ ...INFO, draft_changed: false });
    await show(answers);
    await waitFor(() => expect(screen.getByTestId("open-publish")).toBeDisabled());
  });
});

describe("without", () => {
  it("a profile, it offers where to begin", async () => {
    await show(core(["profile"]));
    await userEvent.click(await screen.findByTestId("start-first_steps"));
    expect(await screen.findByTestId("profile-screen")).toBeInTheDocument();
  });

  it("customers, weights still move, and come back with undo", async () => {
    await show(core(["customers"]));
    const slider = screen.getByRole("slider", { name: "Lane" });
    fireEvent.keyDown(slider, { key: "PageUp" });
    await act(async () => void fireEvent.keyUp(slider));
    const sponsor = screen.getByRole("slider", { name: "Sponsor" });
    await waitFor(() => expect(sponsor).toHaveAttribute("aria-valuenow", "229"));
    await act(async () => void ipc.undo());
    await waitFor(() => expect(sponsor).toHaveAttribute("aria-valuenow", "250"));
    expect(slider).toHaveAttribute("aria-valuenow", "400");
  });

  it("customers, it says what will stand there", async () => {
    await show(core(["customers"]));
    expect(screen.getByText(/Here your past customers will stand/)).toBeInTheDocument();
    expect(screen.getByText(/no customers with an outcome yet/)).toBeInTheDocument();
  });

  it("unhappy customers, it warns of the survivors (A2)", async () => {
    const chart = structuredClone(DRAFT.chart);
    const failed = chart.rows[1];
    if (failed) {
      failed.count = { ...failed.count, total: 0, tiers: [0, 0, 0, 0], admitted: 0 };
      failed.marks = [];
    }
    chart.others = { admitted: 0, total: 0 };
    await show(core([], { ...DRAFT, chart }));
    expect(screen.getByRole("note")).toHaveTextContent("All these customers are happy ones.");
  });
});

describe("axe", () => {
  it("finds nothing about a parameter", async () => {
    const { container } = await show();
    await userEvent.click(screen.getByTestId("parameter-more"));
    expect(await axeProblems(container)).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Company size" }));
    expect(await axeProblems(container)).toEqual([]);
  });

  it("finds nothing in the rules, the versions and the catalogue", {
    timeout: 20_000,
  }, async () => {
    const { container } = await show();
    await userEvent.click(screen.getByTestId("view-rules"));
    expect(await axeProblems(container)).toEqual([]);
    await userEvent.click(screen.getByTestId("view-versions"));
    await screen.findByTestId("comparison");
    expect(await axeProblems(container)).toEqual([]);
    await userEvent.click(screen.getByTestId("view-studio"));
    await userEvent.click(screen.getByTestId("add-parameter"));
    await userEvent.click(screen.getByTestId("own-parameter"));
    await screen.findByText("in the profile");
    expect(await axeProblems(container)).toEqual([]);
  });
});
