import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { ipc } from "@/ipc";
import { axeProblems } from "@/test/render";
import { core, DRAFT, INFO } from "./test-data";
import { draft, listen, parameter, retype, show, weights } from "./test-screen";

vi.setConfig({ testTimeout: 20_000 });

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
    expect(await screen.findByTestId("differences")).toHaveTextContent(
      "Good starts at 60 instead of 55.Bea, 13 Nov",
    );
    expect(screen.getByTestId("comparison")).toHaveTextContent(
      "One change. Published, it would move 1 of 14 accounts to another tier.",
    );
    // The tier as it was called then.
    expect(screen.getByTestId("flows")).toHaveTextContent(/1.*Fine.*Risky/);
    expect(screen.getByTestId("moved")).toHaveTextContent("Talleres Ibarrena");
    await userEvent.click(screen.getByTestId("publish"));
    expect(screen.getByText(/Say why/)).toBeInTheDocument();
    expect(spy).not.toHaveBeenCalled();
    await userEvent.type(screen.getByTestId("publish-reason"), "Too many poor fits{Enter}");
    expect(spy).toHaveBeenCalledExactlyOnceWith("Too many poor fits");
    expect(await screen.findByTestId("version-2")).toHaveTextContent("Too many poor fits");
  });

  it("says how far weights stand towards the data, and that a profile was learnt", async () => {
    const answers = core();
    const plain = answers.profileDraft;
    answers.profileDraft = async () => {
      const view = (await plain?.()) ?? DRAFT;
      const blend = { percent: 40, weights: [] };
      const learnt = { columns: ["size"], max_parameters: null };
      return { ...view, profile: { ...view.profile, blend, learnt } };
    };
    const [first] = (await answers.profileVersions?.()) ?? [];
    answers.profileVersions = () => (first ? [{ ...first, blend: 25, learnt: true }] : []);
    await show(answers);
    await userEvent.click(screen.getByTestId("open-publish"));
    expect(await screen.findByTestId("publish-blend")).toHaveTextContent(
      "Its weights stand 40% of the way from the team’s own",
    );
    expect(screen.getByTestId("publish-learnt")).toHaveTextContent("It was learnt from a table");
    expect(screen.getByTestId("version-1")).toHaveTextContent("weights 25% towards the data");
    await userEvent.click(screen.getByTestId("version-1"));
    expect(await screen.findByTestId("version-blend")).toHaveTextContent("stand 25% of the way");
    expect(screen.getByTestId("version-learnt")).toHaveTextContent("not set by a team");
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

  it("finds nothing in the rules", async () => {
    const { container } = await show();
    await userEvent.click(screen.getByTestId("view-rules"));
    expect(await axeProblems(container)).toEqual([]);
  });

  it("finds nothing in the versions", async () => {
    const { container } = await show();
    await userEvent.click(screen.getByTestId("view-versions"));
    await screen.findByTestId("comparison");
    expect(await axeProblems(container)).toEqual([]);
  });

  it("finds nothing in the catalogue, nor beside a parameter of one's own", async () => {
    const { container } = await show();
    await userEvent.click(screen.getByTestId("add-parameter"));
    await userEvent.click(screen.getByTestId("own-parameter"));
    await screen.findByText("in the profile");
    expect(await axeProblems(container)).toEqual([]);
  });
});
